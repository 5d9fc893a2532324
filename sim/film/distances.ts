// How many ties lie between a few chosen people and everybody else, and who to choose: each as far as possible from those
// chosen before. From these distances a market is drawn. It is told, too, which
// parts no tie joins.

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
    const further = distance[person] + 1;
    for (let side = 0; side < sides.length; side++) {
      const { offsets, targets } = sides[side];
      for (let tie = offsets[person], last = offsets[person + 1]; tie < last; tie++) {
        const friend = targets[tie];
        if (distance[friend] >= 0) continue;
        distance[friend] = further;
        queue[end++] = friend;
      }
    }
  }
  return distance;
}

/** Distances from each pivot, all pivots within a part of the market. */
export function pivotDistances(market: Market, inside: Uint32Array, pivots: number): Int32Array[] {
  const nearest = new Int32Array(market.people).fill(market.people);
  const all: Int32Array[] = [];
  let pivot = inside.reduce((best, person) => (degree(market.out, person) > degree(market.out, best) ? person : best));
  while (all.length < Math.min(pivots, inside.length)) {
    const distance = distancesFrom(market, pivot);
    all.push(distance);
    let furthest = pivot;
    nearest[pivot] = 0;
    for (const person of inside) {
      if (distance[person] < nearest[person]) nearest[person] = distance[person];
      if (nearest[person] > nearest[furthest]) furthest = person;
    }
    if (nearest[furthest] <= 0) break;
    pivot = furthest;
  }
  return all;
}

/** The parts of a market that no tie joins, largest first; of equals the one with the lower number. */
export function parts(market: Market): Uint32Array[] {
  const seen = new Uint8Array(market.people);
  const queue = new Uint32Array(market.people);
  const sides = sidesOf(market);
  const found: Uint32Array[] = [];
  for (let first = 0; first < market.people; first++) {
    if (seen[first] === 1) continue;
    seen[first] = 1;
    let end = 1;
    queue[0] = first;
    for (let at = 0; at < end; at++) {
      for (const { offsets, targets } of sides) {
        for (let tie = offsets[queue[at]]; tie < offsets[queue[at] + 1]; tie++) {
          const friend = targets[tie];
          if (seen[friend] === 1) continue;
          seen[friend] = 1;
          queue[end++] = friend;
        }
      }
    }
    found.push(queue.slice(0, end).sort());
  }
  return found.sort((a, b) => b.length - a.length);
}
