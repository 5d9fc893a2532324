// Choosing people who together are in as many sets as possible, one after another: each time whoever is in most of the
// sets that nobody chosen is in. No choice of so many people can be in more than 1 ⁄ (1 − 1⁄e) times as many (Nemhauser,
// Wolsey & Fisher 1978); how many at most is also bounded by what was seen on the way (Tang, Tang, Xiao & Yuan 2018).

import { Queue } from '../../kernel/queue.ts';
import type { ReverseSets } from './reverse-sets.ts';

export interface Cover {
  readonly chosen: Uint32Array;
  /** How many sets they meet. */
  readonly met: number;
  /** How many sets any choice of so many people meets at most. */
  readonly most: number;
}

/** The first `count` candidates by greedy choice; `before` decides among equals. */
export function coverOf(
  sets: ReverseSets,
  candidates: Uint32Array,
  count: number,
  before: (one: number, other: number) => boolean,
): Cover {
  const counts = countsOf(sets);
  const order = byCount(candidates, counts);
  const left = counts.slice();
  const index = indexOf(sets, counts);
  const met = new Uint8Array(sets.length);
  const chosen: number[] = [];
  const wanted = Math.min(count, candidates.length);
  let meets = 0;
  let most = Number.POSITIVE_INFINITY;
  for (;;) {
    most = Math.min(most, meets + largest(order, counts, left, count));
    const best = chosen.length < wanted ? bestOf(order, counts, left, before) : NOBODY;
    if (best === NOBODY) break;
    chosen.push(best);
    meets += left[best];
    strike(sets, index, met, left, best);
  }
  return { chosen: Uint32Array.from([...chosen, ...rest(candidates, chosen, wanted, before)]), met: meets, most };
}

const NOBODY = 0xffffffff;

/** Those who make up the number where the chosen meet all sets: nobody adds anything. */
function rest(
  candidates: Uint32Array,
  chosen: readonly number[],
  wanted: number,
  before: (one: number, other: number) => boolean,
): number[] {
  if (chosen.length === wanted) return [];
  const taken = new Set(chosen);
  const others = candidates.filter((person) => !taken.has(person));
  const queue = new Queue(others, candidates[candidates.length - 1] + 1, before);
  return Array.from({ length: wanted - chosen.length }, () => queue.take());
}

/** Candidates who are in any set, by falling number of sets: a counting sort. */
function byCount(candidates: Uint32Array, counts: Uint32Array): Uint32Array {
  let most = 0;
  for (const person of candidates) if (counts[person] > most) most = counts[person];
  const places = new Uint32Array(most + 1);
  for (const person of candidates) places[counts[person]]++;
  let before = 0;
  for (let own = most; own > 0; own--) {
    const people = places[own];
    places[own] = before;
    before += people;
  }
  const order = new Uint32Array(before);
  for (const person of candidates) if (counts[person] > 0) order[places[counts[person]]++] = person;
  return order;
}

/** In how many sets each person is. */
function countsOf({ members, starts, length, people }: ReverseSets): Uint32Array {
  const counts = new Uint32Array(people);
  const end = starts[length];
  for (let at = 0; at < end; at++) counts[members[at]]++;
  return counts;
}

interface Index {
  readonly first: Uint32Array;
  readonly sets: Uint32Array;
}

/** In which sets each person is. */
function indexOf({ members, starts, length }: ReverseSets, counts: Uint32Array): Index {
  const first = new Uint32Array(counts.length + 1);
  for (let person = 0; person < counts.length; person++) first[person + 1] = first[person] + counts[person];
  const next = first.slice();
  const sets = new Uint32Array(starts[length]);
  for (let set = 0; set < length; set++) {
    for (let at = starts[set]; at < starts[set + 1]; at++) sets[next[members[at]]++] = set;
  }
  return { first, sets };
}

/** Whoever is in most sets that are not met, if anybody. Nobody further down the order can be in more than at first. */
function bestOf(
  order: Uint32Array,
  counts: Uint32Array,
  left: Uint32Array,
  before: (one: number, other: number) => boolean,
): number {
  let best = NOBODY;
  let most = 0;
  for (const person of order) {
    if (counts[person] < Math.max(1, most)) break;
    if (left[person] === 0 || left[person] < most) continue;
    if (left[person] > most || before(person, best)) best = person;
    most = left[best];
  }
  return best;
}

/** The sum of the `count` largest numbers of sets that are not met. */
function largest(order: Uint32Array, counts: Uint32Array, left: Uint32Array, count: number): number {
  const top = new Uint32Array(count);
  let sum = 0;
  for (const person of order) {
    if (counts[person] <= top[0]) break;
    const value = left[person];
    if (value <= top[0]) continue;
    sum += value - top[0];
    // The smallest stands first; the others move up to where the new one belongs.
    let place = 0;
    while (place + 1 < count && top[place + 1] < value) top[place] = top[++place];
    top[place] = value;
  }
  return sum;
}

/** Takes the sets of somebody chosen from everybody else. */
function strike(sets: ReverseSets, index: Index, met: Uint8Array, left: Uint32Array, chosen: number): void {
  const { members, starts } = sets;
  for (let at = index.first[chosen]; at < index.first[chosen + 1]; at++) {
    const set = index.sets[at];
    if (met[set] === 1) continue;
    met[set] = 1;
    for (let place = starts[set]; place < starts[set + 1]; place++) left[members[place]]--;
  }
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
