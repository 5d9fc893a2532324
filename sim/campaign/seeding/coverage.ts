// Choosing people who together are in as many sets as possible, one after another: each time whoever is in most of the
// sets that nobody chosen is in. No choice of so many people can be in more than 1 ⁄ (1 − 1⁄e) times as many (Nemhauser,
// Wolsey & Fisher 1978); how many at most is also bounded by what was seen on the way (Tang, Tang, Xiao & Yuan 2018).
//
// Nobody is in more sets that are left than in all. So those who are in most sets are looked at, and the many others only
// where it turns out that one of these could matter.

import { Queue } from '../../kernel/queue.ts';
import type { Before, Contenders } from './contenders.ts';
import { Greedy, NONE } from './contenders.ts';
import type { ReverseSets } from './reverse-sets.ts';

export interface Cover {
  readonly chosen: Uint32Array;
  /** How many sets they meet. */
  readonly met: number;
  /** How many sets any choice of so many people meets at most. */
  readonly most: number;
}

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
  if (first === NONE || wanted === 0) return { chosen: rest(candidates, [], wanted, before), met: 0, most: 0 };
  const greedy = (about: number) => {
    const among = byCount(candidates, counts, about);
    return new Greedy(sets, counts.slice(), met.slice(), among).choose(wanted - 1, count, before);
  };
  const found = greedy(contenders) ?? greedy(candidates.length)!;
  const chosen = rest(candidates, [first, ...found.chosen], wanted, before);
  return { chosen, met: meets + found.met, most: meets + found.most };
}

/**
 * Whoever is in most sets, and in how many of the others each person is. Where word runs far, nearly all large sets are met
 * by anybody who stands in the midst of it: what is looked at from here on is much less than there was.
 */
function firstOf(sets: ReverseSets, candidates: Uint32Array, before: Before) {
  const { members, starts, length } = sets;
  const counts = new Uint32Array(sets.people);
  const end = starts[length];
  for (let at = 0; at < end; at++) counts[members[at]]++;
  let first = NONE;
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
