// How a few people of a large market stand to each other: each takes the people close by for a territory, tie by tie and
// all at the same pace, and those whose territories meet are neighbours. Whoever has met enough others takes no more, so
// that in a market of millions only as many people are looked at as it takes.

import { privateMemory } from '../kernel/memory.ts';
import type { Market } from '../market/market.ts';
import { tieRows } from '../market/rows.ts';
import { tidyTies } from '../market/tidy.ts';
import { sidesOf } from './distances.ts';
import { drawable } from './sample.ts';

/** Neighbours of whom somebody takes notice; met by others, one may have more. */
const ENOUGH = 8;
/** No neighbour yet. */
const NONE = 0xffffffff;

/** The people of a sample, tied where their territories meet. */
export function territories(market: Market, sample: Uint32Array): Market {
  const met = meetings(market, sample);
  const from = new Uint32Array(met.length);
  let length = 0;
  for (let place = 0; place < met.length; place++) {
    if (met[place] === NONE) continue;
    from[length] = Math.floor(place / ENOUGH);
    met[length++] = met[place];
  }
  const ties = tidyTies(sample.length, { from, to: met, length, weights: null }, false);
  return drawable(ties.rows ?? tieRows(sample.length, ties, true, privateMemory), false);
}

/** Whom each has met, `ENOUGH` places each. */
function meetings(market: Market, sample: Uint32Array): Uint32Array {
  const met = new Uint32Array(ENOUGH * sample.length).fill(NONE);
  const counts = new Uint8Array(sample.length);
  /** Whose territory somebody is in, + 1; 0 for nobody's. */
  const owner = new Uint32Array(market.people);
  const queue = new Uint32Array(market.people);
  const sides = sidesOf(market);
  queue.set(sample);
  sample.forEach((person, number) => {
    owner[person] = number + 1;
  });
  for (let at = 0, end = sample.length; at < end; at++) {
    const person = queue[at];
    const own = owner[person] - 1;
    for (const { offsets, targets } of sides) {
      for (let tie = offsets[person]; tie < offsets[person + 1] && counts[own] < ENOUGH; tie++) {
        const friend = targets[tie];
        const other = owner[friend] - 1;
        if (other === own) continue;
        if (other >= 0) meet(met, counts, own, other);
        else {
          owner[friend] = own + 1;
          queue[end++] = friend;
        }
      }
    }
  }
  return met;
}

/** Notes a neighbour, once. */
function meet(met: Uint32Array, counts: Uint8Array, own: number, other: number): void {
  const first = own * ENOUGH;
  for (let place = first; place < first + counts[own]; place++) if (met[place] === other) return;
  met[first + counts[own]++] = other;
}
