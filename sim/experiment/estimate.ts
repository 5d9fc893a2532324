// What the replicates say of one metric: its mean under a campaign, and the paired difference of two campaigns, each
// with a 95 % interval. Intervals rest on the groups of replicates that share a market, where there are at least five
// markets, so that they cover markets as well as luck; else on the replicates. A ratio is a ratio of means, with a
// bootstrap interval. Money is in cents here.

import type { BootstrapInterval } from '../kernel/stats.ts';
import { groupedInterval, meanInterval } from '../kernel/stats.ts';
import { ratioInterval } from './ratio.ts';
import type { Results } from './results.ts';
import { endValues, hasEnoughMarkets, marketsOf } from './results.ts';

/** NaN where undefined. */
export interface Interval {
  readonly mean: number;
  readonly sd: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
}

export interface PairedInterval extends Interval {
  /** Share of paired worlds in which the first does better, ties counting half; NaN where no pair is defined. */
  readonly probability: number;
}

/** The mean of a metric under a campaign (both by their place), over the replicates in which it is defined. */
export function estimate(results: Results, campaign: number, metric: number): Interval {
  const declared = results.setting.layout.metrics[metric];
  const values = endValues(results, campaign, metric);
  const plain = intervalOf(values, marketsOf(results));
  return declared.kind === 'ratio'
    ? { ...plain, ...asMean(ratioInterval(results, [campaign], metric, declared)) }
    : plain;
}

/** A metric under campaign `of` less that under `against`, paired; over the replicates in which both are defined. */
export function difference(results: Results, of: number, against: number, metric: number): PairedInterval {
  const declared = results.setting.metrics[metric];
  const first = endValues(results, of, metric);
  const second = endValues(results, against, metric);
  const sign = declared.better === 'less' ? -1 : 1;
  let pairs = 0;
  let wins = 0;
  const differences = first.map((value, i) => {
    const lead = value - second[i];
    if (Number.isNaN(lead)) return lead;
    pairs++;
    wins += lead === 0 ? 0.5 : lead * sign > 0 ? 1 : 0;
    return lead;
  });
  const plain = intervalOf(differences, marketsOf(results));
  const ratio = declared.kind === 'ratio' ? asMean(ratioInterval(results, [of, against], metric, declared)) : {};
  return { ...plain, ...ratio, probability: wins / pairs };
}

/** The interval of a mean over the defined ones among the values, given each one's market. */
export function intervalOf(values: Float64Array, markets: readonly number[]): Interval {
  const whole = allDefined(values);
  const defined = whole ? values : values.filter((value) => !Number.isNaN(value));
  const groups = whole ? markets : markets.filter((_, i) => !Number.isNaN(values[i]));
  return hasEnoughMarkets(groups) ? groupedInterval(defined, groups) : meanInterval(defined);
}

/** Whether no value is NaN. */
export function allDefined(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) return false;
  return true;
}

/** A bootstrapped ratio in place of a mean; the spread of single values stays that of the replicates' own ratios. */
function asMean({ value, se, low, high }: BootstrapInterval): Omit<Interval, 'sd'> {
  return { mean: value, se, low, high };
}
