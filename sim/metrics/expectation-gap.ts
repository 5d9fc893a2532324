// What buyers found above what they expected, on average: below 0 where the product disappoints. A campaign that promises
// too much shows here before it shows in sales.

import type { RunRecord } from '../world/record.ts';
import { combined, last, running, sumOf } from './curves.ts';
import { defineMetric } from './metric.ts';

export const expectationGap = defineMetric({
  name: 'expectationGap',
  about: 'quality found less quality expected, on average over all verdicts; below 0 where the product disappoints',
  kind: 'ratio',
  unit: 'number',
  better: 'more',
  level: 'counts',
  applies: ({ amounts }) => amounts.includes('gap'),
  parts: ({ record }) => [sumOf(record.amount('gap')), last(verdicts(record))],
  course: {
    window: 4,
    first: ({ record }) => running(record.amount('gap')),
    second: ({ record }) => verdicts(record),
  },
  combine: (gap, judged) => (judged > 0 ? gap / judged : undefined),
});

/** Everybody who has judged the product so far, whatever the verdict. */
function verdicts(record: RunRecord): Float64Array {
  const [advocates, content, detractors] = (['advocate', 'content', 'detractor'] as const).map((event) =>
    record.soFar(event),
  );
  return combined(combined(advocates, content, 1), detractors, 1);
}
