// What lists (letters, readers of a seeded person's posts) bring to single people on one step: a row of sums per listed
// person. The memory is taken when the first list appears, and only rows that were used are cleaned.

import { memoryBeside } from '../../kernel/arena.ts';
import type { Allocator } from '../../kernel/memory.ts';
import { Pool } from '../../kernel/pool.ts';
import type { Market } from '../../market/market.ts';
import { GroupMost } from '../../world/hearing.ts';

/** Columns of a row: noticed contacts; trust × contacts, × claim, push of the firm; the same of media people. */
export const LISTED = {
  noticed: 0,
  firmTrust: 1,
  firmClaim: 2,
  firmPush: 3,
  mediaTrust: 4,
  mediaReport: 5,
  mediaPush: 6,
} as const;
const COLUMNS = 8;

interface Memory {
  sums: Float64Array;
  listed: Uint8Array;
}
const pool = new Pool<Memory>((people, memory) => ({
  sums: memory.f64(people * COLUMNS),
  listed: memory.u8(people),
}));
const NONE: Memory = { sums: new Float64Array(0), listed: new Uint8Array(0) };

export class Lists {
  /** Everybody listed on this step. */
  readonly people: number[] = [];
  private memory = NONE;

  private readonly beside: Allocator;

  constructor(private readonly market: Market) {
    this.beside = memoryBeside(market.out.offsets);
  }

  get sums(): Float64Array {
    return this.memory.sums;
  }

  /** Everybody's rows and whether they are on a list; undefined where there is none on this step. */
  get rows(): Memory | undefined {
    return this.people.length === 0 ? undefined : this.memory;
  }

  /** The most that lists bring to single people on this step, by group. */
  most(): GroupMost {
    const most = new GroupMost();
    for (const person of this.people) most.raise(person, this.noticed(person));
    return most;
  }

  /** Where the person's row begins; makes one. */
  row(person: number): number {
    if (this.memory === NONE) this.memory = pool.take(this.market, this.market.people, this.beside);
    if (this.memory.listed[person] === 0) {
      this.memory.listed[person] = 1;
      this.people.push(person);
    }
    return person * COLUMNS;
  }

  /** Where the person's row begins, or −1 where no list brings them anything on this step. */
  find(person: number): number {
    return this.memory !== NONE && this.memory.listed[person] === 1 ? person * COLUMNS : -1;
  }

  noticed(person: number): number {
    const row = this.find(person);
    return row < 0 ? 0 : this.memory.sums[row + LISTED.noticed];
  }

  clear(): void {
    for (const person of this.people) {
      this.memory.listed[person] = 0;
      this.memory.sums.fill(0, person * COLUMNS, (person + 1) * COLUMNS);
    }
    this.people.length = 0;
  }

  end(): void {
    this.clear();
    if (this.memory !== NONE) pool.give(this.market, this.memory);
    this.memory = NONE;
  }
}
