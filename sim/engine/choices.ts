// A strategy that draws no lots chooses the same people in every replicate of a market: its choice is made once per
// market and kept, so that a thousand replicates do not sort a million people a thousand times.

import type { Ask, Strategy } from '../campaign/strategy.ts';
import type { Market } from '../market/market.ts';

const kept = new WeakMap<Market, Map<string, Uint32Array>>();

/** The same strategy, remembering its choices per market and what else was asked where it draws no lots. */
export function oncePerMarket(strategy: Strategy): Strategy {
  if (strategy.drawsLots) return strategy;
  return {
    ...strategy,
    choose(ask: Ask): Uint32Array {
      const ofMarket = kept.get(ask.market) ?? new Map<string, Uint32Array>();
      kept.set(ask.market, ofMarket);
      const address = JSON.stringify([strategy.name, ask.count, ask.from ?? null, ask.tieChance ?? null]);
      const before = ofMarket.get(address);
      if (before !== undefined) return before;
      const chosen = strategy.choose(ask);
      ofMarket.set(address, chosen);
      return chosen;
    },
  };
}
