// R: how many customers a customer wins. Only those who bought in the first half of the run count as parents, so that
// their talk had time to work; at 1 and above word of mouth carries itself for as long as there is somebody left to win.

import { treesOf, wonBy } from './cascade.ts';
import { defineMetric } from './metric.ts';

export const reproduction = defineMetric({
  name: 'reproduction',
  about:
    'customers credited to each person who bought in the first half of the run (R); ' +
    'over time, to each who bought within four steps, of whom the last have not been heard out',
  kind: 'ratio',
  unit: 'number',
  better: 'more',
  level: 'sources',
  applies: () => true,
  parts: (view) => {
    const trees = treesOf(view, 'reproduction');
    const won = wonBy(trees);
    const half = view.record.steps / 2;
    let parents = 0;
    let children = 0;
    for (let member = 0; member < trees.members; member++) {
      if (trees.placed[member] === 1 || trees.step[member] > half) continue;
      parents++;
      children += won[member];
    }
    return [children, parents];
  },
  course: { first: 'passedOn', second: 'won', window: 4 },
  combine: (children, parents) => (parents > 0 ? children / parents : undefined),
});
