// How far it went from hand to hand: the most generations between somebody with no person before them and an adopter.

import { depthOf, treesOf } from './cascade.ts';
import { defineMetric } from './metric.ts';

export const cascadeDepth = defineMetric({
  name: 'cascadeDepth',
  about: 'most generations from a root to an adopter, from person to person; 0 where nobody won anybody',
  kind: 'figure',
  unit: 'number',
  better: 'neither',
  level: 'sources',
  applies: () => true,
  figure: (view) => depthOf(treesOf(view, 'cascadeDepth')),
});
