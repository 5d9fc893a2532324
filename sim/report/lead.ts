// Who does best by one metric, and by how much. A lead is a paired difference seen in the direction that is better, so
// that "ahead" means the same for npv and for the time to half.

import { difference, estimate } from '../experiment/estimate.ts';
import { printed } from '../experiment/print.ts';
import type { Results } from '../experiment/results.ts';
import type { Printed } from '../experiment/summary.ts';
import { BASELINE } from '../scenario/scenario.ts';

/** A campaign by its name in the sentence and its place in the scenario. */
export interface Side {
  readonly name: string;
  readonly place: number;
}

/** How far one campaign is ahead of another, in printed units; `low` and `high` are null without an interval. */
export interface Lead {
  readonly ahead: string;
  readonly behind: string;
  readonly by: number;
  readonly low: Printed;
  readonly high: Printed;
  readonly probability: number;
}

/** The compared campaigns (all, where none is compared) for which the metric is defined, best first. */
export function ranking(results: Results, metric: number): Side[] {
  const { campaigns, compare } = results.setting.scenario;
  const compared = new Set(compare.flat());
  const sign = lessIsBetter(results, metric) ? 1 : -1;
  return campaigns
    .map(({ name }, place) => ({ name, place, loss: sign * estimate(results, place, metric).mean }))
    .filter(
      ({ name, loss }) => name !== BASELINE && !Number.isNaN(loss) && (compare.length === 0 || compared.has(name)),
    )
    .sort((a, b) => a.loss - b.loss);
}

/** The lead of one over the other; undefined where no run has values for both. */
export function leadOf(results: Results, metric: number, of: Side, against: Side): Lead | undefined {
  const { unit } = results.setting.metrics[metric];
  const { mean, low, high, probability } = difference(results, of.place, against.place, metric);
  const by = printed(mean, unit);
  if (by === null) return undefined;
  const names = { ahead: of.name, behind: against.name };
  const lead = { ...names, by, low: printed(low, unit), high: printed(high, unit), probability };
  return lessIsBetter(results, metric) ? opposite(lead) : lead;
}

/** The same lead as the other campaign sees it. */
export function turned(lead: Lead): Lead {
  return { ...opposite(lead), ahead: lead.behind, behind: lead.ahead, probability: 1 - lead.probability };
}

function lessIsBetter(results: Results, metric: number): boolean {
  return results.setting.metrics[metric].better === 'less';
}

function opposite(lead: Lead): Lead {
  return {
    ...lead,
    by: negative(lead.by),
    low: lead.high && negative(lead.high),
    high: lead.low && negative(lead.low),
  };
}

/** Without ever making a −0. */
function negative(value: number): number {
  return 0 - value;
}
