// Lots: one exponential mark a person, keyed by the replicate's luck. All strategies that draw lots hold the same ones, so
// that the first ten are among the first twenty. Whoever has the least mark over weight comes first, which is drawing
// without return in proportion to weight; with equal weights, by lot. Only the least marks are looked for.

import { ExpField } from '../../kernel/field.ts';
import { laneA, purposeKey } from '../../kernel/luck.ts';
import { log1p } from '../../kernel/math.ts';
import type { Market } from '../../market/market.ts';
import { keyOf } from '../../market/market.ts';
import type { Ask } from '../strategy.ts';
import { eligible } from '../strategy.ts';

/** The first `ask.count` people by lot, with weights from 0 (never) to 1; first come first. */
export function byLot(ask: Ask, weight: (person: number) => number): Uint32Array {
  const { market, luck, count } = ask;
  const field = new ExpField(purposeKey(luck, 'lot'), market.people, market.keys);
  const wanted = Math.min(1, (2 * count + 16) / market.people);
  for (let limit = wanted < 1 ? -log1p(-wanted) : Infinity; ; limit = limit > 40 ? Infinity : 4 * limit) {
    const found: { person: number; time: number }[] = [];
    for (let block = 0; block < field.blocks; block++) {
      field.below(block, 0, limit, (person, mark) => {
        if (!eligible(ask, person)) return;
        const time = mark / weight(person);
        if (time < limit) found.push({ person, time });
      });
    }
    if (found.length < count && limit < Infinity) continue;
    found.sort((one, other) => one.time - other.time || one.person - other.person);
    return Uint32Array.from(found.slice(0, count), ({ person }) => person);
  }
}

/**
 * A fixed order among equals that has nothing to do with their places in the network (neighbours often have neighbouring
 * numbers) nor with luck: the person's key, scrambled one to one.
 */
export function scrambled(market: Market): (person: number) => number {
  return (person) => laneA(0x3c6ef372, keyOf(market, person)) >>> 0;
}
