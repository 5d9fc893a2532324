// The pairs of a long list of ties, as a set that changes little from then on: they stand in rows, where a pair is looked for
// along a short row, and only what was added or taken out since stands in sets of its own. Put into a set one by one, the pairs
// of a large market would each wait for memory.

import { withoutScratch } from '../kernel/arena.ts';
import type { Allocator } from '../kernel/memory.ts';
import { privateMemory } from '../kernel/memory.ts';
import type { Rows } from './market.ts';
import { NumberSet } from './number-set.ts';
import { tieRows } from './rows.ts';

/** A pair of people as one number, whoever is named first. */
export function pairNumber(people: number, one: number, other: number): number {
  return one < other ? one * people + other : other * people + one;
}

export class PairSet {
  /** Pairs that stand in the list more than once. */
  private readonly repeated = new NumberSet();
  /** By lower person; those who have repeated pairs. */
  private readonly rows: Rows;
  private readonly repeats: Uint8Array;
  private readonly added = new NumberSet();
  private readonly gone = new NumberSet();

  constructor(
    private readonly people: number,
    from: Uint32Array,
    to: Uint32Array,
    memory: Allocator = privateMemory,
  ) {
    const { length } = from;
    this.rows = withoutScratch(memory, () => {
      const [low, high] = [new Uint32Array(length), new Uint32Array(length)];
      for (let tie = 0; tie < length; tie++) {
        low[tie] = Math.min(from[tie], to[tie]);
        high[tie] = Math.max(from[tie], to[tie]);
      }
      return tieRows(people, { from: low, to: high, length, weights: null }, false, memory);
    });
    this.repeats = new Uint8Array(people);
    this.findRepeats();
  }

  /** Whether a pair stands in the list of the beginning more than once. */
  isRepeated(one: number, other: number): boolean {
    return this.repeats[Math.min(one, other)] === 1 && this.repeated.has(pairNumber(this.people, one, other));
  }

  /** Adds a pair; false where it was there already. */
  add(one: number, other: number): boolean {
    const pair = pairNumber(this.people, one, other);
    if (!this.isListed(one, other)) return this.added.add(pair);
    if (!this.gone.has(pair)) return false;
    this.gone.delete(pair);
    return true;
  }

  /** Takes out a pair that is there. */
  delete(one: number, other: number): void {
    const pair = pairNumber(this.people, one, other);
    if (this.isListed(one, other)) this.gone.add(pair);
    else this.added.delete(pair);
  }

  private isListed(one: number, other: number): boolean {
    const { offsets, targets } = this.rows;
    const [person, wanted] = one < other ? [one, other] : [other, one];
    let low = offsets[person];
    let high = offsets[person + 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (targets[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return low < offsets[person + 1] && targets[low] === wanted;
  }

  private findRepeats(): void {
    const { offsets, targets } = this.rows;
    for (let person = 0; person < this.people; person++) {
      const end = offsets[person + 1];
      for (let e = offsets[person] + 1; e < end; e++) {
        if (targets[e] !== targets[e - 1]) continue;
        this.repeats[person] = 1;
        this.repeated.add(pairNumber(this.people, person, targets[e]));
      }
    }
  }
}
