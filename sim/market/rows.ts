// Compressed rows from lists of ties, by counting sort: linear in people and ties. The trick for sorted rows is that
// turning rows round (who is told ↔ who tells) visits people in rising order, and so writes each row in rising order.

import type { Allocator } from '../kernel/memory.ts';
import { privateMemory } from '../kernel/memory.ts';
import type { Rows } from './market.ts';

/** Ties as parallel lists, of which the first `length` entries count. */
export interface TieArrays {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly length: number;
  readonly weights: Float64Array | null;
  readonly strong?: Uint8Array | null;
}

/** Rows of a world without ties. */
export function emptyRows(people: number, memory: Allocator = privateMemory): Rows {
  return { offsets: memory.u32(people + 1), targets: memory.u32(0), weights: null, strong: null };
}

/** Each person's row of those they tell, sorted by number; repeats stay. `bothWays`: every tie stands in two rows. */
export function tieRows(people: number, ties: TieArrays, bothWays: boolean, memory: Allocator): Rows {
  return turnRows(people, bucket(people, ties, bothWays), memory, bothWays);
}

/**
 * The same ties seen from the other end: row i holds those whose rows hold i, sorted by number. Where every tie stands
 * in two rows (`mutual`), the other end has as many.
 */
export function turnRows(people: number, rows: Rows, memory: Allocator, mutual = false): Rows {
  const { offsets, targets, weights, strong } = rows;
  const turned = memory.u32(people + 1);
  if (mutual) turned.set(offsets);
  else for (let e = 0; e < targets.length; e++) turned[targets[e] + 1]++;
  const cursor = mutual ? turned.slice(0, people) : startsOf(people, turned);
  const sources = memory.u32(targets.length);
  const carried = weights === null ? null : memory.f64(targets.length);
  const kinds = strong === null ? null : memory.u8(targets.length);
  for (let person = 0; person < people; person++) {
    for (let e = offsets[person]; e < offsets[person + 1]; e++) {
      const place = cursor[targets[e]]++;
      sources[place] = person;
      if (carried !== null) carried[place] = weights![e];
      if (kinds !== null) kinds[place] = strong![e];
    }
  }
  return { offsets: turned, targets: sources, weights: carried, strong: kinds };
}

/** Who tells each person, in the order of the list: unsorted, scratch. */
function bucket(people: number, ties: TieArrays, bothWays: boolean): Rows {
  const { from, to, length, weights, strong = null } = ties;
  const offsets = new Uint32Array(people + 1);
  for (let t = 0; t < length; t++) offsets[to[t] + 1]++;
  if (bothWays) for (let t = 0; t < length; t++) offsets[from[t] + 1]++;
  const cursor = startsOf(people, offsets);
  const sources = new Uint32Array(bothWays ? 2 * length : length);
  const carried = weights === null ? null : new Float64Array(sources.length);
  const kinds = strong === null ? null : new Uint8Array(sources.length);
  for (let t = 0; t < length; t++) {
    const place = cursor[to[t]]++;
    sources[place] = from[t];
    if (carried !== null) carried[place] = weights![t];
    if (kinds !== null) kinds[place] = strong![t];
    if (!bothWays) continue;
    const back = cursor[from[t]]++;
    sources[back] = to[t];
    if (carried !== null) carried[back] = weights![t];
    if (kinds !== null) kinds[back] = strong![t];
  }
  return { offsets, targets: sources, weights: carried, strong: kinds };
}

/** Turns counts, held one place late, into offsets; returns a copy to fill rows by. */
function startsOf(people: number, counts: Uint32Array): Uint32Array {
  for (let person = 0; person < people; person++) counts[person + 1] += counts[person];
  return counts.slice(0, people);
}
