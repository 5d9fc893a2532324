// How fast it went: records until half of those who adopt in this run have done so. A campaign that only hastens sales
// shows here, and not in adopters.

import { reachedBy } from './categories.ts';
import { defineMetric } from './metric.ts';

export const timeToHalf = defineMetric({
  name: 'timeToHalf',
  about: 'the first record at which half of the final adopters are reached; none where nobody adopts',
  kind: 'figure',
  unit: 'steps',
  better: 'less',
  level: 'counts',
  applies: () => true,
  figure: ({ record }) => reachedBy(record, 0.5),
});
