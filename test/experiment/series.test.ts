// Bands of curves against what they mean: at each record, all replicates as they then stand, a run that ended early at its
// last value.

import { expect, test } from 'vitest';
import { lastRecord } from '../../sim/experiment/curves.ts';
import { intervalOf } from '../../sim/experiment/estimate.ts';
import { printed } from '../../sim/experiment/print.ts';
import type { Results } from '../../sim/experiment/results.ts';
import { layoutOf, newRow, placeOf } from '../../sim/experiment/row.ts';
import { seriesOf } from '../../sim/experiment/series.ts';
import type { Setting } from '../../sim/experiment/setting.ts';
import { quantile } from '../../sim/kernel/stats.ts';
import { shelves } from '../../sim/registry.ts';
import { named } from '../../sim/scenario/named.ts';

const metrics = [named(shelves.metrics, 'adopters'), named(shelves.metrics, 'spend')];
const campaigns = [{ name: 'nothing' }, { name: 'one' }];
const layout = layoutOf(campaigns.length, metrics);
const settingOf = (redraw: number) => {
  const scenario = { campaigns, market: { redraw } };
  return { scenario, metrics, layout, bySegment: [], courses: [] } as unknown as Setting;
};

/** What a curve is at a record: with `whole`, whole numbers before that record. */
const heightAt = (step: number, m: number, whole: number) => {
  const height = m + Math.sqrt(step << (2 * m));
  return step < whole ? Math.floor(height) : height;
};

/** A run of so many records, in which less and less happens, and under the first campaign nothing. */
function rowOf(records: number, replicate: number, whole: number): Float64Array {
  const row = newRow(layout, records);
  for (let c = 0; c < campaigns.length; c++) {
    for (let m = 0; m < metrics.length; m++) {
      if (metrics[m].kind !== 'curve') continue;
      const place = placeOf(layout, row, c, m);
      for (let step = 0; step < records; step++) row[place + step] = c * (replicate % 7) * heightAt(step, m, whole);
    }
  }
  return row;
}

const ending = [1, 5, 16, 17, 18, 31, 32, 33, 34, 50, 64, 65, 3];
const many = Array.from({ length: 300 }, (_, i) => ending[(i * i) % ending.length]);

test.each([
  ['runs that end by and by', ending, 0, Number.POSITIVE_INFINITY],
  ['one that is far longer than the others', [2, 2, 2, 90, 2], 0, Number.POSITIVE_INFINITY],
  ['all of one length', [16, 16, 16], 0, Number.POSITIVE_INFINITY],
  ['so many that whole numbers are counted', many, 99, Number.POSITIVE_INFINITY],
  ['such as turn out not to be whole later on', many, 40, Number.POSITIVE_INFINITY],
  ['so few that counting is not worth it', ending, 99, Number.POSITIVE_INFINITY],
  ['so many, in markets of ten each', many, 99, 10],
])('%s', (_, lengths, whole, redraw) => {
  const replicates = lengths.map((_, replicate) => replicate);
  const rows = lengths.map((records, replicate) => rowOf(records, replicate, whole));
  const results: Results = { setting: settingOf(redraw), replicates, rows };
  const last = Math.max(...lengths) - 1;
  expect(lastRecord(results)).toBe(last);
  for (const { campaign, metric, unit, ...band } of seriesOf(results)) {
    const c = campaigns.findIndex(({ name }) => name === campaign);
    const m = metrics.findIndex(({ name }) => name === metric);
    for (let step = 0; step <= last; step++) {
      const values = Float64Array.from(
        results.rows,
        (row) => row[placeOf(layout, row, c, m) + Math.min(step, row[0] - 1)],
      );
      const { mean, low, high } = intervalOf(
        values,
        replicates.map((replicate) => Math.floor(replicate / redraw)),
      );
      const [p5, p50, p95] = [0.05, 0.5, 0.95].map((share) => quantile(values.toSorted(), share));
      const expected = Object.entries({ mean, low, high, p5, p50, p95 });
      const there = Object.entries(band).map(([name, curve]) => [name, curve[step]]);
      expect(Object.fromEntries(there)).toEqual(
        Object.fromEntries(expected.map(([name, value]) => [name, printed(value, unit)])),
      );
    }
  }
});
