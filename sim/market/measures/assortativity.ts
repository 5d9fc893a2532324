// Whether people with many ties are tied to people with many ties: the correlation of the degrees at the two ends of a
// tie (Newman 2002, Phys. Rev. Lett. 89: 208701). Where ties are one way: of how many hear the teller, and to how many the
// hearer listens (Newman 2003, Phys. Rev. E 67: 026126).

import type { Market } from '../market.ts';
import { degree } from '../market.ts';

/** From −1 (hubs sit among people with few ties) to 1 (hubs sit among hubs); null where all ends are alike. */
export function assortativity(market: Market): number | null {
  const { people, out, in: heard } = market;
  const ends = out.targets.length;
  let sumTold = 0;
  let sumHeard = 0;
  for (let person = 0; person < people; person++) {
    sumTold += degree(out, person) * degree(out, person);
    sumHeard += degree(heard, person) * degree(heard, person);
  }
  // A person with k ties stands at k ends, hence squares in a mean over ends.
  const meanTold = sumTold / ends;
  const meanHeard = sumHeard / ends;
  let told = 0;
  let hears = 0;
  let both = 0;
  for (let person = 0; person < people; person++) {
    const k = degree(out, person);
    told += k * (k - meanTold) * (k - meanTold);
    const l = degree(heard, person);
    hears += l * (l - meanHeard) * (l - meanHeard);
    let row = 0;
    for (let e = out.offsets[person]; e < out.offsets[person + 1]; e++)
      row += degree(heard, out.targets[e]) - meanHeard;
    both += (k - meanTold) * row;
  }
  return told > 0 && hears > 0 ? both / Math.sqrt(told * hears) : null;
}
