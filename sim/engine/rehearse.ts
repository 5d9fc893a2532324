// A campaign in an untouched market in which nothing comes of it: what its levers do in a replicate, without a model. Whom
// they choose, who accepts, who follows whom, and what is paid are those of the real run, as long as nothing that happens
// there changes what they do.

import type { CampaignSpec } from '../scenario/scenario.ts';
import { Nudges } from '../world/nudges.ts';
import { replicateKey } from './keys.ts';
import type { Stage } from './simulate.ts';
import { startLevers } from './simulate.ts';

/** Tells the nudges of records 0 … as long as a lever acts; returns what they spend, in whole cents. */
export function rehearse(
  stage: Stage,
  campaign: CampaignSpec,
  replicate: number,
  tell: (step: number, nudges: Nudges) => void,
): number {
  const { market, scenario } = stage;
  const world = { market, has: () => false, talkers: () => 0 };
  const levers = startLevers(stage, campaign, replicateKey(scenario.seed, replicate), world);
  const nudges = new Nudges();
  let spent = 0;
  for (let step = 0; step <= levers.end; step++) {
    nudges.clear();
    for (const lever of levers.runs) spent += lever.act(step, nudges);
    tell(step, nudges);
  }
  return spent;
}
