// A metric's curves as the chart shows them: so far, or new at each step. Long runs are drawn at evenly spaced records
// only (a screen has no more pixels); the saved CSV has them all.

import type { Printed, Series } from '../../sim/experiment/summary.ts';

/** More points than a line shows are not drawn; more rows than people read are not listed. */
export const MOST_POINTS = 500;
export const MOST_ROWS = 27;

export interface CurveLine {
  readonly campaign: string;
  readonly at: readonly number[];
  readonly mean: readonly Printed[];
  /** Where 90 % of the replicates lie; empty where there is only one, or for new per step. */
  readonly p5: readonly Printed[];
  readonly p95: readonly Printed[];
}

/** At most `most` records of 0 … last, evenly spaced, both ends included. */
export function recordsToDraw(last: number, most: number): number[] {
  if (last < most) return Array.from({ length: last + 1 }, (_, record) => record);
  return Array.from({ length: most }, (_, place) => Math.round((place * last) / (most - 1)));
}

/** Value so far, with the band of the replicates where it has any width. */
export function soFar(series: Series, at: readonly number[]): CurveLine {
  const pick = (values: readonly Printed[]) => at.map((record) => values[record] ?? null);
  const [p5, p95] = [pick(series.p5), pick(series.p95)];
  const wide = p5.some((low, place) => low !== null && p95[place] !== null && low !== p95[place]);
  return { campaign: series.campaign, at, mean: pick(series.mean), p5: wide ? p5 : [], p95: wide ? p95 : [] };
}

/** New per step: the mean of differences is the difference of means; between thinned records, their average. */
export function newPerStep(series: Pick<Series, 'campaign' | 'mean'>, at: readonly number[]): CurveLine {
  const mean = at.map((record, place) => {
    const before = place === 0 ? 0 : series.mean[at[place - 1]];
    const now = series.mean[record];
    if (now === null || now === undefined || before === null || before === undefined) return null;
    return place === 0 ? now : (now - before) / (record - at[place - 1]);
  });
  return { campaign: series.campaign, at, mean, p5: [], p95: [] };
}
