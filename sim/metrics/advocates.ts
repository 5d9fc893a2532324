// Advocates: users who found it at least as good as they expected, and say so. Seeds count, with their own verdict; a
// verdict is final, so this is also the number at the end.

import { defineMetric } from './metric.ts';

export const advocates = defineMetric({
  name: 'advocates',
  about: 'people who found the product at least as good as expected, and speak well of it',
  kind: 'curve',
  unit: 'people',
  bySegment: true,
  better: 'more',
  level: 'counts',
  applies: ({ events }) => events.includes('advocate'),
  curve: ({ record }) => record.soFar('advocate'),
});
