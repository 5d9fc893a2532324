// How much presses on a person, as it is tallied: the weight of the friends who press, and what that lacks for not having
// pressed from step 0 on. Where every friend weighs 1 both are whole numbers, and mostly so small that they fit into one
// number of 32 bits: a market's tallies are gone through on every step, and the less there is to read the sooner that is done.

import type { Allocator } from './memory.ts';

export interface TallyForm {
  /** Kinds of ties that are tallied apart. */
  readonly kinds: 1 | 2;
  /** So many low bits of one number count friends, those above them what they lack; 0 where a tally is a pair of numbers. */
  readonly bits: number;
  /** Whether these are whole numbers. */
  readonly whole: boolean;
}

export type Tallies = Float64Array | Uint32Array;

/** The form of least room. Nobody listens to more than `friends`, and no run has more than `steps`. */
export function tallyForm(kinds: 1 | 2, weighted: boolean, friends: number, steps: number): TallyForm {
  const most = friends * Math.max(1, steps);
  const whole = !weighted && most < 0x80000000;
  const bits = Math.max(1, bitsOf(friends));
  return { kinds, whole, bits: whole && kinds === 1 && bits + bitsOf(most) < 32 ? bits : 0 };
}

/** Of so many people, by person and kind of tie. */
export function tallies(people: number, { kinds, bits, whole }: TallyForm, memory: Allocator): Tallies {
  if (bits > 0) return memory.u32(people);
  return whole ? memory.u32(2 * kinds * people) : memory.f64(2 * kinds * people);
}

/** Friends who press, by weight. `pair`: the person, times the kinds of ties, and the kind. */
export function friends(tallies: Tallies, { bits }: TallyForm, pair: number): number {
  return bits === 0 ? tallies[2 * pair] : tallies[pair] & ((1 << bits) - 1);
}

/** What they lack. */
export function lacks(tallies: Tallies, { bits }: TallyForm, pair: number): number {
  return bits === 0 ? tallies[2 * pair + 1] : tallies[pair] >>> bits;
}

/** Another friend presses from a step on. */
export function press(tallies: Tallies, { bits }: TallyForm, pair: number, weight: number, step: number): void {
  if (bits > 0) {
    tallies[pair] += (step << bits) | 1;
    return;
  }
  tallies[2 * pair] += weight;
  tallies[2 * pair + 1] += weight * step;
}

function bitsOf(number: number): number {
  return 32 - Math.clz32(number);
}
