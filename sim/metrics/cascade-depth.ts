// How far it went from hand to hand: the most generations between somebody with no person before them and an adopter.

import { cascadeOf, depthOf } from './cascade.ts';
import { defineMetric } from './metric.ts';

export const cascadeDepth = defineMetric({
  name: 'cascadeDepth',
  about: 'most generations from a root to an adopter, from person to person; 0 where nobody won anybody',
  kind: 'figure',
  unit: 'number',
  better: 'neither',
  level: 'sources',
  applies: () => true,
  figure: ({ record, market }) => {
    if (record.log === undefined) throw new Error('cascadeDepth needs a log with sources, and was given none');
    return depthOf(cascadeOf(record.log, market.people));
  },
});
