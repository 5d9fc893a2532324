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

/** Reads some records of a curve at a time, of one row after the other. */
abstract class Reader {
  /** 1 where a record differs from the one before, in any row. */
  readonly moved = new Uint8Array(AT_ONCE);

  constructor(private readonly curve: Curve) {}

  /**
   * Reads `count` records from `first` on, of these rows; all others stay as they are. Leaves at the beginning of the list those
   * that go on, and returns how many; undefined where it cannot read one.
   */
  read(going: Uint32Array, first: number, count: number): number | undefined {
    const { rows, place } = this.curve;
    this.moved.fill(0);
    this.open();
    let on = 0;
    for (let j = 0; j < going.length; j++) {
      const i = going[j];
      const row = rows[i];
      if (!this.take(row, place(row), i, first, count)) return undefined;
      if (row[0] > first + count) going[on++] = i;
    }
    return on;
  }

  /** What was read of the k-th of these records. */
  abstract column(k: number): Column;

  /** Begins with what stays as it is. */
  protected abstract open(): void;

  /** Reads the i-th row, in which the curve begins at a place; false where it cannot. */
  protected abstract take(row: Float64Array, place: number, i: number, first: number, count: number): boolean;
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

class Counter extends Reader {
  private readonly counts: readonly Uint32Array[];
  /** The last numbers of runs that have ended. */
  private readonly ended: Uint32Array;

  /** Counts numbers below `room`. */
  constructor(
    curve: Curve,
    private readonly room: number,
  ) {
    super(curve);
    this.counts = Array.from({ length: AT_ONCE }, () => new Uint32Array(room));
    this.ended = new Uint32Array(room);
  }

  column(k: number): Counts {
    return new Counts(0, this.counts[k]);
  }

  protected open(): void {
    for (const counts of this.counts) counts.set(this.ended);
  }

  protected take(row: Float64Array, place: number, _i: number, first: number, count: number): boolean {
    const { moved, counts, room } = this;
    const end = row[0] - 1;
    let before = first === 0 ? -1 : row[place + first - 1];
    for (let k = 0; k < count; k++) {
      const value = first + k <= end ? row[place + first + k] : before;
      if (!(value < room && value >>> 0 === value)) return false;
      counts[k][value]++;
      if (value !== before) moved[k] = 1;
      before = value;
    }
    if (end < first + count) this.ended[before]++;
    return true;
  }
}

class Lister extends Reader {
  private readonly columns: readonly Float64Array[];

  constructor(curve: Curve) {
    super(curve);
    this.columns = Array.from({ length: AT_ONCE }, () => new Float64Array(curve.rows.length));
  }

  column(k: number): Float64Array {
    return this.columns[k];
  }

  protected open(): void {
    for (let k = 0; k < AT_ONCE - 1; k++) this.columns[k].set(this.columns[AT_ONCE - 1]);
  }

  protected take(row: Float64Array, place: number, i: number, first: number, count: number): boolean {
    const { moved, columns } = this;
    const end = row[0] - 1;
    let before = first === 0 ? Number.NaN : row[place + Math.min(first - 1, end)];
    for (let k = 0; k < count; k++) {
      const value = row[place + Math.min(first + k, end)];
      columns[k][i] = value;
      if (value !== before) moved[k] = 1;
      before = value;
    }
    return true;
  }
}
