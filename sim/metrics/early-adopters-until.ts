// When the early adopters are all in: what many plans call crossing the chasm comes after it (Rogers 1962), among those
// who adopt in the run. Half of them are in by timeToHalf.

import { reachedBy } from './categories.ts';
import { defineMetric } from './metric.ts';

export const earlyAdoptersUntil = defineMetric({
  name: 'earlyAdoptersUntil',
  about:
    'the first record at which early adopters, the first 16 % of those who adopt, have adopted; none where nobody does',
  kind: 'figure',
  unit: 'steps',
  better: 'less',
  level: 'counts',
  applies: () => true,
  figure: ({ record }) => reachedBy(record, 0.16),
});
