// Whether a report carries its market inside: where people and ties come from files, which a page does not have, it cannot
// be drawn again from the seed. Only while it is small enough to be sent by mail, and without names unless asked for.

import type { Setting } from '../experiment/setting.ts';
import type { FrozenMarket } from '../market/export/frozen.ts';
import { freeze } from '../market/export/frozen.ts';
import type { Market } from '../market/market.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** Ties, each way, beyond which a report carries none: some 10 MB of page. */
export const MOST_CARRIED = 1_000_000;

export function carriedMarket({ scenario, files }: Setting, market: Market, withIds = false): FrozenMarket | undefined {
  if (files.size === 0 || market.out.targets.length > MOST_CARRIED) return undefined;
  return namesPeople(scenario) && !withIds ? undefined : freeze(market, withIds);
}

/** Whether a lever calls people by their names, which would be needed to find them. */
function namesPeople({ campaigns }: Scenario): boolean {
  return campaigns.some(({ levers }) =>
    levers.some(({ params }) => (params as { people?: unknown }).people !== undefined),
  );
}
