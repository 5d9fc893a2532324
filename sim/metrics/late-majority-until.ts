// When only laggards are left (Rogers 1962), among those who adopt in the run. Half of them are in by timeToHalf.

import { reachedBy } from './categories.ts';
import { defineMetric } from './metric.ts';

export const lateMajorityUntil = defineMetric({
  name: 'lateMajorityUntil',
  about: 'the first record at which the late majority, 84 % of those who adopt, have adopted; none where nobody does',
  kind: 'figure',
  unit: 'steps',
  better: 'less',
  level: 'counts',
  applies: () => true,
  figure: ({ record }) => reachedBy(record, 0.84),
});
