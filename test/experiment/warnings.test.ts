import { describe, expect, it } from 'vitest';
import type { Results } from '../../sim/experiment/results.ts';
import { layoutOf } from '../../sim/experiment/row.ts';
import { warningsOf } from '../../sim/experiment/warnings.ts';
import type { Metric } from '../../sim/metrics/metric.ts';
import { defineMetric } from '../../sim/metrics/metric.ts';
import { resultsOf, SCENARIO, settingOf } from './fake.ts';

const people = { unit: 'people', better: 'more' } as const;
const fixed = { market: { ...SCENARIO.market, redraw: Number.POSITIVE_INFINITY } };

function warnings(results: Results): string[] {
  return warningsOf({ results, planned: results.rows.length, failures: [], complete: true, warnings: [] });
}

describe('warnings', () => {
  it('are none where there is nothing to mind', () => {
    expect(warnings(resultsOf({ nothing: [1, 2], a: [3, 4] }, people, fixed))).toEqual([]);
    expect(warnings(resultsOf({ nothing: [] }, people))).toEqual([]);
  });

  it('count what is undefined, and where', () => {
    const values = { nothing: [Number.NaN, Number.NaN, Number.NaN], a: [1, 2, 3], b: [1, Number.NaN, 2] };
    expect(warnings(resultsOf(values, people, fixed))).toEqual([
      'of 3 replicates, undefined in all of nothing, 1 of b: figure',
    ]);
  });

  it('say over how few markets an interval speaks, and how many replicates would do', () => {
    const lines = (redraw: number) =>
      warnings(resultsOf({ nothing: [1, 2, 3, 4, 5, 6] }, people, { market: { ...SCENARIO.market, redraw } }));
    expect(lines(6)).toEqual([
      'only one market was drawn: intervals cover luck in it, not other markets of network ring (25 replicates or more would)',
    ]);
    expect(lines(2)[0]).toMatch(/^only 3 markets were drawn: .* in them, .*\(9 replicates/);
    expect(lines(1)).toEqual([]);
  });

  it('count the runs that were cut off where they should have ended by themselves', () => {
    const clock = { ...SCENARIO.clock, untilQuiet: true };
    const results = resultsOf({ nothing: [1, 2], a: [3, 4] }, people, { ...fixed, clock });
    results.rows[1][1] = clock.steps;
    expect(warnings(results)).toEqual(['1 of 4 runs were still going on at step 4, where they were cut off']);
  });

  it('say where campaigns did not cost the same', () => {
    const spend: Metric = defineMetric({
      name: 'spend',
      about: '',
      kind: 'figure',
      unit: 'money',
      better: 'neither',
      level: 'tallies',
      applies: () => true,
      figure: () => 0,
    });
    const lines = (a: number, b: number) => {
      const results = resultsOf({ nothing: [0, 0], a: [a, a], b: [b, b] }, people, fixed);
      const setting = { ...results.setting, metrics: [spend], layout: layoutOf(3, [spend]) };
      return warnings({ ...results, setting });
    };
    expect(lines(2_000_000, 1_234_500)).toEqual(['the campaigns did not spend the same: a 20000, b 12345']);
    expect(lines(2_000_000, 1_990_000)).toEqual([]);
  });

  it('begin with failures, then what the experiment noticed', () => {
    const results = { setting: settingOf(fixed), replicates: [], rows: [] };
    const failures = [{ replicate: 0, reason: 'x' }];
    expect(warningsOf({ results, planned: 1, failures, complete: true, warnings: ['too wide'] })).toEqual([
      '1 of 1 replicates failed and are left out: see errors.csv',
      'too wide',
    ]);
  });
});
