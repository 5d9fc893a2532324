// Curves over the replicates: at each record the mean with its 95 % interval, and the quantiles between which most
// replicates lie. A run that ended early counts with its last value.

import { Counts } from '../kernel/counts.ts';
import { meanIntervalOf, quantilesIn, quantilesOf } from '../kernel/stats.ts';
import type { Coursed } from '../metrics/course.ts';
import { hasCourse } from '../metrics/course.ts';
import type { Column } from './curves.ts';
import { columnsOf, lastRecord } from './curves.ts';
import { intervalOf } from './estimate.ts';
import { printed } from './print.ts';
import type { Results } from './results.ts';
import { hasEnoughMarkets, marketsOf } from './results.ts';
import { placeOf } from './row.ts';
import type { Printed, Series, Unit } from './summary.ts';

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
  for (const column of columnsOf(results, campaign, metric, hasEnoughMarkets(markets)))
    points.push(column === 'as before' ? points[points.length - 1] : pointOf(column, markets, unit));
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

function pointOf(column: Column, markets: readonly number[], unit: Unit): Point {
  const counted = column instanceof Counts;
  const { mean, low, high } = counted ? meanIntervalOf(column.moments) : intervalOf(column, markets);
  const shares = [0.05, 0.5, 0.95];
  const [p5, p50, p95] = counted ? quantilesIn(column, shares) : quantilesOf(column, shares);
  return {
    mean: printed(mean, unit),
    low: printed(low, unit),
    high: printed(high, unit),
    p5: printed(p5, unit),
    p50: printed(p50, unit),
    p95: printed(p95, unit),
  };
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
