// The whole of the results in printable form: estimates, compared differences, series and warnings. No campaign's
// numbers depend on which other campaigns there are, or on their order.

import { quantilesOf } from '../kernel/stats.ts';
import { lastRecord } from './curves.ts';
import { allDefined, difference, estimate } from './estimate.ts';
import type { Outcome } from './experiment.ts';
import { printed } from './print.ts';
import type { Results } from './results.ts';
import { campaignPlace, endValues, marketsOf } from './results.ts';
import { seriesOf } from './series.ts';
import type { CampaignSummary, Difference, Estimate, Summary } from './summary.ts';
import { warningsOf } from './warnings.ts';

/** Rows to summary. `noticed` are warnings from before the runs: of the scenario, of the market. */
export function summarise(outcome: Outcome, noticed: readonly string[] = []): Summary {
  const { results } = outcome;
  const { scenario } = results.setting;
  return {
    title: scenario.title,
    seed: scenario.seed,
    steps: scenario.clock.untilQuiet ? lastRecord(results) : scenario.clock.steps,
    replicates: results.rows.length,
    markets: new Set(marketsOf(results)).size,
    campaigns: scenario.campaigns.map(({ name }, c) => campaignSummary(outcome, name, c)),
    differences: scenario.compare.flatMap(([of, against]) => differencesOf(outcome, of, against)),
    series: seriesOf(results),
    warnings: [...noticed, ...warningsOf(outcome)],
  };
}

function campaignSummary({ results }: Outcome, name: string, campaign: number): CampaignSummary {
  const { metrics, bySegment } = results.setting;
  return {
    name,
    metrics: metrics.map((_, m) => printedEstimate(results, campaign, m)),
    segments: [...new Set(bySegment.map(({ segment }) => segment))].map((segment) => ({
      name: segment,
      metrics: bySegment.flatMap((one, k) =>
        one.segment === segment ? [printedEstimate(results, campaign, metrics.length + k)] : [],
      ),
    })),
  };
}

function printedEstimate(results: Results, campaign: number, m: number): Estimate {
  const { name: metric, unit } = results.setting.layout.metrics[m];
  const { mean, sd, se, low, high } = estimate(results, campaign, m);
  return {
    metric,
    mean: printed(mean, unit),
    sd: printed(sd, unit),
    se: printed(se, unit),
    low: printed(low, unit),
    high: printed(high, unit),
    ...spread(results, campaign, m),
    unit,
  };
}

/** Quantiles over the replicates in which a metric is defined: cascades are skewed, and a mean hides it. */
function spread(results: Results, campaign: number, m: number): Pick<Estimate, 'p5' | 'p50' | 'p95'> {
  const values = endValues(results, campaign, m);
  const defined = allDefined(values) ? values : values.filter((value) => !Number.isNaN(value));
  const [p5, p50, p95] = quantilesOf(defined, [0.05, 0.5, 0.95]);
  const { unit } = results.setting.layout.metrics[m];
  return { p5: printed(p5, unit), p50: printed(p50, unit), p95: printed(p95, unit) };
}

function differencesOf({ results }: Outcome, of: string, against: string): Difference[] {
  const [first, second] = [campaignPlace(results, of), campaignPlace(results, against)];
  return results.setting.metrics.map((metric, m) => {
    const { mean, se, low, high, probability } = difference(results, first, second, m);
    return {
      of,
      against,
      metric: metric.name,
      mean: printed(mean, metric.unit),
      se: printed(se, metric.unit),
      low: printed(low, metric.unit),
      high: printed(high, metric.unit),
      probability: printed(probability, 'share'),
    };
  });
}
