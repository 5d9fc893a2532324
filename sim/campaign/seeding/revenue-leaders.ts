// Revenue leaders: those who are worth most as customers, whoever hears them. Haenlein & Libai (2013) find that they can
// be better seeds than hubs, since customers of high value tend to have friends of high value.

import { customerValue } from '../../market/market.ts';
import { defineStrategy } from '../strategy.ts';
import { highestByLot } from './highest.ts';

export const revenueLeaders = defineStrategy({
  name: 'revenue-leaders',
  about: 'the people who are worth most as customers; lots decide among equals',
  knows: 'what each person is worth as a customer',
  source: 'Haenlein & Libai 2013, Targeting revenue leaders for a new product, Journal of Marketing 77',
  drawsLots: true,
  choose: (ask) => highestByLot(ask, (person) => customerValue(ask.market, person)),
});
