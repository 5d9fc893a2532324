// The finished replicates of an experiment, in order: everything that is reported is a pure function of them.

import { takenOnce } from '../market/kept.ts';
import { endValue } from './row.ts';
import type { Setting } from './setting.ts';
import { marketNumber } from './setting.ts';

export interface Results {
  readonly setting: Setting;
  /** Numbers of the finished replicates, rising. Failed ones are left out whole, so that pairs stay pairs. */
  readonly replicates: readonly number[];
  /** Their rows, in the same order. */
  readonly rows: readonly Float64Array[];
}

/** Intervals rest on the drawn markets from this many on; with fewer, on the replicates. */
export const ENOUGH_MARKETS = 5;

/** Whether the markets of some replicates, in order, are many enough to rest an interval on. */
export function hasEnoughMarkets(markets: readonly number[]): boolean {
  // Markets rise with the replicates.
  if (markets[0] === markets[markets.length - 1]) return false;
  let distinct = 0;
  for (let i = 0; i < markets.length && distinct < ENOUGH_MARKETS; i++) if (markets[i] !== markets[i - 1]) distinct++;
  return distinct >= ENOUGH_MARKETS;
}

/** The market of each finished replicate. */
export const marketsOf = takenOnce(({ setting, replicates }: Results): readonly number[] =>
  replicates.map((replicate) => marketNumber(setting, replicate)),
);

const gathered = takenOnce((_: Results) => new Map<number, Float64Array>());

/**
 * A metric's numbers under a campaign, one per finished replicate; NaN where undefined, money in cents. Rows lie all over the
 * memory: they are gathered once, and nobody may write to them.
 */
export function endValues(results: Results, campaign: number, metric: number): Float64Array {
  const { rows, setting } = results;
  const { layout } = setting;
  const known = gathered(results);
  const address = campaign * layout.metrics.length + metric;
  const before = known.get(address);
  if (before !== undefined) return before;
  const values = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = endValue(layout, rows[i], campaign, metric);
  known.set(address, values);
  return values;
}

/** The place of a campaign in every row. */
export function campaignPlace(results: Results, name: string): number {
  return results.setting.scenario.campaigns.findIndex((campaign) => campaign.name === name);
}

/** The place of a metric among those measured. */
export function metricPlace(results: Results, name: string): number {
  return results.setting.metrics.findIndex((metric) => metric.name === name);
}
