// Ties seen without their direction: who is connected with whom, whoever of the two talks. Measures of a shape (triangles,
// separate parts) take a one-way market so, as is usual.

import type { Market, Rows } from '../market.ts';

/** Each person's row of those whom they tell or hear, sorted by number; one whom they both tell and hear stands once. */
export function eitherWay(market: Market): Rows {
  if (!market.directed) return market.out;
  const { people, out, in: heard } = market;
  const offsets = new Uint32Array(people + 1);
  const targets = new Uint32Array(out.targets.length + heard.targets.length);
  let length = 0;
  for (let person = 0; person < people; person++) {
    let a = out.offsets[person];
    let b = heard.offsets[person];
    const endA = out.offsets[person + 1];
    const endB = heard.offsets[person + 1];
    while (a < endA || b < endB) {
      const told = a < endA ? out.targets[a] : people;
      const teller = b < endB ? heard.targets[b] : people;
      targets[length++] = Math.min(told, teller);
      if (told <= teller) a++;
      if (teller <= told) b++;
    }
    offsets[person + 1] = length;
  }
  return { offsets, targets: targets.subarray(0, length), weights: null, strong: null };
}

/**
 * Share of one-way ties that are answered by one the other way round; null where there are no ties. `both` is what
 * `eitherWay` makes of the market: an answered pair stands there as often as in the ties, any other twice as often.
 */
export function reciprocity({ out }: Market, both: Rows): number | null {
  const ties = out.targets.length;
  return ties === 0 ? null : (2 * ties - both.targets.length) / ties;
}
