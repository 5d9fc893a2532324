// A market as it arrives in another thread: its arrays are shared, but a class does not survive the journey, so the
// names of people get theirs back.

import { Ids } from '../market/ids.ts';
import type { Market } from '../market/market.ts';

/** A market that was posted from another thread, fit for use. */
export function revive(posted: Market): Market {
  if (posted.ids === null) return posted;
  return { ...posted, ids: new Ids(posted.ids.bytes, posted.ids.offsets) };
}
