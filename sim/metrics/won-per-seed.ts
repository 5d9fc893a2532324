// Credit per advocate: the customers in the trees of those who were given the product, directly or through others, for
// each of them. Beside it stands idleSeeds: the mean hides that most convince nobody.

import { sizesOf, treesOf } from './cascade.ts';
import { defineMetric } from './metric.ts';
import { overSeeds } from './seeds.ts';

export const wonPerSeed = defineMetric({
  name: 'wonPerSeed',
  about: 'customers credited to a person who was given the product, directly or through others, for each such person',
  kind: 'ratio',
  unit: 'number',
  better: 'more',
  level: 'sources',
  applies: () => true,
  parts: (view) => {
    const trees = treesOf(view, 'wonPerSeed');
    const sizes = sizesOf(trees);
    return overSeeds(trees, (seed) => sizes[seed] - 1);
  },
  combine: (won, seeds) => (seeds > 0 ? won / seeds : undefined),
});
