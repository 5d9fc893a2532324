// Choosing people who together are in as many sets as possible, one after another: each time whoever is in most of the
// sets that nobody chosen is in. No choice of so many people can be in more than 1 ⁄ (1 − 1⁄e) times as many (Nemhauser,
// Wolsey & Fisher 1978); how many at most is also bounded by what was seen on the way (Tang, Tang, Xiao & Yuan 2018).
//
// Nobody is in more sets that are left than in all. So those who are in most sets are looked at, and the many others only
// where it turns out that one of these could matter.

import { Queue } from '../../kernel/queue.ts';
import type { ReverseSets } from './reverse-sets.ts';

export interface Cover {
  readonly chosen: Uint32Array;
  /** How many sets they meet. */
  readonly met: number;
  /** How many sets any choice of so many people meets at most. */
  readonly most: number;
}

interface Contenders {
  readonly order: Uint32Array;
  readonly beyond: number;
}

type Before = (one: number, other: number) => boolean;
/** People who are looked at first: so many for each who is wanted. */
const CONTENDERS = 64;

/** The first `count` candidates by greedy choice; `before` decides among equals. */
export function coverOf(
  sets: ReverseSets,
  candidates: Uint32Array,
  count: number,
  before: Before,
  contenders = CONTENDERS * count,
): Cover {
  const wanted = Math.min(count, candidates.length);
  const { counts, met, first, meets } = firstOf(sets, candidates, before);
  if (first === NOBODY || wanted === 0) return { chosen: rest(candidates, [], wanted, before), met: 0, most: 0 };
  const greedy = (about: number) => {
    const among = byCount(candidates, counts, about);
    return new Greedy(sets, counts.slice(), met.slice(), among).choose(wanted - 1, count, before);
  };
  const found = greedy(contenders) ?? greedy(candidates.length)!;
  const chosen = rest(candidates, [first, ...found.chosen], wanted, before);
  return { chosen, met: meets + found.met, most: meets + found.most };
}

const NOBODY = 0xffffffff;

/**
 * Whoever is in most sets, and in how many of the others each person is. Where word runs far, nearly all large sets are met
 * by anybody who stands in the midst of it: what is looked at from here on is much less than there was.
 */
function firstOf(sets: ReverseSets, candidates: Uint32Array, before: Before) {
  const { members, starts, length } = sets;
  const counts = new Uint32Array(sets.people);
  const end = starts[length];
  for (let at = 0; at < end; at++) counts[members[at]]++;
  let first = NOBODY;
  let meets = 0;
  for (let i = 0; i < candidates.length; i++) {
    const own = counts[candidates[i]];
    if (own > meets || (own === meets && own > 0 && before(candidates[i], first))) first = candidates[i];
    if (own > meets) meets = own;
  }
  const met = new Uint8Array(length);
  for (let set = 0; set < length; set++) {
    let at = starts[set];
    while (at < starts[set + 1] && members[at] !== first) at++;
    if (at === starts[set + 1]) continue;
    met[set] = 1;
    for (at = starts[set]; at < starts[set + 1]; at++) counts[members[at]]--;
  }
  return { counts, met, first, meets };
}

/** Candidates who are in any set by falling number of sets: about the first so many, and in how many others are at most. */
function byCount(candidates: Uint32Array, counts: Uint32Array, about: number): Contenders {
  const { length } = candidates;
  let highest = 0;
  for (let i = 0; i < length; i++) if (counts[candidates[i]] > highest) highest = counts[candidates[i]];
  const places = new Uint32Array(highest + 1);
  for (let i = 0; i < length; i++) places[counts[candidates[i]]]++;
  let before = 0;
  let least = highest + 1;
  while (least > 1 && before < about) {
    const people = places[--least];
    places[least] = before;
    before += people;
  }
  const order = new Uint32Array(before);
  for (let i = 0; i < length; i++) {
    const own = counts[candidates[i]];
    if (own >= least) order[places[own]++] = candidates[i];
  }
  let beyond = least - 1;
  while (beyond > 0 && places[beyond] === 0) beyond--;
  return { order, beyond: Math.max(0, beyond) };
}

/** A greedy choice among contenders. */
class Greedy {
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
      const place = chosen.length < count ? this.best(before) : NOBODY;
      if (place === NOBODY) return { chosen, met, most };
      const best = this.order[place];
      chosen.push(best);
      met += this.left[best];
      this.strike(place);
    }
  }

  /** The place of whoever is in most sets that are left, if anybody is. */
  private best(before: Before): number {
    const { order, counts, left } = this;
    let best = NOBODY;
    let most = 1;
    for (let place = 0; place < order.length && counts[order[place]] >= most; place++) {
      const own = left[order[place]];
      if (own > most || (own === most && (best === NOBODY || before(order[place], order[best])))) best = place;
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

/** The chosen, and where they meet all sets so many others that there are enough: nobody adds anything. */
function rest(candidates: Uint32Array, chosen: readonly number[], wanted: number, before: Before): Uint32Array {
  if (chosen.length === wanted) return Uint32Array.from(chosen);
  const taken = new Set(chosen);
  const others = candidates.filter((person) => !taken.has(person));
  const queue = new Queue(others, candidates[candidates.length - 1] + 1, before);
  return Uint32Array.from([...chosen, ...Array.from({ length: wanted - chosen.length }, () => queue.take())]);
}

/** How many sets a group of people meets. */
export function metBy(sets: ReverseSets, people: Uint32Array): number {
  const among = new Uint8Array(sets.people);
  for (const person of people) among[person] = 1;
  let met = 0;
  for (let set = 0; set < sets.length; set++) {
    for (let at = sets.starts[set]; at < sets.starts[set + 1]; at++) {
      if (among[sets.members[at]] === 0) continue;
      met++;
      break;
    }
  }
  return met;
}
