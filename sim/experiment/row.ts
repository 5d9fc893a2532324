// One replicate in numbers: a flat row of doubles, so that threads, the journal and the summary share one form.
// First the number of records (runs that end once all is quiet differ in length), then for each campaign the step at
// which it truly ended and its metrics in turn: a curve at every record, a figure as one number, a ratio as its two
// parts. Money is in whole cents. NaN stands for undefined, here and nowhere else.

import { Slab } from '../kernel/slab.ts';
import type { Metric } from '../metrics/metric.ts';

export interface Layout {
  readonly campaigns: number;
  readonly metrics: readonly Metric[];
  /** Where each metric stands in a campaign's part of a row, and behind them all how long the part is. */
  readonly places: readonly Place[];
}

/** So many numbers behind so many curves, each of which is as long as the run. */
interface Place {
  readonly numbers: number;
  readonly curves: number;
}

/** The layout of rows for so many campaigns. */
export function layoutOf(campaigns: number, metrics: readonly Metric[]): Layout {
  // First comes the step at which the run ended.
  let [numbers, curves] = [1, 0];
  const places = [{ numbers, curves }];
  for (const { kind } of metrics) {
    if (kind === 'curve') curves++;
    else numbers += kind === 'ratio' ? 2 : 1;
    places.push({ numbers, curves });
  }
  return { campaigns, metrics, places };
}

function campaignWidth({ metrics, places }: Layout, records: number): number {
  const { numbers, curves } = places[metrics.length];
  return numbers + curves * records;
}

/** How many numbers a row of so many records holds. */
export function rowLength(layout: Layout, records: number): number {
  return 1 + layout.campaigns * campaignWidth(layout, records);
}

const slab = new Slab();

/** An empty row for runs of so many records. */
export function newRow(layout: Layout, records: number): Float64Array {
  const row = slab.take(rowLength(layout, records));
  for (let i = 1; i < row.length; i++) row[i] = Number.NaN;
  row[0] = records;
  return row;
}

/** Rows one behind the other, and where each of them ends. */
export interface Block {
  readonly rows: Float64Array;
  readonly ends: readonly number[];
}

/** Rows in a buffer of their own, fit to be handed over. */
export function blockOf(rows: readonly Float64Array[]): Block {
  const ends: number[] = [];
  let end = 0;
  for (const row of rows) ends.push((end += row.length));
  const block = new Float64Array(end);
  rows.forEach((row, i) => {
    block.set(row, ends[i] - row.length);
  });
  return { rows: block, ends };
}

/** The row at a place in a block. */
export function rowIn({ rows, ends }: Block, place: number): Float64Array {
  return rows.subarray(place === 0 ? 0 : ends[place - 1], ends[place]);
}

/** Whether a row read from elsewhere has the shape that this layout gives it. */
export function fits(layout: Layout, row: Float64Array): boolean {
  const records = row[0];
  return Number.isInteger(records) && records > 0 && row.length === rowLength(layout, records);
}

/** The place of a campaign in a row: the step at which its run ended. */
export function endPlace(layout: Layout, row: Float64Array, campaign: number): number {
  return 1 + campaign * campaignWidth(layout, row[0]);
}

/** The place of a metric's first number under a campaign. */
export function placeOf(layout: Layout, row: Float64Array, campaign: number, metric: number): number {
  const { numbers, curves } = layout.places[metric];
  return endPlace(layout, row, campaign) + numbers + curves * row[0];
}

/** A metric's number at the end of the run: a curve's last value, a figure, a ratio put together. NaN if undefined. */
export function endValue(layout: Layout, row: Float64Array, campaign: number, metric: number): number {
  const place = placeOf(layout, row, campaign, metric);
  const kind = layout.metrics[metric];
  if (kind.kind === 'curve') return row[place + row[0] - 1];
  if (kind.kind === 'ratio') return kind.combine(row[place], row[place + 1]) ?? Number.NaN;
  return row[place];
}
