// How many ties lie between a few chosen people and everybody else, and who to choose: each as far as possible from those
// chosen before. From these distances a market is drawn. It is told, too, whom no tie
// leads to from there.

import type { Market, Rows } from '../market/market.ts';
import { degree } from '../market/market.ts';

/** A market's ties: one side where they are mutual, else both. */
export function sidesOf({ out, in: inward }: Market): readonly Rows[] {
  return out === inward ? [out] : [out, inward];
}

/** Distance of everybody from a person over ties in any direction; −1 where no tie leads. */
function distancesFrom(market: Market, from: number): Int32Array {
  const distance = new Int32Array(market.people).fill(-1);
  const queue = new Uint32Array(market.people);
  const sides = sidesOf(market);
  let end = 1;
  queue[0] = from;
  distance[from] = 0;
  for (let at = 0; at < end; at++) {
    const person = queue[at];
    for (const { offsets, targets } of sides) {
      for (let tie = offsets[person]; tie < offsets[person + 1]; tie++) {
        const friend = targets[tie];
        if (distance[friend] >= 0) continue;
        distance[friend] = distance[person] + 1;
        queue[end++] = friend;
      }
    }
  }
  return distance;
}

/** Distances from each pivot, all pivots within the part of the market that holds whoever has most ties. */
export function pivotDistances(market: Market, pivots: number): Int32Array[] {
  const { people } = market;
  const nearest = new Int32Array(people).fill(people);
  const all: Int32Array[] = [];
  let pivot = widest(market);
  while (all.length < Math.min(pivots, people)) {
    const distance = distancesFrom(market, pivot);
    all.push(distance);
    let furthest = pivot;
    nearest[pivot] = 0;
    for (let person = 0; person < people; person++) {
      if (distance[person] < nearest[person]) nearest[person] = distance[person];
      if (nearest[person] > nearest[furthest]) furthest = person;
    }
    if (nearest[furthest] <= 0) break;
    pivot = furthest;
  }
  return all;
}

/** Who has most ties: surely in the large part of the market. */
function widest({ people, out }: Market): number {
  let best = 0;
  for (let person = 1; person < people; person++) if (degree(out, person) > degree(out, best)) best = person;
  return best;
}

/** Who can be reached from a person, by the distances from there; and the others, part after part. */
export function parts(market: Market, distance: Int32Array): { inside: Uint32Array; outside: Uint32Array } {
  const everybody = Array.from(distance.keys());
  const inside = Uint32Array.from(everybody.filter((person) => distance[person] >= 0));
  const seen = distance.map((d) => (d < 0 ? 0 : 1));
  const outside: number[] = [];
  const sides = sidesOf(market);
  for (const first of everybody) {
    if (seen[first] === 1) continue;
    seen[first] = 1;
    outside.push(first);
    for (let at = outside.length - 1; at < outside.length; at++) {
      for (const { offsets, targets } of sides) {
        for (let tie = offsets[outside[at]]; tie < offsets[outside[at] + 1]; tie++) {
          const friend = targets[tie];
          if (seen[friend] === 1) continue;
          seen[friend] = 1;
          outside.push(friend);
        }
      }
    }
  }
  return { inside, outside: Uint32Array.from(outside) };
}
