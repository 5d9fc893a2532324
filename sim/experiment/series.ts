// Curves over the replicates: at each record the mean with its 95 % interval, and the quantiles between which most
// replicates lie. A run that ended early counts with its last value.

import { quantilesOf } from '../kernel/stats.ts';
import { takenOnce } from '../market/kept.ts';
import type { Coursed } from '../metrics/course.ts';
import { hasCourse } from '../metrics/course.ts';
import { intervalOf } from './estimate.ts';
import { printed } from './print.ts';
import type { Results } from './results.ts';
import { marketsOf } from './results.ts';
import { placeOf } from './row.ts';
import type { Printed, Series, Unit } from './summary.ts';

/** The last record of the longest run. */
export const lastRecord = (results: Results): number => longest(results).last;

const longest = takenOnce(({ rows }: Results) => {
  let records = 1;
  for (const row of rows) records = Math.max(records, row[0]);
  return { last: records - 1 };
});

/** The series of every count and money metric, campaign by campaign; none where no replicate was finished. */
export function seriesOf(results: Results): Series[] {
  if (results.rows.length === 0) return [];
  const { scenario, metrics } = results.setting;
  return scenario.campaigns.flatMap(({ name: campaign }, c) =>
    metrics.flatMap((metric, m) => {
      const { name, unit } = metric;
      if (metric.kind === 'curve') return [{ campaign, metric: name, unit, ...bands(results, c, m, unit) }];
      return hasCourse(metric) ? [{ campaign, metric: name, unit, ...courseOf(results, c, metric) }] : [];
    }),
  );
}

type Band = Pick<Series, 'mean' | 'low' | 'high' | 'p5' | 'p50' | 'p95'>;

function bands(results: Results, campaign: number, metric: number, unit: Unit): Band {
  const markets = marketsOf(results);
  const points: Point[] = [];
  for (const values of columns(results, campaign, metric))
    points.push(values === 'as before' ? points[points.length - 1] : pointOf(values, markets, unit));
  const curve = (name: keyof Point) => points.map((point) => point[name]);
  return {
    mean: curve('mean'),
    low: curve('low'),
    high: curve('high'),
    p5: curve('p5'),
    p50: curve('p50'),
    p95: curve('p95'),
  };
}

/** A band at one record. */
type Point = { readonly [Name in keyof Band]: Printed };

function pointOf(values: Float64Array, markets: readonly number[], unit: Unit): Point {
  const { mean, low, high } = intervalOf(values, markets);
  const [p5, p50, p95] = quantilesOf(values, [0.05, 0.5, 0.95]);
  return {
    mean: printed(mean, unit),
    low: printed(low, unit),
    high: printed(high, unit),
    p5: printed(p5, unit),
    p50: printed(p50, unit),
    p95: printed(p95, unit),
  };
}

/** A row is fetched from far away: the values at so many records are taken from it at once. */
const AT_ONCE = 16;

/**
 * The values of a curve at all records, one after the other in arrays that are used again, to which nobody else may write; word
 * of it where they are those of the record before, in all rows: most runs have ended long before the last does, and nothing
 * moves where nothing is done.
 */
function* columns(results: Results, campaign: number, metric: number): Generator<Float64Array | 'as before'> {
  const { rows, setting } = results;
  const last = lastRecord(results);
  const columns = Array.from({ length: Math.min(AT_ONCE, last + 1) }, () => new Float64Array(rows.length));
  const moved = new Uint8Array(columns.length);
  /** The rows of runs that go on: all others stay at their last values. */
  const going = Uint32Array.from(rows.keys());
  let many = going.length;
  for (let first = 0; first <= last; first += AT_ONCE) {
    const count = Math.min(AT_ONCE, last + 1 - first);
    moved.fill(0);
    if (first > 0) for (let k = 0; k < Math.min(count, AT_ONCE - 1); k++) columns[k].set(columns[AT_ONCE - 1]);
    let left = 0;
    for (let j = 0; j < many; j++) {
      const i = going[j];
      const row = rows[i];
      const place = placeOf(setting.layout, row, campaign, metric);
      take(row, place, first, count, columns, i, moved);
      if (row[0] > first + count) going[left++] = i;
    }
    many = left;
    for (let k = 0; k < count; k++) yield moved[k] === 0 ? 'as before' : columns[k];
  }
}

/** Writes a curve's values from record `first` on into the columns, and marks those in which it moved. */
function take(
  row: Float64Array,
  place: number,
  first: number,
  count: number,
  columns: readonly Float64Array[],
  i: number,
  moved: Uint8Array,
): void {
  const end = row[0] - 1;
  let before = first === 0 ? Number.NaN : row[place + first - 1];
  for (let k = 0; k < count; k++) {
    const value = row[place + Math.min(first + k, end)];
    columns[k][i] = value;
    if (value !== before) moved[k] = 1;
    before = value;
  }
}

/**
 * The course of a ratio: at each record, what its first part gained within the window that ends there by what its second
 * did, a ratio of means. Its interval is that of the replicates' departures from it (the ratio made linear), and single
 * replicates have no quantiles: few of them have enough people in a window.
 */
function courseOf(results: Results, campaign: number, metric: Coursed): Band {
  const { metrics, bySegment, courses } = results.setting;
  const first = metrics.length + bySegment.length + 2 * courses.indexOf(metric);
  const { window } = metric.course;
  const markets = marketsOf(results);
  const none: Printed[] = Array.from({ length: lastRecord(results) + 1 }, () => null);
  const band = { mean: [...none], low: [...none], high: [...none], p5: none, p50: none, p95: none };
  for (let step = window - 1; step < none.length; step++) {
    const gains = gainsWithin(results, campaign, first, step, window);
    const by = gainsWithin(results, campaign, first + 1, step, window);
    const whole = mean(by);
    const ratio = mean(gains) / whole;
    const { low, high } = intervalOf(
      gains.map((gain, i) => ratio + (gain - ratio * by[i]) / whole),
      markets,
    );
    band.mean[step] = printed(ratio, metric.unit);
    band.low[step] = printed(low, metric.unit);
    band.high[step] = printed(high, metric.unit);
  }
  return band;
}

/** What a curve gained in the steps of the window that ends with `step`, in each replicate. */
function gainsWithin(results: Results, campaign: number, metric: number, step: number, window: number): Float64Array {
  const { layout } = results.setting;
  return Float64Array.from(results.rows, (row) => {
    const place = placeOf(layout, row, campaign, metric);
    const at = (record: number) => (record < 0 ? 0 : row[place + Math.min(record, row[0] - 1)]);
    return at(step) - at(step - window);
  });
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
