// Hubs: those whom most people hear. The rule that marketers mean by "influencers". Hinz et al. (2011) find that hubs win
// because they take part more and reach more, not because they persuade more.

import { degree as tiesOf } from '../../market/market.ts';
import { defineStrategy } from '../strategy.ts';
import { best } from './best.ts';
import { scrambled } from './lots.ts';

export const degree = defineStrategy({
  name: 'degree',
  about: 'the people whom most others hear; among equals a fixed order that follows no tie',
  knows: 'how many people hear each person',
  drawsLots: false,
  choose(ask) {
    const { market } = ask;
    return best(ask, { first: (person) => -tiesOf(market.out, person), equal: scrambled(market) });
  },
});
