// Lots: one uniform number a person, keyed by the person and the replicate's luck. All strategies that draw lots hold the
// same ones, so that the first ten are among the first twenty, and nobody's lot depends on who else is in the market.

import type { Key } from '../../kernel/luck.ts';
import { laneA, laneB, purposeKey, uniformOf } from '../../kernel/luck.ts';
import type { Market } from '../../market/market.ts';
import { keyOf } from '../../market/market.ts';

/** Each person's lot, uniform in [0, 1). */
export function lots(market: Market, luck: Key): (person: number) => number {
  const key = purposeKey(luck, 'lot');
  return (person) => {
    const a = laneA(key.a, keyOf(market, person));
    return uniformOf(a, laneB(key.b, a), 0);
  };
}

/**
 * A fixed order among equals that has nothing to do with their places in the network (neighbours often have neighbouring
 * numbers) nor with luck: the person's key, scrambled one to one.
 */
export function scrambled(market: Market): (person: number) => number {
  return (person) => laneA(0x3c6ef372, keyOf(market, person)) >>> 0;
}
