// One replicate: every campaign of the scenario in the same market with the same luck, the baseline first, and all
// that was asked for measured. A pure function of (setting, market, replicate): any thread, at any time, gives the
// same row.

import type { RunOptions, Stage } from '../engine/simulate.ts';
import { simulate } from '../engine/simulate.ts';
import type { Market } from '../market/market.ts';
import type { View } from '../metrics/metric.ts';
import type { CampaignSpec } from '../scenario/scenario.ts';
import type { RunRecord } from '../world/record.ts';
import { endPlace, newRow, placeOf } from './row.ts';
import type { Setting } from './setting.ts';
import { marketNumber } from './setting.ts';

/** How one campaign is run: the engine's `simulate`, or a stand-in for it. */
export type Simulate = (stage: Stage, campaign: CampaignSpec, replicate: number, options: RunOptions) => RunRecord;

/** The engine's `simulate`, telling each step of each campaign. */
export function watched(onStep: (campaign: string, step: number) => void): Simulate {
  return (stage, campaign, replicate, { level, tiesOff }) =>
    simulate(stage, campaign, replicate, { level, tiesOff, onStep: (step) => onStep(campaign.name, step) });
}

/** Runs replicate `replicate` (0, 1, 2 …) in its market and returns its row. */
export function runReplicate(
  setting: Setting,
  market: Market,
  replicate: number,
  run: Simulate = simulate,
): Float64Array {
  const { scenario, shelves, level, tiesOff, layout } = setting;
  const stage = { scenario, cast: shelves, market, marketNumber: marketNumber(setting, replicate) };
  const { campaigns, clock, product } = scenario;
  const records = campaigns.map((campaign) => run(stage, campaign, replicate, { level }));
  let last = 0;
  for (const { steps } of records) last = Math.max(last, steps);
  const row = newRow(layout, 1 + last);
  for (let c = 0; c < campaigns.length; c++) {
    row[endPlace(layout, row, c)] = records[c].steps;
    const alone = tiesOff ? run(stage, campaigns[c], replicate, { level, tiesOff: true }) : undefined;
    measure(setting, row, c, { record: records[c], baseline: records[0], tiesOff: alone, market, clock, product });
  }
  return row;
}

/** Writes every metric of one campaign into the row. A curve that ends early goes on at its last value. */
function measure(setting: Setting, row: Float64Array, campaign: number, view: View): void {
  const { layout } = setting;
  for (let m = 0; m < layout.metrics.length; m++) {
    const metric = layout.metrics[m];
    const place = placeOf(layout, row, campaign, m);
    if (metric.kind === 'curve') {
      const curve = metric.curve(view);
      const last = curve.length - 1;
      // A loop: most curves are too short for what copies whole arrays.
      for (let step = 0; step < row[0]; step++) row[place + step] = curve[Math.min(step, last)];
    } else if (metric.kind === 'ratio') {
      row.set(metric.parts(view), place);
    } else {
      row[place] = metric.figure(view) ?? Number.NaN;
    }
  }
}
