// How often the friends of somebody are friends of each other. All triangles are found, by degree order: a tie points from
// the end with fewer ties to the one with more, so that even a hub has few pointing away from it, and a triangle is seen
// once, from its smallest. Time grows at most with ties to the power of 1.5 (Chiba & Nishizeki 1985; Latapy 2008, Theor.
// Comput. Sci. 407: 458).

import type { Rows } from '../market.ts';
import { degree } from '../market.ts';

export interface Clustering {
  readonly triangles: number;
  /** Share of pairs of ties that meet in a person and whose far ends are tied; null where no two ties meet. */
  readonly transitivity: number | null;
  /** The same share for each person, averaged over people; who has fewer than two ties counts 0 (Watts & Strogatz 1998). */
  readonly local: number;
}

/** Clustering of mutual ties; those of a one-way market must be made mutual first (`eitherWay`). */
export function clustering(rows: Rows): Clustering {
  const people = rows.offsets.length - 1;
  const own = rows.targets.length === people * (people - 1) ? everyPair(people) : triangles(rows);
  let corners = 0;
  let pairs = 0;
  let local = 0;
  for (let person = 0; person < people; person++) {
    const k = degree(rows, person);
    if (k < 2) continue;
    corners += own[person];
    pairs += (k * (k - 1)) / 2;
    local += (2 * own[person]) / (k * (k - 1));
  }
  return { triangles: corners / 3, transitivity: pairs === 0 ? null : corners / pairs, local: local / people };
}

/** Where everybody is tied to everybody nothing needs finding, and finding it would take longest. */
function everyPair(people: number): Float64Array {
  return new Float64Array(people).fill(((people - 1) * (people - 2)) / 2);
}

/** In how many triangles each person is. */
function triangles(rows: Rows): Float64Array {
  const people = rows.offsets.length - 1;
  const { offsets, targets } = upward(rows);
  const own = new Float64Array(people);
  const tiedTo = new Uint32Array(people).fill(people);
  for (let a = 0; a < people; a++) {
    for (let e = offsets[a]; e < offsets[a + 1]; e++) tiedTo[targets[e]] = a;
    for (let e = offsets[a]; e < offsets[a + 1]; e++) {
      const b = targets[e];
      const end = offsets[b + 1];
      let found = 0;
      for (let f = offsets[b]; f < end; f++) {
        const c = targets[f];
        if (tiedTo[c] !== a) continue;
        own[c]++;
        found++;
      }
      own[a] += found;
      own[b] += found;
    }
  }
  return own;
}

/** Of each tie only the entry that leads to the end with more ties, or the higher number among equals. */
function upward(rows: Rows): { offsets: Uint32Array; targets: Uint32Array } {
  const people = rows.offsets.length - 1;
  const offsets = new Uint32Array(people + 1);
  const targets = new Uint32Array(rows.targets.length / 2);
  let length = 0;
  for (let person = 0; person < people; person++) {
    const k = degree(rows, person);
    for (let e = rows.offsets[person]; e < rows.offsets[person + 1]; e++) {
      const friend = rows.targets[e];
      const more = degree(rows, friend) - k;
      if (more > 0 || (more === 0 && friend > person)) targets[length++] = friend;
    }
    offsets[person + 1] = length;
  }
  return { offsets, targets };
}
