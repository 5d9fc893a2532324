// Ratios of means, of one campaign or of a pair, with a bootstrap interval. Units are the drawn markets where there are
// at least five, else the replicates; a resample takes both campaigns of a pair with the unit, so pairs stay pairs, and
// it is the same for every metric and campaign. Plain percentiles cover too little with few units: they are expanded to
// Student's width (Hesterberg 2015, The American Statistician 69). Of very many units, neighbours are taken together:
// batches are as independent as what is in them, and a resample never draws more than a thousand.

import { purposeKey, rootKey } from '../kernel/luck.ts';
import { normalCdf, studentQuantile } from '../kernel/special.ts';
import type { BootstrapInterval } from '../kernel/stats.ts';
import { bootstrapInterval } from '../kernel/stats.ts';
import type { RatioMetric } from '../metrics/metric.ts';
import type { Results } from './results.ts';
import { hasEnoughMarkets, marketsOf } from './results.ts';
import { placeOf } from './row.ts';

const RESAMPLES = 2000;
const MOST_UNITS = 1000;

/** The ratio under a campaign, or under the first of two less that under the second; NaN where undefined. */
export function ratioInterval(
  results: Results,
  campaigns: readonly number[],
  metric: number,
  { combine }: RatioMetric,
): BootstrapInterval {
  const width = 1 + 2 * campaigns.length;
  const statistic = (total: Float64Array): number => {
    const ratio = (k: number) => combine(total[k] / total[0], total[k + 1] / total[0]) ?? Number.NaN;
    return campaigns.length === 2 ? ratio(1) - ratio(3) : ratio(1);
  };
  return sumsInterval(sumsByUnit(results, campaigns, metric), width, statistic, results.setting.scenario.seed);
}

/** A statistic of sums over units, each of which has `width` of them, one unit after the other. */
export function sumsInterval(
  units: Float64Array,
  width: number,
  statistic: (total: Float64Array) => number,
  seed: string,
): BootstrapInterval {
  const count = units.length / width;
  const total = new Float64Array(width);
  const ofDrawn = (drawn: Int32Array): number => {
    for (let k = 0; k < width; k++) {
      let sum = 0;
      for (let place = 0; place < drawn.length; place++) sum += units[drawn[place] * width + k];
      total[k] = sum;
    }
    return statistic(total);
  };
  const interval = bootstrapInterval(
    count,
    ofDrawn,
    purposeKey(rootKey(seed), 'bootstrap'),
    RESAMPLES,
    expandedLevel(count),
  );
  return { ...interval, se: interval.se * Math.sqrt(count / (count - 1)) };
}

/** For each unit, or batch of units: how many replicates it has, then the sums of both parts for each campaign. */
function sumsByUnit(results: Results, campaigns: readonly number[], metric: number): Float64Array {
  const markets = marketsOf(results);
  const unitOf = hasEnoughMarkets(markets) ? markets : results.replicates;
  const units = [...new Set(unitOf)];
  const batch = Math.ceil(units.length / MOST_UNITS);
  const places = new Map(units.map((unit, i) => [unit, Math.floor(i / batch)]));
  const width = 1 + 2 * campaigns.length;
  const sums = new Float64Array(Math.ceil(units.length / batch) * width);
  results.rows.forEach((row, i) => {
    const at = places.get(unitOf[i])! * width;
    sums[at]++;
    campaigns.forEach((campaign, k) => {
      const place = placeOf(results.setting.layout, row, campaign, metric);
      sums[at + 1 + 2 * k] += row[place];
      sums[at + 2 + 2 * k] += row[place + 1];
    });
  });
  return sums;
}

/** The level at which percentiles of `units` resampled units are as wide as Student's 95 % interval; less than 1. */
function expandedLevel(units: number): number {
  if (units < 2) return 0.95;
  const tail = normalCdf(-Math.sqrt(units / (units - 1)) * studentQuantile(0.975, units - 1));
  return 1 - 2 * Math.max(tail, 1 / RESAMPLES);
}
