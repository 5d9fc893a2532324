// R: how many customers a customer wins. Only those who bought in the first half of the run count as parents, so that
// their talk had time to work; at 1 and above word of mouth carries itself for as long as there is somebody left to win.

import { treesOf, wonBy } from './cascade.ts';
import { running } from './curves.ts';
import type { View } from './metric.ts';
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
  course: {
    window: 4,
    first: (view) => passedOn(view),
    second: ({ record }) => record.soFar('adopted'),
  },
  combine: (children, parents) => (parents > 0 ? children / parents : undefined),
});

/** Customers credited by the end to people who had bought by each record. */
function passedOn(view: View): Float64Array {
  const trees = treesOf(view, 'reproduction');
  const won = wonBy(trees);
  const brought = new Float64Array(view.record.steps + 1);
  for (let member = 0; member < trees.members; member++) {
    if (trees.placed[member] === 0) brought[trees.step[member]] += won[member];
  }
  return running(brought);
}
