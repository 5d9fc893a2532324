// Advocates who convinced nobody. They cost as much as the others and are missing from every success story.

import { treesOf, wonBy } from './cascade.ts';
import { defineMetric } from './metric.ts';

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
    let seeds = 0;
    let idle = 0;
    trees.placed.forEach((placed, member) => {
      seeds += placed;
      if (placed === 1 && won[member] === 0) idle++;
    });
    return [idle, seeds];
  },
  combine: (idle, seeds) => (seeds > 0 ? idle / seeds : undefined),
});
