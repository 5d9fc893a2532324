// R₀: how many customers somebody wins directly who is given the product. Where nobody else has it, and one person is
// placed who was drawn in proportion to fit (`self-selected`), this is the reproduction of the untouched market, or of the
// segment that they are drawn from; later buyers find fewer people left to win.

import { treesOf, wonBy } from './cascade.ts';
import { defineMetric } from './metric.ts';
import { overSeeds } from './seeds.ts';

export const seedReproduction = defineMetric({
  name: 'seedReproduction',
  about: 'customers credited directly to each person who was given the product; with one such person alone, R₀',
  kind: 'ratio',
  unit: 'number',
  better: 'more',
  level: 'sources',
  applies: () => true,
  parts: (view) => {
    const trees = treesOf(view, 'seedReproduction');
    const won = wonBy(trees);
    return overSeeds(trees, (seed) => won[seed]);
  },
  combine: (customers, seeds) => (seeds > 0 ? customers / seeds : undefined),
});
