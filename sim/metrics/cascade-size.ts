// How large the trees of causes are on average: adopters over roots. A root got it from no person who had it.

import { treesOf } from './cascade.ts';
import { defineMetric } from './metric.ts';

export const cascadeSize = defineMetric({
  name: 'cascadeSize',
  about: 'adopters for each root of a tree of causes, the root included',
  kind: 'ratio',
  unit: 'number',
  better: 'more',
  level: 'sources',
  applies: () => true,
  parts: (view) => {
    const { members, parent } = treesOf(view, 'cascadeSize');
    return [members, parent.reduce((roots, above) => (above < 0 ? roots + 1 : roots), 0)];
  },
  combine: (members, roots) => (roots > 0 ? members / roots : undefined),
});
