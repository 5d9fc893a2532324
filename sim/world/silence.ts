// A market in which nobody talks: rows without ties, made once per market, in its memory.

import { memoryBeside } from '../kernel/arena.ts';
import type { Market, Rows } from '../market/market.ts';
import { emptyRows } from '../market/rows.ts';

const made = new WeakMap<Market, Rows>();

/** Rows of the same people without any tie. */
export function silentRows(market: Market): Rows {
  const rows = made.get(market) ?? emptyRows(market.people, memoryBeside(market.out.offsets));
  made.set(market, rows);
  return rows;
}
