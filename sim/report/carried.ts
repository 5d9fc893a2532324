// What a page can play of a market by itself, and whether a report carries the market inside: where people and ties come
// from files, which a page does not have, it cannot be drawn again from the seed. Only while it is small enough to be
// sent by mail, and without names unless asked for.

import type { Setting } from '../experiment/setting.ts';
import type { FrozenMarket } from '../market/export/frozen.ts';
import { freeze } from '../market/export/frozen.ts';
import type { Market } from '../market/market.ts';
import type { Scenario } from '../scenario/scenario.ts';

/** People and ties, together, beyond which a page does not play: placing them would take it more than some 10 seconds. */
export const MOST_PLAYED = 550_000;

/** Whether a page can draw and play the market again, from the seed or from what its report carries. */
export function canPlay({ files }: Setting, market: Market, carried: FrozenMarket | undefined): boolean {
  return fitsPage(market) && (files.size === 0 || carried !== undefined);
}

export function carriedMarket({ scenario, files }: Setting, market: Market, withIds = false): FrozenMarket | undefined {
  if (files.size === 0 || !fitsPage(market)) return undefined;
  return namesPeople(scenario) && !withIds ? undefined : freeze(market, withIds);
}

const fitsPage = ({ people, ties }: Market): boolean => people + ties <= MOST_PLAYED;

/** Whether a lever calls people by their names, which would be needed to find them. */
function namesPeople({ campaigns }: Scenario): boolean {
  return campaigns.some(({ levers }) =>
    levers.some(({ params }) => (params as { people?: unknown }).people !== undefined),
  );
}
