// Networks in which everybody has exactly as many ties as asked. Each tie has two ends; all ends are paired at random
// (Bollobás 1980, European J. Combinatorics 1: 311), and what may not be (a tie to oneself, a second tie, a pair that is
// not allowed) is repaired by switches, which is nearly fair in large networks (Janson 2020, Random Struct. Algorithms
// 57: 3); more switches make it so in small ones. Work is linear in ties. Where ties are dense it is the gaps between
// people that are drawn; where hardly any network fits, one is made and then mixed.

import type { Key } from '../kernel/luck.ts';
import { derive, uniformOf } from '../kernel/luck.ts';
import type { Allocator } from '../kernel/memory.ts';
import { havelHakimi } from './havel-hakimi.ts';
import { NumberSet } from './number-set.ts';
import { pairNumber } from './pair-set.ts';
import type { MayTie, Pairing } from './switching.ts';
import { Switching } from './switching.ts';

export type { MayTie, Pairing } from './switching.ts';

/** Bytes that pairing takes for a tie beside the list: its two ends, both again by lower person, and its place in a row. */
export const PAIRING = 8 + 8 + 4;

/**
 * Ties that give person i exactly `degrees[i]`: no tie twice, none from a person to themselves, none that `mayTie`
 * refuses. The same luck gives the same ties; every network that fits has nearly the same chance. Undefined where no
 * network fits; with `mayTie` also where one fits so tightly that the search was given up. Scratch is taken from `memory`.
 */
export function pairUp(
  degrees: ArrayLike<number>,
  luck: Key,
  mayTie?: MayTie,
  memory?: Allocator,
): Pairing | undefined {
  const ends = sum(degrees);
  if (ends % 2 !== 0) return undefined;
  const gaps = gapsOf(degrees, ends, mayTie);
  if (gaps !== undefined) {
    const apart = gaps.some((gap) => gap < 0) ? undefined : pairUp(gaps, luck, mayTie);
    return apart && allBut(degrees.length, apart, mayTie);
  }
  const { from, to } = randomPairs(endsOf(degrees, ends), derive(luck, 0));
  const ties = new Switching(from, to, degrees.length, mayTie, memory);
  if (ties.repair(derive(luck, 1))) return ties.mixed(derive(luck, 2));
  const one = mayTie === undefined ? havelHakimi(degrees) : undefined;
  return one && new Switching(one.from, one.to, degrees.length, undefined, memory).mixed(derive(luck, 3), one.length);
}

function sum(numbers: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < numbers.length; i++) total += numbers[i];
  return total;
}

/** Every person as often as they have ties. */
function endsOf(degrees: ArrayLike<number>, length: number): Uint32Array {
  const ends = new Uint32Array(length);
  let end = 0;
  for (let person = 0; person < degrees.length; person++) {
    for (let tie = degrees[person]; tie > 0; tie--) ends[end++] = person;
  }
  return ends;
}

/** The last end takes any of those before it, evenly, until none is left: every way to pair them has the same chance. */
function randomPairs(ends: Uint32Array, { a, b }: Key): { from: Uint32Array; to: Uint32Array } {
  const length = ends.length / 2;
  const from = new Uint32Array(length);
  const to = new Uint32Array(length);
  for (let tie = 0, last = ends.length - 1; tie < length; tie++, last -= 2) {
    const partner = Math.floor(uniformOf(a, b, tie) * last);
    from[tie] = ends[last];
    to[tie] = ends[partner];
    ends[partner] = ends[last - 1];
  }
  return { from, to };
}

/** To how many of those allowed each person is not tied, where that is less than the ties; looked at only where it can be. */
function gapsOf(degrees: ArrayLike<number>, ends: number, mayTie?: MayTie): Float64Array | undefined {
  const people = degrees.length;
  // Below a quarter of all pairs, counting the pairs could cost more than the ties do.
  if (ends === 0 || ends * 4 < people * (people - 1)) return undefined;
  const gaps = new Float64Array(people);
  for (let person = 0; person < people; person++) gaps[person] = -degrees[person];
  eachPair(people, mayTie, (one, other) => {
    gaps[one]++;
    gaps[other]++;
  });
  return sum(gaps) < ends ? gaps : undefined;
}

/** Ties between all who may be tied, but for some. */
function allBut(people: number, apart: Pairing, mayTie?: MayTie): Pairing {
  const missing = new NumberSet(apart.length);
  for (let tie = 0; tie < apart.length; tie++) missing.add(pairNumber(people, apart.from[tie], apart.to[tie]));
  const from: number[] = [];
  const to: number[] = [];
  eachPair(people, mayTie, (one, other) => {
    if (missing.has(pairNumber(people, one, other))) return;
    from.push(one);
    to.push(other);
  });
  return { from: Uint32Array.from(from), to: Uint32Array.from(to), length: from.length };
}

function eachPair(people: number, mayTie: MayTie | undefined, visit: (one: number, other: number) => void): void {
  for (let one = 0; one < people; one++) {
    for (let other = one + 1; other < people; other++) if (mayTie?.(one, other) ?? true) visit(one, other);
  }
}
