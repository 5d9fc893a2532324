// The verdict: one plain sentence with its uncertainty in it. Which campaign does best by the metric that decides, by
// how much it leads the runner-up and doing nothing, and how sure that is; where an interval includes 0, that there are
// not enough runs to tell. Where even the best loses to doing nothing, that comes first.

import { estimate } from '../experiment/estimate.ts';
import { printed } from '../experiment/print.ts';
import type { Results } from '../experiment/results.ts';
import { ENOUGH_MARKETS, marketsOf, metricPlace } from '../experiment/results.ts';
import type { Printed, Unit } from '../experiment/summary.ts';
import type { Verdict } from './data.ts';
import type { Lead } from './lead.ts';
import { leadOf, ranking, turned } from './lead.ts';
import { amount, chance, gap } from './words.ts';

/** What stands beside every verdict that has an interval. */
export const REMINDER = 'This interval covers luck, not assumptions.';

/** `nothing` stands first among the campaigns. */
const NOTHING = { name: 'doing nothing', place: 0 };

/** How numbers of the deciding metric are written. */
interface Measure {
  readonly unit: Unit;
  readonly step: string;
}

/** The verdict over the campaigns that the scenario compares, or over all where it compares none. */
export function verdictOf(results: Results): Verdict {
  if (results.rows.length === 0) {
    return { sentence: 'No replicate was finished, so there is nothing to tell.', reminder: '' };
  }
  const { scenario, metrics } = results.setting;
  const place = metricPlace(results, scenario.decide);
  const measure = { unit: metrics[place].unit, step: scenario.clock.step };
  const sentence = `${scene(results)}easured by ${scenario.decide}, ${judgement(results, place, measure)}.`;
  return { sentence, reminder: sentence.includes(INTERVAL) ? REMINDER : '' };
}

/** Few markets say nothing of others. */
function scene(results: Results): string {
  const markets = new Set(marketsOf(results)).size;
  if (markets >= ENOUGH_MARKETS) return 'M';
  return markets === 1 ? 'In this market, m' : `In these ${markets} markets, m`;
}

function judgement(results: Results, metric: number, measure: Measure): string {
  const ranked = ranking(results, metric);
  if (ranked.length === 0) return withoutCampaigns(results, metric, measure);
  const [best, second] = ranked;
  const start = leadOf(results, metric, best, NOTHING);
  if (start !== undefined && start.high !== null && start.high < 0) {
    const whom = second === undefined ? best.name : `every campaign, the best of them (${best.name})`;
    return `doing nothing beats ${whom} by ${margin(turned(start), measure)}`;
  }
  const duel = second === undefined ? undefined : leadOf(results, metric, best, second);
  const leads = [duel, start].filter((lead) => lead !== undefined);
  if (leads.length === 2 && leads.every(won)) {
    return `${told(leads[0], measure)}, and ${leads[1].behind} by ${margin(leads[1], measure)}`;
  }
  if (leads.length === 0) return `there is nothing to hold against ${best.name}`;
  return leads.map((lead) => told(lead, measure)).join('; ');
}

/** There is no campaign, or none for which the metric is defined. */
function withoutCampaigns(results: Results, metric: number, { unit }: Measure): string {
  if (results.setting.scenario.campaigns.length > 1) return 'no campaign has a value, so nothing is decided';
  const { mean, low, high } = estimate(results, NOTHING.place, metric);
  const value = amount(printed(mean, unit), unit);
  const reach = interval(printed(low, unit), printed(high, unit), unit);
  return `there is no campaign to judge: ${NOTHING.name} comes to ${value}${reach && ` (${reach})`}`;
}

/** One comparison in words. */
function told(lead: Lead, measure: Measure): string {
  const { ahead, behind, by, low, high } = lead;
  if (low === 0 && high === 0) return `${ahead} and ${behind} come out exactly equal in every run`;
  if (won(lead)) return `${ahead} beats ${behind} by ${margin(lead, measure)}`;
  if (won(turned(lead))) return `${behind} beats ${ahead} by ${margin(turned(lead), measure)}`;
  const runs = low === null ? 'in this one run' : 'on average';
  const standing = by === 0 ? `they are equal ${runs}` : `${runs} it is ${by > 0 ? 'ahead' : 'behind'} by`;
  const width = by === 0 ? bracket(lead, measure) : ` ${margin(lead, measure)}`;
  return `not enough runs to tell whether ${ahead} beats ${behind}: ${standing}${width}`;
}

/** The whole interval lies on the winning side of 0. */
function won({ low }: Lead): boolean {
  return low !== null && low > 0;
}

/** `412 (95 % interval 200 to 624; better in 87 % of paired worlds)` */
function margin(lead: Lead, measure: Measure): string {
  return `${gap(lead.by, measure.unit, measure.step)}${bracket(lead, measure)}`;
}

function bracket({ low, high, probability }: Lead, { unit }: Measure): string {
  // A difference of shares is told in percentage points, and so are the ends of its interval.
  const points = (end: Printed) => (unit === 'share' && end !== null ? end * 100 : end);
  const reach = interval(points(low), points(high), unit === 'share' ? 'number' : unit);
  return reach && ` (${reach}; better in ${chance(probability)} of paired worlds)`;
}

const INTERVAL = '95 % interval';

function interval(low: Printed, high: Printed, unit: Unit): string {
  return low === null || high === null ? '' : `${INTERVAL} ${amount(low, unit)} to ${amount(high, unit)}`;
}
