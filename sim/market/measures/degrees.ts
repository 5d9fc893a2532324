// How many ties people have (degree): the average, the middle, the ends, and how many people have how many.

import type { Rows } from '../market.ts';
import { degree } from '../market.ts';

export interface Degrees {
  readonly mean: number;
  /** Of an even number of people the mean of the two in the middle. */
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /**
   * Ties of the person at the end of a tie drawn by lot, ⟨k²⟩ ÷ ⟨k⟩: more than the mean wherever people differ, which is
   * why one's friends have more friends than oneself (Feld 1991, Am. J. Sociology 96: 1464). Null without ties.
   */
  readonly ofFriends: number | null;
  /** [degree, people who have it], rising; degrees that nobody has are left out. */
  readonly distribution: readonly (readonly [number, number])[];
}

/** Degrees by rows: of `out` how many hear somebody, of `in` to how many somebody listens. */
export function degrees(rows: Rows): Degrees {
  const people = rows.offsets.length - 1;
  let most = 0;
  for (let person = 0; person < people; person++) most = Math.max(most, degree(rows, person));
  const counts = new Uint32Array(most + 1);
  for (let person = 0; person < people; person++) counts[degree(rows, person)]++;
  const distribution: [number, number][] = [];
  let sum = 0;
  let squares = 0;
  for (let k = 0; k <= most; k++) {
    if (counts[k] === 0) continue;
    distribution.push([k, counts[k]]);
    sum += k * counts[k];
    squares += k * k * counts[k];
  }
  const upper = atRank(distribution, Math.floor(people / 2));
  const lower = people % 2 === 1 ? upper : atRank(distribution, people / 2 - 1);
  return {
    mean: sum / people,
    median: (lower + upper) / 2,
    least: distribution[0][0],
    most,
    ofFriends: sum === 0 ? null : squares / sum,
    distribution,
  };
}

/** The degree of the person at a place, from 0, of all in rising order of degree. */
function atRank(distribution: Degrees['distribution'], rank: number): number {
  let before = 0;
  for (const [k, count] of distribution) {
    before += count;
    if (rank < before) return k;
  }
  return 0;
}
