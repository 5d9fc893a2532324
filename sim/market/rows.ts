// Compressed rows from lists of ties, linear in people and ties. Ties are first dealt to bins, each for a run of people
// so short that their rows fit the processor's cache, and within a bin to rows, which are then put in order. Written
// straight to rows all over a large array, scattered ties would wait for memory one by one: two to five times as long.

import type { Allocator } from '../kernel/memory.ts';
import { privateMemory } from '../kernel/memory.ts';
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
 * stands in two rows.
 */
export function tieRows(people: number, ties: TieArrays, bothWays: boolean, memory: Allocator): Rows {
  const { from, to, length } = ties;
  const bins = new Bins(people, bothWays ? 2 * length : length, ties);
  bins.expect(from, length);
  if (bothWays) bins.expect(to, length);
  bins.open();
  for (let t = 0; t < length; t++) {
    bins.put(from[t], to[t], t);
    if (bothWays) bins.put(to[t], from[t], t);
  }
  return bins.rows(memory);
}

/** The same ties seen from the other end: row i holds those whose rows hold i, sorted by number. */
export function turnRows(people: number, rows: Rows, memory: Allocator): Rows {
  const { offsets, targets } = rows;
  const bins = new Bins(people, targets.length, rows);
  bins.expect(targets, targets.length);
  bins.open();
  for (let person = 0; person < people; person++) {
    for (let e = offsets[person]; e < offsets[person + 1]; e++) bins.put(targets[e], person, e);
  }
  return bins.rows(memory);
}

/** Entries of a bin, on average: with 10 bytes each, and the offsets, a third of a second-level cache of 1 MB. */
const BIN = 32_768;

/** Entries on their way to rows, dealt by the high bits of their row's number; at most 16 low bits are left to keep. */
class Bins {
  private readonly shift: number;
  /** Where each bin starts; before `open` the counts, one place late. */
  private readonly starts: Uint32Array;
  /** Where the next entry of each bin goes. */
  private next = new Uint32Array(0);
  private readonly row: Uint16Array;
  private readonly target: Uint32Array;
  private readonly weight: Float64Array | null;
  private readonly kind: Uint8Array | null;

  /** `columns`: what entries carry, to be found at the place that `put` says. */
  constructor(
    private readonly people: number,
    private readonly length: number,
    private readonly columns: { readonly weights: Float64Array | null; readonly strong?: Uint8Array | null },
  ) {
    let shift = 0;
    while (shift < 16 && 1 << shift < people && (length / people) * (2 << shift) <= BIN) shift++;
    this.shift = shift;
    this.starts = new Uint32Array((people >>> shift) + 2);
    this.row = new Uint16Array(length);
    this.target = new Uint32Array(length);
    this.weight = columns.weights === null ? null : new Float64Array(length);
    this.kind = columns.strong == null ? null : new Uint8Array(length);
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
    this.target[place] = target;
    if (this.weight !== null) this.weight[place] = this.columns.weights![from];
    if (this.kind !== null) this.kind[place] = this.columns.strong![from];
  }

  /** All entries in their rows, each row sorted; equal entries stand in the order in which they were put. */
  rows(memory: Allocator): Rows {
    const { people, length, shift, starts, row, target, weight, kind } = this;
    const offsets = memory.u32(people + 1);
    const targets = memory.u32(length);
    const weights = weight === null ? null : memory.f64(length);
    const strong = kind === null ? null : memory.u8(length);
    const rows = { offsets, targets, weights, strong };
    const sorter = new RowSorter(rows);
    const mask = (1 << shift) - 1;
    for (let first = 0, bin = 0; first < people; first += mask + 1, bin++) {
      const start = starts[bin];
      const end = starts[bin + 1];
      const own = new Uint32Array(Math.min(mask + 1, people - first) + 1);
      own[0] = start;
      for (let e = start; e < end; e++) own[(row[e] & mask) + 1]++;
      addUp(own);
      offsets.set(own, first);
      for (let e = start; e < end; e++) {
        const place = own[row[e] & mask]++;
        targets[place] = target[e];
        if (weights !== null) weights[place] = weight![e];
        if (strong !== null) strong[place] = kind![e];
      }
      sorter.sort(first, first + own.length - 1);
    }
    return rows;
  }
}

/** Turns counts, held one place late, into starts. */
function addUp(counts: Uint32Array): void {
  for (let i = 1; i < counts.length; i++) counts[i] += counts[i - 1];
}
