// The fringe: those whom fewest people hear, the opposite of hubs and what every other rule should beat. Who is heard by
// nobody is left out: they could pass nothing on. Equals are very many here, and so lots decide among them.

import { degree } from '../../market/market.ts';
import { defineStrategy } from '../strategy.ts';
import { highestByLot } from './highest.ts';

export const fringe = defineStrategy({
  name: 'fringe',
  about: 'the people whom fewest others hear, but at least one; lots decide among equals',
  knows: 'how many people hear each person',
  source: 'low-degree seeding in Hinz, Skiera, Barrot & Becker 2011, Journal of Marketing 75',
  drawsLots: true,
  choose: (ask) => highestByLot(ask, (person) => -degree(ask.market.out, person) || -Infinity),
});
