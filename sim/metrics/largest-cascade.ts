// The largest tree of causes. Almost all cascades are tiny, and what is popular mostly owes it to one large one.

import { sizesOf, treesOf } from './cascade.ts';
import { defineMetric } from './metric.ts';

export const largestCascade = defineMetric({
  name: 'largestCascade',
  about: 'people in the largest tree of causes, its root included; 0 where nobody adopted',
  kind: 'figure',
  unit: 'people',
  better: 'more',
  level: 'sources',
  applies: () => true,
  figure: (view) => sizesOf(treesOf(view, 'largestCascade')).reduce((most, size) => Math.max(most, size), 0),
});
