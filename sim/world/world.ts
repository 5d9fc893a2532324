// What levers may see of a running world: the market, the time, and a few counts as of the last commit. Models keep
// their own state behind it.

import type { Market } from '../market/market.ts';

export interface World {
  readonly market: Market;
  /** People who talk well of the product now, each counted with what is left of their talk (1 when new). */
  talkers(): number;
  /** Whether a person has adopted or been given the product, or never will (the firm's own people). */
  has(person: number): boolean;
  /** Purchases on the last step that are credited to members of a referral programme; left out by models without. */
  referred?(): number;
  /** Members of the firm's community; left out by models without. */
  members?(): number;
}
