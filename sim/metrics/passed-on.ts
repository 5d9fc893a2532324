// Customers whom customers won, by when those who won them had bought: where buyers of late bring fewer than they are,
// word of mouth is dying out. Set against won, step by step, it is R over time.

import { treesOf, wonBy } from './cascade.ts';
import { running } from './curves.ts';
import { defineMetric } from './metric.ts';

export const passedOn = defineMetric({
  name: 'passedOn',
  about: 'customers credited, by the end of the run, to people who had bought by then',
  kind: 'curve',
  unit: 'people',
  better: 'more',
  level: 'sources',
  applies: () => true,
  curve: (view) => {
    const trees = treesOf(view, 'passedOn');
    const won = wonBy(trees);
    const brought = new Float64Array(view.record.steps + 1);
    for (let member = 0; member < trees.members; member++) {
      if (trees.placed[member] === 0) brought[trees.step[member]] += won[member];
    }
    return running(brought);
  },
});
