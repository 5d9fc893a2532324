// Choosing people who together are in as many sets as possible, one after another: each time whoever is in most of the
// sets that nobody chosen is in. No choice of so many people can be in more than 1 ⁄ (1 − 1⁄e) times as many (Nemhauser,
// Wolsey & Fisher 1978); how many at most is also bounded by what was seen on the way (Tang, Tang, Xiao & Yuan 2018).

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
  const order = byCount(candidates, sets.counts);
  const left = sets.counts.slice();
  const index = indexOf(sets);
  const met = new Uint8Array(sets.length);
  const chosen = new Uint32Array(Math.min(count, order.length));
  let meets = 0;
  let most = Number.POSITIVE_INFINITY;
  for (let place = 0; place <= chosen.length; place++) {
    most = Math.min(most, meets + largest(order, sets.counts, left, count));
    if (place === chosen.length) break;
    const best = bestOf(order, sets.counts, left, before);
    chosen[place] = best;
    meets += left[best];
    strike(sets, index, met, left, best);
    // Nobody is chosen twice, also where all sets are met.
    order[order.indexOf(best)] = NOBODY;
  }
  return { chosen, met: meets, most };
}

const NOBODY = 0xffffffff;

/** Candidates by falling number of sets: a counting sort. */
function byCount(candidates: Uint32Array, counts: Uint32Array): Uint32Array {
  let most = 0;
  for (const person of candidates) if (counts[person] > most) most = counts[person];
  const places = new Uint32Array(most + 2);
  for (const person of candidates) places[most - counts[person] + 1]++;
  for (let i = 1; i < places.length; i++) places[i] += places[i - 1];
  const order = new Uint32Array(candidates.length);
  for (const person of candidates) order[places[most - counts[person]]++] = person;
  return order;
}

interface Index {
  readonly first: Uint32Array;
  readonly sets: Uint32Array;
}

/** In which sets each person is. */
function indexOf({ members, starts, length, counts }: ReverseSets): Index {
  const first = new Uint32Array(counts.length + 1);
  for (let person = 0; person < counts.length; person++) first[person + 1] = first[person] + counts[person];
  const next = first.slice();
  const sets = new Uint32Array(starts[length]);
  for (let set = 0; set < length; set++) {
    for (let at = starts[set]; at < starts[set + 1]; at++) sets[next[members[at]]++] = set;
  }
  return { first, sets };
}

/** Whoever is in most sets that are not met. Nobody further down the order can be in more than they were at first. */
function bestOf(
  order: Uint32Array,
  counts: Uint32Array,
  left: Uint32Array,
  before: (one: number, other: number) => boolean,
): number {
  let best = NOBODY;
  for (const person of order) {
    if (person === NOBODY) continue;
    if (best !== NOBODY && counts[person] < left[best]) break;
    const more = best === NOBODY ? 1 : left[person] - left[best];
    if (more > 0 || (more === 0 && before(person, best))) best = person;
  }
  return best;
}

/** The sum of the `count` largest numbers of sets that are not met. */
function largest(order: Uint32Array, counts: Uint32Array, left: Uint32Array, count: number): number {
  const top = new Uint32Array(count);
  let sum = 0;
  for (const person of order) {
    if (person === NOBODY) continue;
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
  const among = new Uint8Array(sets.counts.length);
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
