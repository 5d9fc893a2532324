// Pairs of people, each tied with the same chance. Pairs without a tie are skipped in one go (Batagelj & Brandes 2005,
// Phys. Rev. E 71: 036113), so that work is linear in people and ties.

import type { Key } from '../kernel/luck.ts';
import { uniform } from '../kernel/luck.ts';
import { log, log1p } from '../kernel/math.ts';
import { TieBuffer } from './tie-buffer.ts';

/** Pairs of `i` from first up to before last with `j` from open(i) up to before close. */
export interface Pairs {
  readonly first: number;
  readonly last: number;
  readonly open: (person: number) => number;
  readonly close: number;
}

/** Everybody with everybody else. */
export const allPairs = (people: number): Pairs => ({
  first: 0,
  last: people,
  open: (person) => person + 1,
  close: people,
});

/** Room for so many ties on average, and for what luck may add. */
export const roomFor = (ties: number): TieBuffer => new TieBuffer(ties + 6 * Math.sqrt(ties));

/** Ties each of the pairs with the same chance, by drawing how many pairs to skip before the next tie. */
export function tiePairs(
  list: { add(from: number, to: number): void },
  { first, last, open, close }: Pairs,
  chance: number,
  key: Key,
): void {
  if (!(chance > 0) || first >= last) return;
  const scale = chance < 1 ? 1 / log1p(-chance) : 0;
  let person = first;
  let other = open(person) - 1;
  for (let draw = 0; ; draw++) {
    other += 1 + Math.floor(log(1 - uniform(key, draw)) * scale);
    while (other >= close) {
      if (++person >= last) return;
      other += open(person) - close;
    }
    list.add(person, other);
  }
}
