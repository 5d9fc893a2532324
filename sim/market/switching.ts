// Switches: two ties a–b and c–d become a–c and d–b, and everybody keeps as many ties as before. They repair ties that may
// not be, and they mix ties until it no longer shows how these came about (Milo et al. 2003, arXiv:cond-mat/0312028).
//
// Why switches suffice for a repair: hold the ties against any network with these degrees. From an end `a` of a bad tie
// lead, by turns, a tie that only that network has and a tie that only we have. Switches may follow this trail, and each
// leaves less between the two. So where any network fits, no repair is stuck for good; it can only take long.

import type { Key } from '../kernel/luck.ts';
import { below } from '../kernel/luck.ts';
import type { Allocator } from '../kernel/memory.ts';
import { NumberSet } from './number-set.ts';
import { PairSet, pairNumber } from './pair-set.ts';

/** Mutual ties, every pair once. */
export interface Pairing {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly length: number;
}

/** Whether two people, never the same, may be tied to each other. */
export type MayTie = (one: number, other: number) => boolean;

/** Switches tried before repairs are given up: in any case, and for every tie. */
const REPAIRS_AT_LEAST = 10_000;
const REPAIRS_PER_TIE = 20;

/** Switches tried to mix: for every tie, or in a large network for those that chance did not place and some more; and at least. */
const MIXES_PER_TIE = 10;
const MIXED_TIES = 10_000;
const MIXES_AT_LEAST = 100;

/** Ties that are switched in place. */
export class Switching {
  private readonly good: PairSet;
  /** Places of the ties that may not be. */
  private readonly bad = new Set<number>();
  private repaired = 0;

  constructor(
    private readonly from: Uint32Array,
    private readonly to: Uint32Array,
    people: number,
    private readonly mayTie?: MayTie,
    memory?: Allocator,
  ) {
    this.good = new PairSet(people, from, to, memory);
    const met = new NumberSet();
    for (let tie = 0; tie < from.length; tie++) {
      const [one, other] = [from[tie], to[tie]];
      const again = this.good.isRepeated(one, other) && !met.add(pairNumber(people, one, other));
      if (again || !this.isAllowed(one, other)) this.bad.add(tie);
    }
  }

  /** True as soon as no tie is bad, false where that takes too long. */
  repair(luck: Key): boolean {
    const { from, to, bad } = this;
    const limit = Math.max(REPAIRS_AT_LEAST, REPAIRS_PER_TIE * from.length);
    let draw = 0;
    this.repaired = bad.size;
    for (const tie of bad) {
      while (!this.add(from[tie], to[tie])) {
        if (draw === limit) return false;
        const lot = below(luck, draw++, 4 * from.length);
        // Either end of the bad tie may be the one that is given a new partner.
        if ((lot & 1) !== 0) this.turn(tie);
        if ((lot & 2) !== 0) this.turn(Math.floor(lot / 4));
        this.move(tie, Math.floor(lot / 4));
      }
      bad.delete(tie);
    }
    return true;
  }

  /**
   * Good ties, after so many random switches that every network with these degrees has nearly the same chance. `shown`: how
   * many ties are not where pure chance put them.
   */
  mixed(luck: Key, shown = this.repaired): Pairing {
    const { from, to } = this;
    const { length } = from;
    const tries = length < 2 ? 0 : Math.max(MIXES_AT_LEAST, MIXES_PER_TIE * Math.min(length, MIXED_TIES + shown));
    for (let draw = 0; draw < tries; draw++) {
      const lot = below(luck, 2 * draw, 2 * length);
      if ((lot & 1) !== 0) this.turn(Math.floor(lot / 2));
      this.swap(Math.floor(lot / 2), below(luck, 2 * draw + 1, length));
    }
    return { from, to, length };
  }

  /** Bad a–b and any c–d: a–c, if that is good, stands in the place of c–d, and d–b is left to be repaired. */
  private move(tie: number, other: number): void {
    const { from, to, good, bad } = this;
    if (tie === other || !this.add(from[tie], from[other])) return;
    const freed = to[other];
    if (!bad.delete(other)) good.delete(from[other], freed);
    to[other] = from[tie];
    from[tie] = freed;
  }

  /** Good a–b and c–d: a–c and b–d, where both are good. */
  private swap(tie: number, other: number): void {
    const { from, to, good } = this;
    const [a, b, c, d] = [from[tie], to[tie], from[other], to[other]];
    if (!this.add(a, c)) return;
    if (!this.add(b, d)) {
      good.delete(a, c);
      return;
    }
    good.delete(a, b);
    good.delete(c, d);
    to[tie] = c;
    from[other] = b;
  }

  /** Notes a tie as good; false where it is not: to oneself, not allowed, or there already. */
  private add(one: number, other: number): boolean {
    return this.isAllowed(one, other) && this.good.add(one, other);
  }

  private isAllowed(one: number, other: number): boolean {
    return one !== other && this.mayTie?.(one, other) !== false;
  }

  private turn(tie: number): void {
    const { from, to } = this;
    [from[tie], to[tie]] = [to[tie], from[tie]];
  }
}
