// A market as it arrives in another thread: its arrays are shared, but a class does not survive the journey, so the
// names of people get theirs back; and whom its campaigns choose is known already.

import { keepChoices } from '../engine/choices.ts';
import { knowAgain } from '../kernel/arena.ts';
import { Ids } from '../market/ids.ts';
import type { Market } from '../market/market.ts';
import type { Built } from './messages.ts';

/** A market that was posted from another thread, fit for use. */
export function revive({ market: posted, choices }: Built): Market {
  const market = posted.ids === null ? posted : { ...posted, ids: new Ids(posted.ids.bytes, posted.ids.offsets) };
  if (market.memory !== undefined) knowAgain(market.memory, market);
  keepChoices(market, choices);
  return market;
}
