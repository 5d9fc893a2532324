// The levers of a scenario that a break-even compares, each once and alone, with what a rehearsal says they do: whom they
// give the product, what they spend, and what it all comes to by the model's closed form.

import { rehearse } from '../engine/rehearse.ts';
import { privateMemory } from '../kernel/memory.ts';
import type { Market } from '../market/market.ts';
import { named } from '../scenario/named.ts';
import type { Choice } from '../scenario/scenario.ts';
import { OneMarket } from './one-market.ts';
import type { Setting } from './setting.ts';
import { marketNumber } from './setting.ts';

export interface Side {
  /** The campaign that it is from, the first with the same parameters, and its place in it. */
  readonly campaign: string;
  readonly place: number;
  readonly lever: Choice;
  /** People whom it gives the product, what it spends (in money), and the push of it all: means over worlds. */
  readonly placed: number;
  readonly spent: number;
  readonly push: number;
}

/** Levers that place products win advocates; those that do nothing but expose buy contacts. */
export type Kind = 'advocates' | 'contacts' | 'other';

export function kindOf({ levers }: Setting['shelves'], { name }: Choice): Kind {
  const { nudges } = named(levers, name);
  if (nudges.some((nudge) => nudge !== 'placements' && nudge !== 'exposures')) return 'other';
  return nudges.includes('placements') ? 'advocates' : 'contacts';
}

/** In the order of the file; those that cost nothing or for which no formula tells are left out. */
export function sidesOf(setting: Setting, replicates: readonly number[]): Side[] {
  const { scenario, shelves } = setting;
  const once = new Map<string, Pick<Side, 'campaign' | 'place' | 'lever'>>();
  for (const { name: campaign, levers } of scenario.campaigns) {
    for (const [place, lever] of levers.entries()) {
      const address = JSON.stringify(lever);
      if (kindOf(shelves, lever) !== 'other' && !once.has(address)) once.set(address, { campaign, place, lever });
    }
  }
  const sides = [...once.values()].map((side) => ({ ...side, placed: 0, spent: 0, push: 0 }));
  eachWorld(setting, replicates, (market, replicate) => {
    for (const side of sides) {
      const { placed, spent, push } = rehearsed(setting, market, replicate, side.lever);
      side.placed += placed / replicates.length;
      side.spent += spent / replicates.length;
      side.push += push / replicates.length;
    }
  });
  return sides.filter(({ placed, spent, push }) => (placed > 0 || spent > 0) && !Number.isNaN(push));
}

/** Visits replicates in their order, with their markets; one market is alive at a time. */
function eachWorld(
  setting: Setting,
  replicates: readonly number[],
  visit: (market: Market, replicate: number) => void,
): void {
  const one = new OneMarket(privateMemory);
  for (const replicate of replicates) visit(one.lend(setting, marketNumber(setting, replicate)), replicate);
}

/** What a lever does in a replicate; push is NaN where no formula tells. */
function rehearsed(setting: Setting, market: Market, replicate: number, lever: Choice) {
  const { scenario, shelves } = setting;
  const { clock, product, spread } = scenario;
  const pushes = named(shelves.models, spread.name).closedForm!.pushes(spread.params, { market, clock, product });
  const stage = { scenario, cast: shelves, market, marketNumber: marketNumber(setting, replicate) };
  let placed = 0;
  let push = 0;
  const cents = rehearse(stage, { name: '', levers: [lever] }, replicate, (step, nudges) => {
    placed += nudges.placements.length;
    push += pushes(step, nudges) ?? Number.NaN;
  });
  return { placed, spent: cents / 100, push };
}
