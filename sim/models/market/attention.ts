// How attention is divided (ODD 4.2, `rule`): by each hearer over all they listen to, by each talker over all who listen, or by
// nobody.

import type { Rows } from '../../market/market.ts';

/** 1 / sum of a person's tie weights; 1 without ties: whoever has none can only hear along links. */
export function oneOver(rows: Rows, person: number): number {
  const first = rows.offsets[person];
  const end = rows.offsets[person + 1];
  if (end === first) return 1;
  if (rows.weights === null) return 1 / (end - first);
  let sum = 0;
  for (let tie = first; tie < end; tie++) sum += rows.weights[tie];
  return 1 / sum;
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
