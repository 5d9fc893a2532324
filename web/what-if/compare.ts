// The changed scenario held against the run of the page, world by world: world 7 of both has the same luck.

import type { Interval } from '../../sim/experiment/estimate.ts';
import type { Printed } from '../../sim/experiment/summary.ts';
import type { ReportData } from '../../sim/report/data.ts';
import type { Ran } from '../engine/messages.ts';

export interface Compared {
  readonly campaign: string;
  /** Mean of the deciding metric over all worlds of the changed scenario, also those that the run of the page has not. */
  readonly changed: Printed;
  /** The same as it was, over the worlds that both have; null for a campaign that is new. */
  readonly before: Printed;
  readonly difference: { readonly mean: Printed; readonly low: Printed; readonly high: Printed } | undefined;
}

/** `intervalOf` gives mean and interval of values, given each one's market. */
export function compared(
  run: ReportData,
  { report, markets }: Ran,
  intervalOf: (values: Float64Array, markets: readonly number[]) => Interval,
): Compared[] {
  return report.campaigns.map(({ name: campaign }) => {
    const now = valuesOf(report, campaign, run.decide);
    const then = valuesOf(run, campaign, run.decide);
    const both = report.worlds.replicates.flatMap((replicate, place) => {
      const [is, was] = [now.get(replicate), then.get(replicate)];
      return typeof is === 'number' && typeof was === 'number' ? [{ is, was, market: markets[place] }] : [];
    });
    const changed = mean([...now.values()].filter((value) => value !== null));
    if (both.length === 0) return { campaign, changed, before: null, difference: undefined };
    const pairs = Float64Array.from(both, ({ is, was }) => is - was);
    const interval = intervalOf(
      pairs,
      both.map(({ market }) => market),
    );
    const difference = { mean: interval.mean, low: finite(interval.low), high: finite(interval.high) };
    return { campaign, changed, before: mean(both.map(({ was }) => was)), difference };
  });
}

function valuesOf({ worlds }: ReportData, campaign: string, metric: string): Map<number, Printed> {
  const found = worlds.values.find((one) => one.campaign === campaign && one.metric === metric);
  return new Map(worlds.replicates.map((replicate, place) => [replicate, found?.values[place] ?? null]));
}

function mean(values: readonly number[]): Printed {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

const finite = (value: number): Printed => (Number.isFinite(value) ? value : null);
