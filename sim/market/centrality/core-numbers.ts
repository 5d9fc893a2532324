// Core numbers (Seidman 1983, Social Networks 5), by Batagelj & Zaversnik 2003 (arXiv cs/0310049): whoever is heard by
// fewest is taken away, again and again; people stand in a line ordered by how many of those who are left hear them, so
// that losing a hearer costs one swap. Linear in people and ties.

import type { Market } from '../market.ts';
import { degree } from '../market.ts';

/**
 * Each person's core number: the largest k for which they belong to a group in which everybody is heard by at least k
 * others of the group.
 */
export function coreNumbers(market: Market): Uint32Array {
  const { people, out, in: heard } = market;
  // Hearers who are left; when somebody is taken away, it is their core number, and never falls below it again.
  const left = Uint32Array.from({ length: people }, (_, person) => degree(out, person));
  const line = new Line(left);
  for (let place = 0; place < people; place++) {
    const person = line.order[place];
    for (let e = heard.offsets[person]; e < heard.offsets[person + 1]; e++) {
      const teller = heard.targets[e];
      if (left[teller] > left[person]) line.lower(teller);
    }
  }
  return left;
}

/** People in rising order of a count, kept in order while counts fall one by one. */
class Line {
  readonly order: Uint32Array;
  private readonly placeOf: Uint32Array;
  /** Where the people of each count begin. */
  private readonly starts: Uint32Array;

  constructor(private readonly counts: Uint32Array) {
    const most = counts.reduce((so, count) => Math.max(so, count), 0);
    this.starts = new Uint32Array(most + 2);
    for (const count of counts) this.starts[count + 1]++;
    for (let count = 0; count <= most; count++) this.starts[count + 1] += this.starts[count];
    const next = this.starts.slice();
    this.placeOf = counts.map((count) => next[count]++);
    this.order = new Uint32Array(counts.length);
    for (let person = 0; person < counts.length; person++) this.order[this.placeOf[person]] = person;
  }

  /** One less: the person changes places with the first of their count, who then stands for one place less. */
  lower(person: number): void {
    const { order, placeOf, starts, counts } = this;
    const first = starts[counts[person]]++;
    const other = order[first];
    order[placeOf[person]] = other;
    placeOf[other] = placeOf[person];
    order[first] = person;
    placeOf[person] = first;
    counts[person]--;
  }
}
