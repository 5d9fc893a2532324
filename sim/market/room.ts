// How many ties a market can hold at all.

import { MarketError } from './error.ts';

/** Offsets of rows are 32-bit numbers, and a mutual tie stands in two rows. Throws where so many would not fit. */
export function requireRoom(ties: number): void {
  if (ties * 2 > 0xffffffff) throw new MarketError(`${ties} ties are too many: at most 2,147,483,647 are possible`);
}
