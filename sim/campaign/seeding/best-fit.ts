// Best fit: those to whom the product matters most, whoever hears them. Fit is known by segment, so equals are many: lots
// decide among them.

import { fitOf } from '../../market/market.ts';
import { defineStrategy } from '../strategy.ts';
import { best } from './best.ts';
import { lots } from './lots.ts';

export const bestFit = defineStrategy({
  name: 'best-fit',
  about: 'the people to whom the product matters most; lots decide among equals',
  knows: 'how relevant the product is to each person',
  drawsLots: true,
  choose(ask) {
    const { market } = ask;
    return best(ask, { first: (person) => -fitOf(market, person), equal: lots(market, ask.luck) });
  },
});
