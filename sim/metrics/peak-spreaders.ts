// The height of the fad: how loud it ever got. The same number of people in the end may come by one loud wave or by a
// long murmur.

import { spreadersNow } from './curves.ts';
import { defineMetric } from './metric.ts';

export const peakSpreaders = defineMetric({
  name: 'peakSpreaders',
  about: 'the most people who talked at one record',
  kind: 'figure',
  unit: 'people',
  better: 'more',
  level: 'counts',
  applies: ({ events }) => events.includes('stopped'),
  figure: ({ record }) => spreadersNow(record).reduce((most, talking) => Math.max(most, talking), 0),
});
