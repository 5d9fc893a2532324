// How many steps word takes from one person to another: shortest paths inside the largest part of a market, exact where
// that is little work, else from some people drawn by lot. Thirty-two people are followed at once, one bit each (Then et
// al. 2014, Proc. VLDB Endowment 8: 449): in a small world their waves soon run side by side, and each tie serves them all.

import type { Key } from '../../kernel/luck.ts';
import { threshold, word } from '../../kernel/luck.ts';
import { Moments } from '../../kernel/moments.ts';
import type { Market, Rows } from '../market.ts';
import { degree, keyOf } from '../market.ts';

export interface Paths {
  /** People in the part that is measured. */
  readonly people: number;
  /** From how many of them paths were followed, to all others. */
  readonly sources: number;
  /** Whether from all of them; else they were drawn by lot, and the mean is an estimate. */
  readonly exact: boolean;
  /** Mean length over ordered pairs; null where there are no two people. */
  readonly mean: number | null;
  /** Standard error of the mean; 0 where it is exact. */
  readonly se: number;
  /** The longest of the shortest paths (diameter); where it is not exact, it is at least so long. */
  readonly longest: number | null;
}

/** Exact up to so many people in any case. */
const EXACT = 2000;
/** Beyond that, sources are followed until so many looks along a tie were taken. */
const LOOKS = 30_000_000;
/** Sources at once: the bits of a word. */
const ROUND = 32;

/**
 * Paths along the ties (from who talks to who hears) among `members`, each of whom must reach all the others. Which
 * people are drawn is keyed by `luck` and their names.
 */
export function paths(market: Market, members: Uint32Array, luck: Key): Paths {
  const people = members.length;
  if (people < 2) return { people, sources: people, exact: true, mean: null, se: 0, longest: null };
  const queue = people <= EXACT ? members : drawn(market, members, luck);
  const waves = new Waves(market, members);
  const moments = new Moments();
  let total = 0;
  let longest = 0;
  let last = queue;
  let sources = 0;
  while (sources < queue.length && (people <= EXACT || waves.looks < LOOKS)) {
    const round = waves.from(queue.subarray(sources, sources + ROUND));
    for (const sum of round.sums) {
      moments.add(sum / (people - 1));
      total += sum;
    }
    sources += round.sums.length;
    if (round.steps > longest) last = round.last;
    longest = Math.max(longest, round.steps);
  }
  const mean = total / sources / (people - 1);
  if (sources === people) return { people, sources, exact: true, mean, se: 0, longest };
  // Who was reached last lies at an edge: from there the way is often longer still.
  longest = Math.max(longest, waves.from(last.slice(0, ROUND)).steps);
  const se = (moments.sd / Math.sqrt(sources)) * Math.sqrt(1 - sources / people);
  return { people, sources, exact: false, mean, se, longest };
}

/** Members by lot, those with the least marks: as many as can be followed before the looks are used up, or all. */
function drawn(market: Market, members: Uint32Array, luck: Key): Uint32Array {
  let ties = 0;
  for (const person of members) ties += degree(market.out, person);
  const count = Math.min(members.length, ROUND * Math.ceil((2 * LOOKS) / ties));
  const mark = (person: number) => word(luck, keyOf(market, person));
  // Some more than needed, so that a second look hardly ever is, and only few need sorting.
  for (let share = (2 * count + 64) / members.length; ; share *= 2) {
    const limit = threshold(share);
    const found = members.filter((person) => mark(person) < limit);
    if (found.length < count) continue;
    return found.sort((one, other) => mark(one) - mark(other) || one - other).subarray(0, count);
  }
}

/** Breadth-first waves from several people at once. Arrays are taken once and serve all rounds. */
class Waves {
  /** A bit for each source that has reached a person; all bits for those whom the waves leave out. */
  private readonly seen: Int32Array;
  private readonly outside: Int32Array;
  /** Of them those that got there with the last step, and with this one. */
  private readonly now: Int32Array;
  private readonly next: Int32Array;
  /** Who has bits in `now`, and in `next`. */
  private front: Uint32Array;
  private following: Uint32Array;
  /** How often it was looked along a tie so far. */
  looks = 0;

  constructor(
    private readonly market: Market,
    private readonly members: Uint32Array,
  ) {
    this.outside = new Int32Array(market.people).fill(-1);
    for (const person of members) this.outside[person] = 0;
    this.seen = new Int32Array(market.people);
    this.now = new Int32Array(market.people);
    this.next = new Int32Array(market.people);
    this.front = new Uint32Array(members.length);
    this.following = new Uint32Array(members.length);
  }

  /** Sum of the distances from each source, how many steps the farthest wave took, and whom it reached last. */
  from(sources: Uint32Array): { sums: Float64Array; steps: number; last: Uint32Array } {
    const { seen, now, market, members } = this;
    seen.set(this.outside);
    const sums = new Float64Array(sources.length);
    sources.forEach((person, bit) => {
      seen[person] = now[person] = 1 << bit;
      this.front[bit] = person;
    });
    const many = members.length / 8;
    let size = sources.length;
    for (let steps = 0; ; steps++) {
      const reached = size > many ? this.pull(market.in, -1 >>> (ROUND - sources.length)) : this.push(market.out, size);
      for (let i = 0; i < size; i++) now[this.front[i]] = 0;
      if (reached === 0) return { sums, steps, last: this.front.slice(0, size) };
      this.arrive(reached, steps + 1, sums);
      [this.front, this.following] = [this.following, this.front];
      size = reached;
    }
  }

  /** One step: the front tells whom it is tied to. Returns how many are reached anew. */
  private push({ offsets, targets }: Rows, size: number): number {
    const { seen, now, next, front, following } = this;
    let reached = 0;
    for (let i = 0; i < size; i++) {
      const bits = now[front[i]];
      const start = offsets[front[i]];
      const end = offsets[front[i] + 1];
      this.looks += end - start;
      for (let e = start; e < end; e++) {
        const hearer = targets[e];
        const fresh = bits & ~seen[hearer];
        if (fresh === 0) continue;
        if (next[hearer] === 0) following[reached++] = hearer;
        next[hearer] |= fresh;
      }
    }
    return reached;
  }

  /** The same step, quicker where the front is large: everybody who misses some bits looks to whom they listen. */
  private pull({ offsets, targets }: Rows, all: number): number {
    const { seen, now, next, following, members } = this;
    let reached = 0;
    for (let i = 0; i < members.length; i++) {
      const person = members[i];
      const missing = all & ~seen[person];
      if (missing === 0) continue;
      const start = offsets[person];
      const end = offsets[person + 1];
      let heard = 0;
      let e = start;
      while (e < end && (heard & missing) !== missing) heard |= now[targets[e++]];
      this.looks += e - start;
      const fresh = heard & missing;
      if (fresh === 0) continue;
      next[person] = fresh;
      following[reached++] = person;
    }
    return reached;
  }

  /** Marks what was reached, and adds the distance to the sum of each source that got there. */
  private arrive(reached: number, steps: number, sums: Float64Array): void {
    const { seen, now, next, following } = this;
    for (let i = 0; i < reached; i++) {
      const person = following[i];
      const bits = next[person];
      seen[person] |= bits;
      now[person] = bits;
      next[person] = 0;
      for (let left = bits; left !== 0; left &= left - 1) sums[31 - Math.clz32(left & -left)] += steps;
    }
  }
}
