// How attention is divided (ODD 4.2, `rule`): by each hearer over all they listen to, by each talker over all who listen, or by
// nobody.

import type { Rows } from '../../market/market.ts';

/** Sum of a person's tie weights; 1 without any: whoever has no ties can only hear along links. */
export function attended({ offsets, weights }: Rows, person: number): number {
  const first = offsets[person];
  const end = offsets[person + 1];
  let sum = weights === null ? end - first : 0;
  if (weights !== null) for (let tie = first; tie < end; tie++) sum += weights[tie];
  return sum > 0 ? sum : 1;
}

/** 1 / mean weight that people listen to, so that under rule perTie the average person hears as much as under hearer. */
export function oneOverMean({ targets, weights }: Rows, people: number): number {
  let total = targets.length;
  if (weights !== null) {
    total = 0;
    for (const weight of weights) total += weight;
  }
  return total > 0 ? people / total : 0;
}
