// The worlds one by one: what a few metrics came to in each replicate. A mean hides how far apart worlds lie; and whoever
// looks at a single one must see where among all of them it stands.

import { printed } from '../experiment/print.ts';
import type { Results } from '../experiment/results.ts';
import { endValues } from '../experiment/results.ts';
import type { WorldsData } from './data.ts';

/** Told beside the metric that decides, where they are measured. */
const TOLD = ['npv', 'won', 'adopters', 'aware'];

export function worldsOf(results: Results): WorldsData {
  const { scenario, metrics } = results.setting;
  const told = metrics.flatMap((metric, place) =>
    metric.name === scenario.decide || TOLD.includes(metric.name) ? [{ metric, place }] : [],
  );
  return {
    replicates: results.replicates,
    values: scenario.campaigns.flatMap(({ name: campaign }, c) =>
      told.map(({ metric, place }) => ({
        campaign,
        metric: metric.name,
        values: Array.from(endValues(results, c, place), (value) => printed(value, metric.unit)),
      })),
    ),
  };
}
