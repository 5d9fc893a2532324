// Self-selection: the firm asks openly and takes the first to come forward, "customers identify themselves". Each person
// comes forward after an exponential time whose rate is their fit (a race: drawing without replacement in proportion to
// fit); who does not care at all never does.

import { log } from '../../kernel/math.ts';
import { fitOf } from '../../market/market.ts';
import { defineStrategy } from '../strategy.ts';
import { best } from './best.ts';
import { lots } from './lots.ts';

export const selfSelected = defineStrategy({
  name: 'self-selected',
  about: 'the first to come forward when all are asked: by lot, in proportion to how relevant the product is to them',
  knows: 'nothing: the people identify themselves',
  drawsLots: true,
  choose(ask) {
    const { market } = ask;
    const lot = lots(market, ask.luck);
    const first = (person: number) => {
      const fit = fitOf(market, person);
      return fit > 0 ? -log(1 - lot(person)) / fit : Infinity;
    };
    return best(ask, { first, equal: () => 0 });
  },
});
