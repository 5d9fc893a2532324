// PageRank: those whom many hear who are themselves heard by many, and so on. Finds who is behind the hubs, where degree
// sees only the next step.

import { pageRank } from '../../market/centrality/pagerank.ts';
import { takenOnce } from '../../market/kept.ts';
import { defineStrategy } from '../strategy.ts';
import { highest, rounded } from './highest.ts';

const ranksOf = takenOnce(pageRank);

export const pagerank = defineStrategy({
  name: 'pagerank',
  about: 'the people heard by many who are themselves heard by many; among equals a fixed order',
  how: 'everybody lends 85% of their rank, in equal parts whatever the weights of ties, to those they listen to',
  knows: 'who hears whom, of everybody',
  source: 'Brin & Page 1998, Computer Networks 30',
  drawsLots: false,
  choose(ask) {
    const ranks = ranksOf(ask.market);
    return highest(ask, (person) => rounded(ranks[person]));
  },
});
