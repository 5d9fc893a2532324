// The step on which word of mouth begins to carry itself: the first at which the people who buy within the next four steps,
// ten at least, go on to win as many as they are. Fewer than ten pass 1 by luck.

import type { Cascade } from './cascade.ts';
import { treesOf, wonBy } from './cascade.ts';
import { defineMetric } from './metric.ts';

const WINDOW = 4;
const ENOUGH = 10;

export const takeOffStep = defineMetric({
  name: 'takeOffStep',
  about:
    'the first record from which the buyers of four steps, ten at least, win as many as they are (R of 1); none where it never happens',
  kind: 'figure',
  unit: 'steps',
  better: 'less',
  level: 'sources',
  applies: () => true,
  figure: (view) => takeOff(treesOf(view, 'takeOffStep'), view.record.steps),
});

function takeOff(trees: Cascade, steps: number): number | undefined {
  const won = wonBy(trees);
  const buyers = new Float64Array(steps + 1);
  const children = new Float64Array(steps + 1);
  for (let member = 0; member < trees.members; member++) {
    if (trees.placed[member] === 1) continue;
    buyers[trees.step[member]]++;
    children[trees.step[member]] += won[member];
  }
  const within = (counts: Float64Array, from: number) =>
    counts.subarray(from, from + WINDOW).reduce((sum, count) => sum + count, 0);
  for (let from = 0; from + WINDOW <= steps + 1; from++) {
    const cohort = within(buyers, from);
    if (cohort >= ENOUGH && within(children, from) >= cohort) return from;
  }
  return undefined;
}
