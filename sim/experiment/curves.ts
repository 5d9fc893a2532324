// A curve over all replicates, record by record: for each record the numbers of all of them. Rows lie all over the memory, so
// that what is read of one is read for some records at a time. Whole numbers, which most curves tell, are counted as they are
// read: of how often each comes there is much less to go through than of the numbers themselves.

import { Counts } from '../kernel/counts.ts';
import { takenOnce } from '../market/kept.ts';
import type { Results } from './results.ts';
import { endValues } from './results.ts';
import { placeOf } from './row.ts';

/** Records that are read at a time. */
const AT_ONCE = 16;

/** All numbers of a record, by replicate or counted. Used again for records that come later; nobody else may write to them. */
export type Column = Float64Array | Counts;

interface Curve {
  readonly rows: readonly Float64Array[];
  /** Where it begins in a row. */
  readonly place: (row: Float64Array) => number;
}

interface Reader {
  /**
   * Reads `count` records from `first` on, of these rows; all others stay as they are. Leaves at the beginning of the list those
   * that go on, and returns how many; undefined where it cannot read one.
   */
  read(going: Uint32Array, first: number, count: number): number | undefined;
  /** What was read of the k-th of these records. */
  column(k: number): Column;
  /** 1 where a record differs from the one before, in any row. */
  readonly moved: Uint8Array;
}

/** The last record of the longest run. */
export const lastRecord = (results: Results): number => longest(results).last;

const longest = takenOnce(({ rows }: Results) => {
  let records = 1;
  for (const row of rows) records = Math.max(records, row[0]);
  return { last: records - 1 };
});

/**
 * The columns of a curve, one after the other; word of it where all numbers are those of the record before: most runs have
 * ended long before the last does, and nothing moves where nothing is done. A run that ended stays at its last number.
 * `apart`: it matters which replicate has which number.
 */
export function* columnsOf(
  results: Results,
  campaign: number,
  metric: number,
  apart: boolean,
): Generator<Column | 'as before'> {
  const { rows, setting } = results;
  const curve: Curve = { rows, place: (row) => placeOf(setting.layout, row, campaign, metric) };
  const last = lastRecord(results);
  let going = everyPlace(rows);
  const counter = apart ? undefined : counterOf(curve, endValues(results, campaign, metric));
  let reader: Reader = counter ?? new Lister(curve);
  for (let first = 0; first <= last; first += AT_ONCE) {
    const count = Math.min(AT_ONCE, last + 1 - first);
    let on = reader.read(going, first, count);
    if (on === undefined) {
      going = everyPlace(rows);
      reader = new Lister(curve);
      on = reader.read(going, first, count)!;
    }
    going = going.subarray(0, on);
    for (let k = 0; k < count; k++) yield reader.moved[k] === 0 ? 'as before' : reader.column(k);
  }
}

function everyPlace({ length }: ArrayLike<unknown>): Uint32Array {
  const places = new Uint32Array(length);
  for (let i = 0; i < length; i++) places[i] = i;
  return places;
}

/** Whoever counts a curve's numbers; undefined where there are hardly more of them than they may be different. */
function counterOf(curve: Curve, ends: Float64Array): Counter | undefined {
  let most = 0;
  for (let i = 0; i < ends.length; i++) most = Math.max(most, ends[i]);
  return most < ends.length ? new Counter(curve, most + 1) : undefined;
}

class Counter implements Reader {
  readonly moved = new Uint8Array(AT_ONCE);
  private readonly counts: readonly Uint32Array[];
  /** The last numbers of runs that have ended. */
  private readonly ended: Uint32Array;

  /** Counts numbers below `room`. */
  constructor(
    private readonly curve: Curve,
    private readonly room: number,
  ) {
    this.counts = Array.from({ length: AT_ONCE }, () => new Uint32Array(room));
    this.ended = new Uint32Array(room);
  }

  read(going: Uint32Array, first: number, count: number): number | undefined {
    const { rows, place } = this.curve;
    const { moved, counts, ended, room } = this;
    for (let k = 0; k < count; k++) counts[k].set(ended);
    moved.fill(0);
    let on = 0;
    for (let j = 0; j < going.length; j++) {
      const i = going[j];
      const row = rows[i];
      const from = place(row);
      const end = row[0] - 1;
      let before = first === 0 ? -1 : row[from + first - 1];
      for (let k = 0; k < count; k++) {
        const value = first + k <= end ? row[from + first + k] : before;
        if (!(value < room && value >>> 0 === value)) return undefined;
        counts[k][value]++;
        if (value !== before) moved[k] = 1;
        before = value;
      }
      if (end < first + count) ended[before]++;
      else going[on++] = i;
    }
    return on;
  }

  column(k: number): Counts {
    return new Counts(0, this.counts[k]);
  }
}

class Lister implements Reader {
  readonly moved = new Uint8Array(AT_ONCE);
  private readonly columns: readonly Float64Array[];

  constructor(private readonly curve: Curve) {
    this.columns = Array.from({ length: AT_ONCE }, () => new Float64Array(curve.rows.length));
  }

  read(going: Uint32Array, first: number, count: number): number {
    const { rows, place } = this.curve;
    const { moved, columns } = this;
    for (let k = 0; k < AT_ONCE - 1; k++) columns[k].set(columns[AT_ONCE - 1]);
    moved.fill(0);
    let on = 0;
    for (let j = 0; j < going.length; j++) {
      const i = going[j];
      const row = rows[i];
      const from = place(row);
      const end = row[0] - 1;
      let before = first === 0 ? Number.NaN : row[from + Math.min(first - 1, end)];
      for (let k = 0; k < count; k++) {
        const value = row[from + Math.min(first + k, end)];
        columns[k][i] = value;
        if (value !== before) moved[k] = 1;
        before = value;
      }
      if (end >= first + count) going[on++] = i;
    }
    return on;
  }

  column(k: number): Float64Array {
    return this.columns[k];
  }
}
