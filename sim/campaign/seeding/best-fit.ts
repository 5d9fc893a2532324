// Best fit: those to whom the product matters most, whoever hears them. Where it is known by segment, equals are many:
// lots decide among them.

import { fitOf } from '../../market/market.ts';
import { defineStrategy } from '../strategy.ts';
import { byLot } from './lots.ts';

export const bestFit = defineStrategy({
  name: 'best-fit',
  about: 'the people to whom the product matters most; lots decide among equals',
  knows: 'how relevant the product is to each person',
  drawsLots: true,
  choose(ask) {
    const { market, count } = ask;
    const fits = [...new Set(market.fits)].sort((one, other) => other - one);
    const chosen: number[] = [];
    for (const fit of fits) {
      if (chosen.length === count) break;
      const next = byLot({ ...ask, count: count - chosen.length }, (person) => (fitOf(market, person) === fit ? 1 : 0));
      chosen.push(...next);
    }
    return Uint32Array.from(chosen);
  },
});
