// Ties that let go (Watts & Strogatz 1998, Nature 393: 440): with some chance a tie keeps its near end and gets a far end
// drawn from everybody; ties to oneself and second ties are drawn again. Work is linear in ties.

import type { Key } from '../kernel/luck.ts';
import { derive, laneA, laneB, threshold, uniformOf, wordOf } from '../kernel/luck.ts';
import { NumberSet } from './number-set.ts';

/** Mutual ties, each kept by its end in `from`. */
export interface Ties {
  readonly people: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly length: number;
}

/** Bytes that a rewired tie takes beside the list, at most: its place in a set. */
export const REWIRING = 36;

/**
 * Rewires ties in place, in the order of the list, each with the same chance. `first` says which place of the list held a
 * pair of people at first, −1 for none. Who is tied to everybody else keeps the tie.
 */
export function rewire(ties: Ties, chance: number, luck: Key, first: (one: number, other: number) => number): void {
  const { people, from, to, length } = ties;
  const limit = threshold(chance);
  if (limit === 0) return;
  const degrees = degreesOf(ties);
  const rewired = new NumberSet(length * chance * 1.1);
  const pair = (a: number, b: number): number => (a < b ? a * people + b : b * people + a);
  // A tie that has not been rewired stands where it stood at first; the others are in the set.
  const unmoved = (near: number, far: number): boolean => {
    const place = first(near, far);
    return place >= 0 && to[place] === (from[place] === near ? far : near);
  };

  let lap = derive(luck, 0);
  for (let tie = 0; tie < length; tie++) {
    if (tie % people === 0) lap = derive(luck, tie / people);
    const near = from[tie];
    const a = laneA(lap.a, tie % people);
    const b = laneB(lap.b, a);
    if (wordOf(a, b, 0) >= limit || degrees[near] >= people - 1) continue;
    for (let draw = 1; ; draw++) {
      const far = Math.floor(uniformOf(a, b, draw) * people);
      if (far === near || unmoved(near, far) || !rewired.add(pair(near, far))) continue;
      degrees[to[tie]]--;
      degrees[far]++;
      to[tie] = far;
      break;
    }
  }
}

function degreesOf({ people, from, to, length }: Ties): Uint32Array {
  const degrees = new Uint32Array(people);
  for (let tie = 0; tie < length; tie++) {
    degrees[from[tie]]++;
    degrees[to[tie]]++;
  }
  return degrees;
}
