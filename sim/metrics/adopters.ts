// Everybody who has it in the end, seeds included: the plain size of what happened. In one-shot models (cascades,
// thresholds) it is the number active at the end.

import { adoptersSoFar } from './curves.ts';
import { defineMetric } from './metric.ts';

export const adopters = defineMetric({
  name: 'adopters',
  about: 'people who adopted or were given the product; returns are not deducted',
  kind: 'curve',
  unit: 'people',
  bySegment: true,
  better: 'more',
  level: 'counts',
  applies: () => true,
  curve: ({ record }) => adoptersSoFar(record),
});
