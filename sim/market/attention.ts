// How much there is for each person to listen to in all: what a tie's share of attention is a share of.

import { takenOnce } from './kept.ts';
import type { Market } from './market.ts';
import { degree } from './market.ts';

/** The number of people whom each person listens to; where ties have weights, their sum in the order of the row. */
export const attention = takenOnce(({ people, in: rows }: Market): Float64Array => {
  const { offsets, weights } = rows;
  const sums = new Float64Array(people);
  if (weights === null) {
    for (let person = 0; person < people; person++) sums[person] = degree(rows, person);
    return sums;
  }
  for (let person = 0; person < people; person++) {
    for (let tie = offsets[person]; tie < offsets[person + 1]; tie++) sums[person] += weights[tie];
  }
  return sums;
});
