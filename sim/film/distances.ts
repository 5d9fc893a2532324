// How many ties lie between a few chosen people and everybody else, and who to choose: each as far as possible from those
// chosen before. From these distances a market is drawn.

import type { Market } from '../market/market.ts';

/** Distance of everybody from each pivot; people whom no tie leads to stand a little further than the furthest. */
export function pivotDistances(market: Market, pivots: number): Int32Array[] {
  const { people } = market;
  const nearest = new Int32Array(people).fill(people);
  const all: Int32Array[] = [];
  let pivot = widest(market);
  while (all.length < Math.min(pivots, people)) {
    const distance = distancesFrom(market, pivot);
    all.push(distance);
    let furthest = 0;
    for (let person = 0; person < people; person++) {
      if (distance[person] < nearest[person]) nearest[person] = distance[person];
      if (nearest[person] > nearest[furthest]) furthest = person;
    }
    if (nearest[furthest] === 0) break;
    pivot = furthest;
  }
  return all;
}

/** Who has most ties: surely in the large part of the market. */
function widest({ people, out }: Market): number {
  let best = 0;
  const ties = (person: number) => out.offsets[person + 1] - out.offsets[person];
  for (let person = 1; person < people; person++) if (ties(person) > ties(best)) best = person;
  return best;
}

function distancesFrom({ people, out, in: inward }: Market, from: number): Int32Array {
  const distance = new Int32Array(people).fill(-1);
  const queue = new Uint32Array(people);
  const sides = out === inward ? [out] : [out, inward];
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
  const beyond = distance[queue[end - 1]] + 2;
  for (let person = 0; person < people; person++) if (distance[person] < 0) distance[person] = beyond;
  return distance;
}
