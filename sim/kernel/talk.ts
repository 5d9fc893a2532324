// The talk loop: whoever speaks tries each tie of their row once, with one chance for all ties. Memory is what takes time
// here, not arithmetic, and a processor fetches many places at once only where none waits for another. So the work is done
// in phases over a few thousand living ties at a time:
//
//   0 look    where the rows of some speakers lie, and what they are keyed by
//   1 draw    which ties live, from keys alone: a mask of 32 ties after the other, their places written down in a row
//   2 fetch   who hears on each of them: reads that do not depend on one another
//   3 tell    each hearer in turn
//
// A tie's luck is that of `liveTies`, whoever else speaks and however the work is cut.

import { laneA, laneB } from './luck.ts';
import { liveTies } from './tries.ts';

export interface TieRows {
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
}

/** Speakers, and living ties, that are handled at a time: as many as stay in the first cache. */
const SPEAKERS = 512;
const TIES = 4096;
const keyOf = new Uint32Array(SPEAKERS);
const begins = new Uint32Array(SPEAKERS);
const ends = new Uint32Array(SPEAKERS);
const ties = new Uint32Array(TIES);

/**
 * Has each speaker of speakers[first] … speakers[end − 1] try all ties of their row; `heard` is called for every hearer of
 * a living tie, in the order of speakers and rows. `keys`: what people are keyed by, null where by their number.
 */
export function talk(
  speakers: Uint32Array,
  first: number,
  end: number,
  rows: TieRows,
  keys: Uint32Array | null,
  key: { readonly a: number; readonly b: number },
  threshold: number,
  heard: (hearers: Uint32Array, count: number) => void,
): void {
  const { targets } = rows;
  let live = 0;
  for (let place = first; place < end; place += SPEAKERS) {
    const count = Math.min(SPEAKERS, end - place);
    look(speakers, place, count, rows.offsets, keys);
    for (let i = 0; i < count; i++) {
      const a = laneA(key.a, keyOf[i]);
      const b = laneB(key.b, a);
      const last = ends[i];
      for (let tie = begins[i], block = 0; tie < last; tie += 32, block++) {
        if (live > TIES - 32) live = fetch(targets, live, heard);
        let mask = liveTies(a, b, block, Math.min(32, last - tie), threshold);
        for (; mask !== 0; mask &= mask - 1) ties[live++] = tie + 31 - Math.clz32(mask & -mask);
      }
    }
  }
  if (live > 0) fetch(targets, live, heard);
}

function look(
  speakers: Uint32Array,
  place: number,
  count: number,
  offsets: Uint32Array,
  keys: Uint32Array | null,
): void {
  for (let i = 0; i < count; i++) {
    const speaker = speakers[place + i];
    begins[i] = offsets[speaker];
    ends[i] = offsets[speaker + 1];
    keyOf[i] = keys === null ? speaker : keys[speaker];
  }
}

function fetch(targets: Uint32Array, live: number, heard: (hearers: Uint32Array, count: number) => void): number {
  for (let i = 0; i < live; i++) ties[i] = targets[ties[i]];
  heard(ties, live);
  return 0;
}
