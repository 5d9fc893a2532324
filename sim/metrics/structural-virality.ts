// Broadcast or person to person? The mean distance between two people of the same tree of causes: just below 2 where one
// reached all the others, large where it passed from hand to hand. Goel, Anderson, Hofman and Watts 2015.

import { meanDistance, treesOf } from './cascade.ts';
import { defineMetric } from './metric.ts';

export const structuralVirality = defineMetric({
  name: 'structuralVirality',
  about:
    'links between two people of the same tree of causes, on average over all pairs of all trees; none without pairs',
  kind: 'figure',
  unit: 'number',
  better: 'neither',
  level: 'sources',
  applies: () => true,
  figure: (view) => meanDistance(treesOf(view, 'structuralVirality')),
});
