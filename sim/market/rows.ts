// Compressed rows from lists of ties, linear in people and ties. Ties are first dealt to bins, each for a run of people
// so short that their rows fit the processor's cache, and within a bin to rows, which are then put in order. Written
// straight to rows all over a large array, scattered ties would wait for memory one by one: two to five times as long.

import { memoryBeside } from '../kernel/arena.ts';
import { WORTH_A_KERNEL } from '../kernel/kernel.ts';
import type { Allocator } from '../kernel/memory.ts';
import { privateMemory } from '../kernel/memory.ts';
import { kernelRows } from './kernel-rows.ts';
import type { Rows } from './market.ts';
import { RowSorter } from './row-sorter.ts';

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

/**
 * Each person's row of those they tell, sorted by number; repeats stay, in the order of the list. `bothWays`: every tie
 * stands in two rows. Scratch may stay in `memory`.
 */
export function tieRows(people: number, ties: TieArrays, bothWays: boolean, memory: Allocator): Rows {
  const { from, to, length, weights, strong } = ties;
  const entries = bothWays ? 2 * length : length;
  if (length >= WORTH_A_KERNEL && weights === null && strong == null) {
    const rows = kernelRows(people, ties, bothWays, binBits(people, entries), memory);
    const anyMemory = memory === privateMemory;
    if (rows !== undefined) return anyMemory || memoryBeside(rows.targets) === memory ? rows : copyRows(rows, memory);
  }
  const bins = new Bins(people, entries, ties, memory);
  bins.expect(from, length);
  if (bothWays) bins.expect(to, length);
  bins.open();
  if (bothWays && isByPerson(ties)) {
    for (let t = 0; t < length; t++) bins.put(to[t], from[t], t);
    return bins.close(ties);
  }
  for (let t = 0; t < length; t++) {
    bins.put(from[t], to[t], t);
    if (bothWays) bins.put(to[t], from[t], t);
  }
  return bins.close();
}

/** Whether bare ties are listed person by person, as many networks list them: near ends then need no dealing. */
function isByPerson({ from, length, weights, strong }: TieArrays): boolean {
  if (weights !== null || strong != null) return false;
  for (let t = 1; t < length; t++) if (from[t] < from[t - 1]) return false;
  return true;
}

/** The same rows in other memory. */
export function copyRows({ offsets, targets, weights, strong }: Rows, memory: Allocator): Rows {
  const copy = {
    offsets: memory.u32(offsets.length),
    targets: memory.u32(targets.length),
    weights: weights && memory.f64(weights.length),
    strong: strong && memory.u8(strong.length),
  };
  copy.offsets.set(offsets);
  copy.targets.set(targets);
  if (weights !== null) copy.weights!.set(weights);
  if (strong !== null) copy.strong!.set(strong);
  return copy;
}

/** The same ties seen from the other end: row i holds those whose rows hold i, sorted by number. */
export function turnRows(people: number, rows: Rows, memory: Allocator): Rows {
  const { offsets, targets } = rows;
  const bins = new Bins(people, targets.length, rows, memory);
  bins.expect(targets, targets.length);
  bins.open();
  for (let person = 0; person < people; person++) {
    for (let e = offsets[person]; e < offsets[person + 1]; e++) bins.put(targets[e], person, e);
  }
  return bins.close();
}

/** Entries of a bin, on average: with 10 bytes each, and the offsets, a third of a second-level cache of 1 MB. */
const BIN = 32_768;

/** Bins are for so many bits of people. */
function binBits(people: number, entries: number): number {
  let bits = 0;
  while (bits < 16 && 1 << bits < people && (entries / people) * (2 << bits) <= BIN) bits++;
  return bits;
}

/**
 * Entries on their way to rows, dealt by the high bits of their row's number; at most 16 low bits are left to keep. A bin
 * lies where its rows will lie, so that beside the rows only these bits take memory.
 */
class Bins {
  private readonly shift: number;
  /** Where each bin starts; before `open` the counts, one place late. */
  private readonly starts: Uint32Array;
  /** Where the next entry of each bin goes. */
  private next = new Uint32Array(0);
  private readonly row: Uint16Array;
  private readonly rows: Rows;
  private readonly targets: Uint32Array;
  private readonly weights: Float64Array | null;
  private readonly strong: Uint8Array | null;

  /** `columns`: what entries carry, to be found at the place that `put` says. */
  constructor(
    private readonly people: number,
    length: number,
    private readonly columns: { readonly weights: Float64Array | null; readonly strong?: Uint8Array | null },
    memory: Allocator,
  ) {
    this.shift = binBits(people, length);
    this.starts = new Uint32Array((people >>> this.shift) + 2);
    this.row = new Uint16Array(length);
    this.targets = memory.u32(length);
    this.weights = columns.weights === null ? null : memory.f64(length);
    this.strong = columns.strong == null ? null : memory.u8(length);
    this.rows = { offsets: memory.u32(people + 1), targets: this.targets, weights: this.weights, strong: this.strong };
  }

  /** Counts entries by their rows, before any is put. */
  expect(rows: Uint32Array, length: number): void {
    const { starts, shift } = this;
    for (let e = 0; e < length; e++) starts[(rows[e] >>> shift) + 1]++;
  }

  /** All have been counted: there is room. */
  open(): void {
    addUp(this.starts);
    this.next = this.starts.slice();
  }

  /** `from`: the place of what the entry carries. */
  put(row: number, target: number, from: number): void {
    const place = this.next[row >>> this.shift]++;
    this.row[place] = row;
    this.targets[place] = target;
    if (this.weights !== null) this.weights[place] = this.columns.weights![from];
    if (this.strong !== null) this.strong[place] = this.columns.strong![from];
  }

  /**
   * All entries in their rows, each row sorted; equal entries stand in the order in which they were put. `byPerson`: ties
   * listed by person whose near ends were expected but not put.
   */
  close(byPerson?: TieArrays): Rows {
    const { people, shift, starts, next, rows } = this;
    const sorter = new RowSorter(rows);
    const size = 1 << shift;
    for (let first = 0, bin = 0, tie = 0; first < people; first += size, bin++) {
      const end = Math.min(people, first + size);
      if (byPerson === undefined) this.deal(first, end - first, starts[bin], next[bin]);
      else tie = this.dealBoth(first, end - first, starts[bin], next[bin], byPerson, tie);
      sorter.sort(first, end);
    }
    return rows;
  }

  /** As `deal`, and with them the near ends, listed from `tie` on. Returns where those of the next bin are listed. */
  private dealBoth(first: number, count: number, start: number, end: number, list: TieArrays, tie: number): number {
    const { targets } = this;
    const { from, to, length } = list;
    const rowOf = this.row.subarray(start, end);
    const low = (1 << this.shift) - 1;
    const places = new Uint32Array(count + 1);
    places[0] = start;
    let last = tie;
    for (; last < length && from[last] < first + count; last++) places[from[last] - first + 1]++;
    for (const row of rowOf) places[(row & low) + 1]++;
    addUp(places);
    this.rows.offsets.set(places, first);
    const far = targets.slice(start, end);
    // What comes first in a row is nearly in order then: people are listed with those before them, or with those behind.
    const behind = last > tie && to[tie] > from[tie];
    if (behind) for (let e = 0; e < far.length; e++) targets[places[rowOf[e] & low]++] = far[e];
    for (let t = tie; t < last; t++) targets[places[from[t] - first]++] = to[t];
    if (!behind) for (let e = 0; e < far.length; e++) targets[places[rowOf[e] & low]++] = far[e];
    return last;
  }

  /** Puts the entries of one bin into the rows of its people, from a copy. */
  private deal(first: number, count: number, start: number, end: number): void {
    const { targets, weights, strong } = this;
    const rowOf = this.row.subarray(start, end);
    const low = (1 << this.shift) - 1;
    const places = new Uint32Array(count + 1);
    places[0] = start;
    for (const row of rowOf) places[(row & low) + 1]++;
    addUp(places);
    this.rows.offsets.set(places, first);
    const target = targets.slice(start, end);
    const weight = weights?.slice(start, end);
    const kind = strong?.slice(start, end);
    for (let e = 0; e < target.length; e++) {
      const place = places[rowOf[e] & low]++;
      targets[place] = target[e];
      if (weight !== undefined) weights![place] = weight[e];
      if (kind !== undefined) strong![place] = kind[e];
    }
  }
}

/** Turns counts, held one place late, into starts. */
function addUp(counts: Uint32Array): void {
  for (let i = 1; i < counts.length; i++) counts[i] += counts[i - 1];
}
