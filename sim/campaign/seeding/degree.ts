// Hubs: those whom most people hear. The rule that marketers mean by "influencers". Hinz et al. (2011) find that hubs win
// because they take part more and reach more, not because they persuade more.

import { degree as tiesOf } from '../../market/market.ts';
import { defineStrategy } from '../strategy.ts';
import { highest } from './highest.ts';

export const degree = defineStrategy({
  name: 'degree',
  about: 'the people whom most others hear; among equals a fixed order that follows no tie',
  knows: 'how many people hear each person',
  source: 'Hinz, Skiera, Barrot & Becker 2011, Journal of Marketing 75',
  drawsLots: false,
  choose: (ask) => highest(ask, (person) => tiesOf(ask.market.out, person)),
});
