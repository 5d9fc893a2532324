// Who belongs to which segment. Counts are exact; who it is, is drawn: people (or runs of `together` of them, standing
// next to each other in the network's numbering) are lined up by a keyed mark each and dealt to the segments in turn.

import type { Key } from '../kernel/luck.ts';
import { word } from '../kernel/luck.ts';

/**
 * The segment of each of `counts`' people, written into `of`. `keys` are the people's luck keys (null: their numbers); a
 * run takes the mark of its first. A run is split only where one segment is full and the next begins.
 */
export function placePeople(
  of: Uint8Array,
  counts: readonly number[],
  together: number,
  luck: Key,
  keys: Uint32Array | null,
): void {
  const people = of.length;
  const marks = new Uint32Array(Math.ceil(people / together));
  for (let run = 0; run < marks.length; run++) {
    const first = run * together;
    marks[run] = word(luck, keys === null ? first : keys[first]);
  }
  let segment = 0;
  let left = counts[0];
  for (const run of byMark(marks)) {
    const end = Math.min(people, (run + 1) * together);
    for (let person = run * together; person < end; person++) {
      while (left === 0) left = counts[++segment];
      of[person] = segment;
      left--;
    }
  }
}

/** Places of the marks in rising order, the earlier first among equals: two counting sorts of 16 bits each. */
function byMark(marks: Uint32Array): Uint32Array {
  let order = new Uint32Array(marks.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  for (const shift of [0, 16]) {
    const starts = new Uint32Array(65537);
    for (const mark of marks) starts[((mark >>> shift) & 0xffff) + 1]++;
    for (let digit = 0; digit < 65536; digit++) starts[digit + 1] += starts[digit];
    const next = new Uint32Array(marks.length);
    for (const i of order) next[starts[(marks[i] >>> shift) & 0xffff]++] = i;
    order = next;
  }
  return order;
}
