// What a campaign would cost at most, known before any world exists: the sum is held against the budget, and the
// dearest lever is named where it does not fit.

import type { CampaignSpec } from '../scenario/scenario.ts';
import type { Lever, PlanContext } from './lever.ts';

export interface CampaignPlan {
  /** Whole cents in all. */
  readonly total: number;
  /** Whole cents at records 0 … steps. */
  readonly perRecord: Float64Array;
  /** The lever that costs most (the first of equals): its place in the campaign, name and cents; none where there is no lever. */
  readonly largest: { readonly place: number; readonly lever: string; readonly cents: number } | undefined;
}

/** The plan of a campaign. Its levers' names are on the shelf `levers` (a checked scenario's always are). */
export function planOf(campaign: CampaignSpec, levers: readonly Lever[], context: PlanContext): CampaignPlan {
  const perRecord = new Float64Array(context.clock.steps + 1);
  let total = 0;
  let largest: CampaignPlan['largest'];
  campaign.levers.forEach((choice, place) => {
    const lever = levers.find((candidate) => candidate.name === choice.name);
    if (lever === undefined) {
      const known = levers.map((candidate) => candidate.name).join(', ');
      throw new Error(`campaign '${campaign.name}' uses lever '${choice.name}'; the shelf has ${known}`);
    }
    let cents = 0;
    lever.plan(choice.params, context).forEach((amount, record) => {
      perRecord[record] += amount;
      cents += amount;
    });
    total += cents;
    if (largest === undefined || cents > largest.cents) largest = { place, lever: choice.name, cents };
  });
  return { total, perRecord, largest };
}
