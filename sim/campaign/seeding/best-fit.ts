// Best fit: those to whom the product matters most, whoever hears them. Where it is known by segment, equals are many:
// lots decide among them.

import { fitOf } from '../../market/market.ts';
import { defineStrategy } from '../strategy.ts';
import { highestByLot } from './highest.ts';

export const bestFit = defineStrategy({
  name: 'best-fit',
  about: 'the people to whom the product matters most; lots decide among equals',
  knows: 'how relevant the product is to each person',
  source: 'targeting as firms do it without knowing any tie: a yardstick',
  drawsLots: true,
  choose: (ask) => highestByLot(ask, (person) => fitOf(ask.market, person)),
});
