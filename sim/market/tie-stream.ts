// Ties that are made from luck again whenever they are asked for, a few thousand at a time, so that no list of them takes
// memory beside the rows. Rows come of going through them twice: to count what each row holds, then to fill it. That is
// for networks in which most ties join people with near numbers: the writing then stays in the processor's cache.

import type { Allocator } from '../kernel/memory.ts';
import type { Rows } from './market.ts';
import { requireRoom } from './room.ts';
import { RowSorter } from './row-sorter.ts';

/** Gets some ties: the first `count` entries of both arrays, which hold others the next time. */
export type TakeTies = (from: Uint32Array, to: Uint32Array, count: number) => void;

/** Mutual ties without weights, from nobody to themselves. */
export interface TieStream {
  readonly people: number;
  /** How many ties there are, as nearly as is known beforehand. */
  readonly ties: number;
  /** Hands over all ties, the same each time. */
  each(take: TakeTies): void;
  /** Is told of pairs that are tied more than once; from then on `each` has other ties in their place, and no repeats. */
  mend?(repeats: readonly Pair[]): void;
}

export type Pair = readonly [one: number, other: number];

/** As many as stay in the second-level cache beside what is written. */
const CHUNK = 8192;

/** Collects ties and hands them on by the thousand. */
export class TieChunk {
  private readonly from = new Uint32Array(CHUNK);
  private readonly to = new Uint32Array(CHUNK);
  private count = 0;

  constructor(private readonly take: TakeTies) {}

  add(from: number, to: number): void {
    if (this.count === CHUNK) this.flush();
    this.from[this.count] = from;
    this.to[this.count++] = to;
  }

  flush(): void {
    this.take(this.from, this.to, this.count);
    this.count = 0;
  }
}

/** How much of the work is done after counting and after filling, roughly. */
const COUNTED = 0.3;
const FILLED = 0.85;

/** So few ties are kept when they are made: to make them again takes longer. */
const FEW = 1 << 16;

/** The same ties, made once. */
function kept(stream: TieStream): TieStream {
  let chunks: (readonly [from: Uint32Array, to: Uint32Array])[] | undefined;
  const make = (take: TakeTies) => {
    const made: typeof chunks = [];
    stream.each((from, to, count) => {
      made.push([from.slice(0, count), to.slice(0, count)]);
      take(from, to, count);
    });
    chunks = made;
  };
  const each = (take: TakeTies) => {
    if (chunks === undefined) make(take);
    else for (const [from, to] of chunks) take(from, to, from.length);
  };
  const mend = (repeats: readonly Pair[]) => {
    chunks = undefined;
    stream.mend?.(repeats);
  };
  return { people: stream.people, ties: stream.ties, each, mend: stream.mend && mend };
}

/** Every tie in the rows of both its people, each row sorted. `done` hears how much of the work is done, 0 … 1. */
export function streamedRows(made: TieStream, memory: Allocator, done: (share: number) => void = () => {}): Rows {
  requireRoom(made.ties);
  const stream = made.ties <= FEW ? kept(made) : made;
  const offsets = memory.u32(stream.people + 1);
  const length = countRows(stream, offsets, (share) => done(share * COUNTED));
  const rows: Rows = { offsets, targets: memory.u32(length), weights: null, strong: null };
  fillRows(stream, rows, (share) => done(COUNTED + share * (FILLED - COUNTED)));
  const repeats = sortRows(rows, (share) => done(FILLED + share * (1 - FILLED)));
  if (repeats.length === 0 || stream.mend === undefined) return rows;
  // They are few and rare: to go through all ties once more is simpler than to move rows apart.
  stream.mend(repeats);
  offsets.fill(0);
  countRows(stream, offsets);
  fillRows(stream, rows);
  sortRows(rows);
  return rows;
}

/** Leaves in each offset but the first where the row of the person before starts: from there it moves on as rows fill. */
function countRows(stream: TieStream, offsets: Uint32Array, done?: (share: number) => void): number {
  eachTold(stream, done, (from, to, count) => {
    for (let tie = 0; tie < count; tie++) {
      offsets[from[tie] + 1]++;
      offsets[to[tie] + 1]++;
    }
  });
  let start = 0;
  for (let person = 1; person < offsets.length; person++) {
    const count = offsets[person];
    offsets[person] = start;
    start += count;
  }
  requireRoom(start / 2);
  return start;
}

function fillRows(stream: TieStream, { offsets, targets }: Rows, done?: (share: number) => void): void {
  eachTold(stream, done, (from, to, count) => {
    for (let tie = 0; tie < count; tie++) {
      const one = from[tie];
      const other = to[tie];
      targets[offsets[one + 1]++] = other;
      targets[offsets[other + 1]++] = one;
    }
  });
}

/** Goes through all ties, and tells how far it is. */
function eachTold(stream: TieStream, done: ((share: number) => void) | undefined, take: TakeTies): void {
  let handed = 0;
  stream.each((from, to, count) => {
    take(from, to, count);
    handed += count;
    done?.(Math.min(1, handed / stream.ties));
  });
}

/** People whose rows are sorted and looked through at a time, while the processor still holds them. */
const RUN = 4096;

/** Sorts all rows, and returns the pairs that are tied more than once. */
function sortRows(rows: Rows, done?: (share: number) => void): Pair[] {
  const { offsets, targets } = rows;
  const people = offsets.length - 1;
  const sorter = new RowSorter(rows);
  const repeats: Pair[] = [];
  for (let first = 0; first < people; first += RUN) {
    const last = Math.min(people, first + RUN);
    sorter.sort(first, last);
    for (let person = first; person < last; person++) {
      const end = offsets[person + 1];
      for (let e = offsets[person] + 1; e < end; e++) {
        if (targets[e] === targets[e - 1] && person < targets[e]) repeats.push([person, targets[e]]);
      }
    }
    done?.(last / people);
  }
  return repeats;
}
