// Self-selection: the firm asks openly and takes the first to come forward, "customers identify themselves". Each person
// comes forward after an exponential time whose rate is their fit (a race: drawing without replacement in proportion to
// fit); who does not care at all never does.

import { fitOf } from '../../market/market.ts';
import { defineStrategy } from '../strategy.ts';
import { byLot } from './lots.ts';

export const selfSelected = defineStrategy({
  name: 'self-selected',
  about: 'the first to come forward when all are asked: by lot, in proportion to how relevant the product is to them',
  knows: 'nothing: the people identify themselves',
  source: 'a race of exponential times, as in Efraimidis & Spirakis 2006, Information Processing Letters 97',
  drawsLots: true,
  choose: (ask) => byLot(ask, (person) => fitOf(ask.market, person)),
});
