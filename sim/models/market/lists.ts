// What lists (letters, readers of a seeded person's posts) bring to single people on one step: a row of sums per listed
// person. The memory is taken when the first list appears, and only rows that were used are cleaned.

import { Pool } from '../../kernel/pool.ts';
import type { Market } from '../../market/market.ts';

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
const pool = new Pool<Memory>((people) => ({
  sums: new Float64Array(people * COLUMNS),
  listed: new Uint8Array(people),
}));
const NONE: Memory = { sums: new Float64Array(0), listed: new Uint8Array(0) };

export class Lists {
  /** Everybody listed on this step. */
  readonly people: number[] = [];
  private memory = NONE;

  constructor(private readonly market: Market) {}

  get sums(): Float64Array {
    return this.memory.sums;
  }

  /** Where the person's row begins; makes one. */
  row(person: number): number {
    if (this.memory === NONE) this.memory = pool.take(this.market, this.market.people);
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
