// Bridges: those who stand between others on the shortest ways that word can take, and so carry it from group to group.
// Hinz et al. (2011) find them about as good as hubs.

import { betweenness as betweennessOf, FEWEST_PIVOTS, MOST_STEPS } from '../../market/centrality/betweenness.ts';
import { takenOnce } from '../../market/kept.ts';
import { defineStrategy } from '../strategy.ts';
import { highest, rounded } from './highest.ts';

const measured = takenOnce((market) => betweennessOf(market));

export const betweenness = defineStrategy({
  name: 'betweenness',
  about: 'the people through whom most shortest ways of word lead; among equals a fixed order',
  how: `exact where people × (people + 2 × ties) is at most ${MOST_STEPS / 1e6} million, as with 2,600 people of ten ties each; above, estimated from the ways of ${MOST_STEPS / 1e6} million ÷ (people + 2 × ties) people, at least ${FEWEST_PIVOTS}: a fixed sample of each market`,
  knows: 'who hears whom, of everybody',
  source:
    'Freeman 1977, Sociometry 40; Brandes 2001, J. Mathematical Sociology 25; estimated as in Brandes & Pich 2007, Int. J. Bifurcation and Chaos 17, with the linear scaling of Geisberger, Sanders & Schultes 2008, ALENEX',
  drawsLots: false,
  choose(ask) {
    const between = measured(ask.market);
    return highest(ask, (person) => rounded(between[person]));
  },
});
