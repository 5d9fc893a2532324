// What lists (letters, readers of a seeded person's posts) bring to single people on one step: a row of sums per listed
// person, one behind the other as they are listed. The memory is taken when the first list appears.

import { memoryBeside } from '../../kernel/arena.ts';
import { longer } from '../../kernel/longer.ts';
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
  /** By person: the number of their row, counted from 1; 0 of who is not listed. */
  rowOf: Uint32Array;
}
const pool = new Pool<Memory>((people, memory) => ({
  sums: memory.f64(people * COLUMNS),
  rowOf: memory.u32(people),
}));
const NONE: Memory = { sums: new Float64Array(0), rowOf: new Uint32Array(0) };

export class Lists {
  /** Everybody listed on this step, and how many they are. */
  people = new Uint32Array(64);
  count = 0;
  private memory = NONE;

  private readonly beside: Allocator;

  constructor(private readonly market: Market) {
    this.beside = memoryBeside(market.out.offsets);
  }

  get sums(): Float64Array {
    return this.memory.sums;
  }

  /** All rows, and whose they are; undefined where there is none on this step. */
  get rows(): Memory | undefined {
    return this.count === 0 ? undefined : this.memory;
  }

  /** The most that lists bring to single people on this step, by group. */
  most(): GroupMost {
    const most = new GroupMost();
    for (let row = 0; row < this.count; row++) most.raise(this.people[row], this.noticed(row));
    return most;
  }

  /** What a row brings: noticed contacts. */
  noticed(row: number): number {
    return this.memory.sums[row * COLUMNS + LISTED.noticed];
  }

  /** Adds to a person's row noticed contacts, and to the three columns from `to` on what these bring; makes one. */
  add(person: number, noticed: number, to: number, trusted: number, reported: number, push: number): void {
    if (this.memory === NONE) this.memory = pool.take(this.market, this.market.people, this.beside);
    const { sums, rowOf } = this.memory;
    if (rowOf[person] === 0) rowOf[person] = this.begin(person);
    const at = (rowOf[person] - 1) * COLUMNS;
    sums[at] += noticed;
    sums[at + to] += trusted;
    sums[at + to + 1] += reported;
    sums[at + to + 2] += push;
  }

  /** Where the person's row begins, or −1 where no list brings them anything on this step. */
  find(person: number): number {
    if (this.count === 0) return -1;
    const row = this.memory.rowOf[person];
    return row === 0 ? -1 : (row - 1) * COLUMNS;
  }

  clear(): void {
    const { sums, rowOf } = this.memory;
    for (let row = 0; row < this.count; row++) rowOf[this.people[row]] = 0;
    sums.fill(0, 0, this.count * COLUMNS);
    this.count = 0;
  }

  end(): void {
    this.clear();
    if (this.memory !== NONE) pool.give(this.market, this.memory);
    this.memory = NONE;
  }

  /** Lists a person. Returns the number of their row, counted from 1. */
  private begin(person: number): number {
    if (this.count === this.people.length) this.people = longer(this.people, 2 * this.count);
    this.people[this.count] = person;
    return ++this.count;
  }
}
