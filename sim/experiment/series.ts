// Curves over the replicates: at each record the mean with its 95 % interval, and the quantiles between which most
// replicates lie. A run that ended early counts with its last value.

import { quantile } from '../kernel/stats.ts';
import { intervalOf } from './estimate.ts';
import { printed } from './print.ts';
import type { Results } from './results.ts';
import { marketsOf } from './results.ts';
import { placeOf } from './row.ts';
import type { Printed, Series, Unit } from './summary.ts';

/** The last record of the longest run. */
export function lastRecord(results: Results): number {
  let records = 1;
  for (const row of results.rows) records = Math.max(records, row[0]);
  return records - 1;
}

/** The series of every count and money metric, campaign by campaign; none where no replicate was finished. */
export function seriesOf(results: Results): Series[] {
  if (results.rows.length === 0) return [];
  const { scenario, metrics } = results.setting;
  return scenario.campaigns.flatMap(({ name }, c) =>
    metrics.flatMap((metric, m) =>
      metric.kind === 'curve'
        ? [{ campaign: name, metric: metric.name, unit: metric.unit, ...bands(results, c, m, metric.unit) }]
        : [],
    ),
  );
}

function bands(results: Results, campaign: number, metric: number, unit: Unit) {
  const { rows, setting } = results;
  const markets = marketsOf(results);
  const places = rows.map((row) => placeOf(setting.layout, row, campaign, metric));
  const band = {
    mean: [] as Printed[],
    low: [] as Printed[],
    high: [] as Printed[],
    p5: [] as Printed[],
    p50: [] as Printed[],
    p95: [] as Printed[],
  };
  const values = new Float64Array(rows.length);
  const last = lastRecord(results);
  for (let step = 0; step <= last; step++) {
    for (let i = 0; i < rows.length; i++) values[i] = rows[i][places[i] + Math.min(step, rows[i][0] - 1)];
    const { mean, low, high } = intervalOf(values, markets);
    band.mean.push(printed(mean, unit));
    band.low.push(printed(low, unit));
    band.high.push(printed(high, unit));
    values.sort();
    band.p5.push(printed(quantile(values, 0.05), unit));
    band.p50.push(printed(quantile(values, 0.5), unit));
    band.p95.push(printed(quantile(values, 0.95), unit));
  }
  return band;
}
