// One campaign in one replicate, from its address to its record.

import type { Market } from '../market/market.ts';
import type { Shelves } from '../registry.ts';
import type { CampaignSpec, Scenario } from '../scenario/scenario.ts';
import type { Level } from '../world/events.ts';
import type { RunRecord } from '../world/record.ts';

/** Everything that is the same for all campaigns and replicates of one market. */
export interface Stage {
  readonly scenario: Scenario;
  readonly shelves: Shelves;
  readonly market: Market;
  /** Which of the drawn markets this is: 0, 1, 2 … */
  readonly marketNumber: number;
}

export interface RunOptions {
  /** How much to record. */
  readonly level: Level;
  /** Run the same world with no talk along ties. */
  readonly tiesOff?: boolean;
}

/** Runs a campaign in replicate `replicate`. A pure function of its arguments. */
export function simulate(stage: Stage, campaign: CampaignSpec, replicate: number, options: RunOptions): RunRecord {
  throw new Error(`not yet: ${stage.scenario.title} ${campaign.name} ${replicate} ${options.level}`);
}
