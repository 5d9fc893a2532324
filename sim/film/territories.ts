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

/** Whose territories meet: of each of a sample how many it is told of, and who those are, each pair once. */
export interface Neighbours {
  readonly counts: Uint8Array;
  readonly others: Uint32Array;
}

/** The people of a sample, tied where their territories meet. */
export function tied({ counts, others }: Neighbours): Market {
  const people = counts.length;
  const from = new Uint32Array(others.length);
  let length = 0;
  counts.forEach((count, person) => {
    from.fill(person, length, (length += count));
  });
  if (length !== others.length || others.some((other) => other >= people)) throw new Error('neighbours do not add up');
  const ties = tidyTies(people, { from, to: others, length, weights: null }, false);
  return drawable('rows' in ties ? ties.rows : tieRows(people, ties, true, privateMemory), false);
}

/** Finds them in the market that the sample is drawn from. */
export function neighboursIn(market: Market, sample: Uint32Array): Neighbours {
  const { met, counts: all } = meetings(market, sample);
  const counts = new Uint8Array(sample.length);
  const others = new Uint32Array(met.length);
  let length = 0;
  for (let own = 0; own < sample.length; own++) {
    for (let place = own * ENOUGH; place < own * ENOUGH + all[own]; place++) {
      const other = met[place];
      if (other < own && met.subarray(other * ENOUGH, other * ENOUGH + all[other]).includes(own)) continue;
      others[length++] = other;
      counts[own]++;
    }
  }
  return { counts, others: others.slice(0, length) };
}

/** Whom each has met, so many, in `ENOUGH` places each. */
function meetings(market: Market, sample: Uint32Array): { met: Uint32Array; counts: Uint8Array } {
  const met = new Uint32Array(ENOUGH * sample.length);
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
    if (counts[own] === ENOUGH) continue;
    for (const { offsets, targets } of sides) {
      for (let tie = offsets[person], last = offsets[person + 1]; tie < last && counts[own] < ENOUGH; tie++) {
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
  return { met, counts };
}

/** Notes a neighbour, once. */
function meet(met: Uint32Array, counts: Uint8Array, own: number, other: number): void {
  const first = own * ENOUGH;
  for (let place = first; place < first + counts[own]; place++) if (met[place] === other) return;
  met[first + counts[own]++] = other;
}
