// What is costly to find out about a market, found out once: markets never change.

import type { Market } from './market.ts';

/** The same measure, which is taken once of each market. What it returns is shared: nobody may write to it. */
export function takenOnce<Result extends object>(measure: (market: Market) => Result): (market: Market) => Result {
  const kept = new WeakMap<Market, Result>();
  return (market) => {
    const before = kept.get(market);
    if (before !== undefined) return before;
    const taken = measure(market);
    kept.set(market, taken);
    return taken;
  };
}
