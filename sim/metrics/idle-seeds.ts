// Advocates who convinced nobody. They cost as much as the others and are missing from every success story.

import { treesOf, wonBy } from './cascade.ts';
import { defineMetric } from './metric.ts';
import { overSeeds } from './seeds.ts';

export const idleSeeds = defineMetric({
  name: 'idleSeeds',
  about: 'share of the people who were given the product to whom no customer is credited',
  kind: 'ratio',
  unit: 'share',
  better: 'less',
  level: 'sources',
  applies: () => true,
  parts: (view) => {
    const trees = treesOf(view, 'idleSeeds');
    const won = wonBy(trees);
    return overSeeds(trees, (seed) => (won[seed] === 0 ? 1 : 0));
  },
  combine: (idle, seeds) => (seeds > 0 ? idle / seeds : undefined),
});
