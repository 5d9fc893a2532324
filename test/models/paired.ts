// Paired comparisons of small markets: the same people with the same luck, one thing changed. Each replicate has a market
// of its own, so that an interval over replicates speaks of markets in general and not of one.

import { expect } from 'vitest';
import { runReplicate } from '../../sim/experiment/replicate.ts';
import { endValue, placeOf } from '../../sim/experiment/row.ts';
import { buildMarketFor, prepare } from '../../sim/experiment/setting.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { meanInterval } from '../../sim/kernel/stats.ts';
import { shelves } from '../../sim/registry.ts';
import { readScenario } from '../../sim/scenario/read.ts';

/** One value for each replicate. */
export type Sample = readonly number[];

export interface Worlds {
  /** A metric of a campaign at the end of the run. */
  end(campaign: string, metric: string): Sample;
  /** What a curve grew by from the end of one step to that of another. */
  between(campaign: string, metric: string, from: number, to: number): Sample;
}

/** A scenario's text played in so many replicates. */
export function worldsOf(text: string, replicates: number): Worlds {
  const read = readScenario(text, { file: 'paired.yaml', registry: shelves });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  const setting = prepare(read.scenario, shelves, new Map());
  const rows = Array.from({ length: replicates }, (_, replicate) =>
    runReplicate(setting, buildMarketFor(setting, replicate, privateMemory), replicate),
  );
  const names = read.scenario.campaigns.map(({ name }) => name);
  const at = (campaign: string, metric: string) => {
    const [c, m] = [names.indexOf(campaign), setting.metrics.findIndex(({ name }) => name === metric)];
    if (c < 0 || m < 0) throw new Error(`no ${metric} of ${campaign}`);
    return [c, m] as const;
  };
  return {
    end: (campaign, metric) => rows.map((row) => endValue(setting.layout, row, ...at(campaign, metric))),
    between: (campaign, metric, from, to) =>
      rows.map((row) => {
        const place = placeOf(setting.layout, row, ...at(campaign, metric));
        return row[place + to] - row[place + from];
      }),
  };
}

/** Value by value. */
export const each = (a: Sample, b: Sample, join: (a: number, b: number) => number): Sample =>
  a.map((value, replicate) => join(value, b[replicate]));
export const minus = (a: Sample, b: Sample): Sample => each(a, b, (one, other) => one - other);
export const share = (a: Sample, b: Sample): Sample => each(a, b, (part, whole) => part / whole);
export const meanOf = (a: Sample): number => a.reduce((sum, value) => sum + value, 0) / a.length;

/** The first is more than the second: Student's 99 % interval of the paired difference lies above 0. */
export function expectMore(more: Sample, less: Sample): void {
  const { mean, low, high } = meanInterval(minus(more, less), 0.99);
  expect(low, `mean ${mean}, 99 % interval ${low} to ${high}, of ${meanOf(more)} less ${meanOf(less)}`).toBeGreaterThan(
    0,
  );
}
