// A greedy choice among contenders: those who are in most sets, while it is known of all others in how many at most.
// Where one of these could matter the choice gives up, and is made again among more.

import type { ReverseSets } from './reverse-sets.ts';

/** Whether one comes before another where both are in as many sets. */
export type Before = (one: number, other: number) => boolean;

/** No place in the order, or no candidate. */
export const NONE = 0xffffffff;

export interface Contenders {
  /** By falling number of sets. */
  readonly order: Uint32Array;
  /** In how many sets anybody else is at most. */
  readonly beyond: number;
}

export class Greedy {
  /** In how many sets each person was to begin with. */
  private readonly counts: Uint32Array;
  /** In which sets each of those in order is: those of the one at place p are sets[first[p]] … sets[first[p + 1] − 1]. */
  private readonly first: Uint32Array;
  private readonly setsOf: Uint32Array;
  private readonly order: Uint32Array;
  private readonly beyond: number;

  /** `left`: in how many sets that are not met each person is; it and `met` are kept up to date. */
  constructor(
    private readonly sets: ReverseSets,
    private readonly left: Uint32Array,
    private readonly met: Uint8Array,
    { order, beyond }: Contenders,
  ) {
    const { members, starts, length } = sets;
    this.counts = left.slice();
    this.order = order;
    this.beyond = beyond;
    this.first = new Uint32Array(order.length + 1);
    const placeOf = new Uint32Array(left.length);
    for (let place = 0; place < order.length; place++) {
      this.first[place + 1] = this.first[place] + left[order[place]];
      placeOf[order[place]] = place + 1;
    }
    this.setsOf = new Uint32Array(this.first[order.length]);
    const next = this.first.slice();
    for (let set = 0; set < length; set++) {
      if (met[set] === 1) continue;
      for (let at = starts[set]; at < starts[set + 1]; at++) {
        const place = placeOf[members[at]];
        if (place > 0) this.setsOf[next[place - 1]++] = set;
      }
    }
  }

  /**
   * The first `count`, or all who meet any set that is left, and how many any `among` people meet at most; undefined
   * where somebody not in order could matter.
   */
  choose(count: number, among: number, before: Before): { chosen: number[]; met: number; most: number } | undefined {
    const chosen: number[] = [];
    let met = 0;
    let most = Number.POSITIVE_INFINITY;
    for (;;) {
      const more = this.largest(among);
      if (more === undefined) return undefined;
      most = Math.min(most, met + more);
      const place = chosen.length < count ? this.best(before) : NONE;
      if (place === NONE) return { chosen, met, most };
      const best = this.order[place];
      // Somebody else may be in as many, and come before.
      if (this.left[best] === this.beyond) return undefined;
      chosen.push(best);
      met += this.left[best];
      this.strike(place);
    }
  }

  /** The place of whoever is in most sets that are left, if anybody is. */
  private best(before: Before): number {
    const { order, counts, left } = this;
    let best = NONE;
    let most = 1;
    for (let place = 0; place < order.length && counts[order[place]] >= most; place++) {
      const own = left[order[place]];
      if (own > most || (own === most && (best === NONE || before(order[place], order[best])))) best = place;
      if (own > most) most = own;
    }
    return best;
  }

  /** The sum of the `count` largest numbers of sets that are left; undefined where one of these may be beyond. */
  private largest(count: number): number | undefined {
    const { order, counts, left, beyond } = this;
    // A heap, the smallest on top.
    const top = new Uint32Array(count);
    let sum = 0;
    for (let place = 0; place < order.length && counts[order[place]] > top[0]; place++) {
      const value = left[order[place]];
      if (value <= top[0]) continue;
      sum += value - top[0];
      let rank = 0;
      for (let under = 1; under < count; under = 2 * rank + 1) {
        if (under + 1 < count && top[under + 1] < top[under]) under++;
        if (top[under] >= value) break;
        top[rank] = top[under];
        rank = under;
      }
      top[rank] = value;
    }
    return top[0] < beyond ? undefined : sum;
  }

  /** Takes the sets of somebody chosen from everybody. */
  private strike(place: number): void {
    const { met, left, first, setsOf } = this;
    const { members, starts } = this.sets;
    for (let i = first[place]; i < first[place + 1]; i++) {
      const set = setsOf[i];
      if (met[set] === 1) continue;
      met[set] = 1;
      for (let at = starts[set]; at < starts[set + 1]; at++) left[members[at]]--;
    }
  }
}
