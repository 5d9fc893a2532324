// The core: those who belong to the most tightly knit group, in which everybody is heard by many others of the group.
// Kitsak et al. (2010) find that they spread more than hubs, for a hub at the edge of the market reaches few in the end.

import { coreNumbers } from '../../market/centrality/core-numbers.ts';
import { takenOnce } from '../../market/kept.ts';
import { degree } from '../../market/market.ts';
import { defineStrategy } from '../strategy.ts';
import { highest } from './highest.ts';

const coresOf = takenOnce(coreNumbers);

export const kCore = defineStrategy({
  name: 'k-core',
  about: 'the people at the innermost core, and of these whom most hear; among equals a fixed order',
  how: 'a core number is the highest k for which somebody belongs to a group in which everybody is heard by k others of it',
  knows: 'who hears whom, of everybody',
  source:
    'Kitsak et al. 2010, Nature Physics 6; core numbers by Batagelj & Zaversnik 2003, arXiv cs/0310049, along ties from teller to hearer',
  drawsLots: false,
  choose(ask) {
    const { market } = ask;
    const cores = coresOf(market);
    // Nobody is heard by as many as there are people: so a core more outweighs all hearers.
    return highest(ask, (person) => cores[person] * market.people + degree(market.out, person));
  },
});
