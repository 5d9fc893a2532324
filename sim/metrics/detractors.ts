// Detractors: users who were disappointed, and warn others: what hyperbole and bad products make. Seeds count, with
// their own verdict.

import { defineMetric } from './metric.ts';

export const detractors = defineMetric({
  name: 'detractors',
  about: 'people whom the product disappointed, and who warn others',
  kind: 'curve',
  unit: 'people',
  bySegment: true,
  better: 'less',
  level: 'counts',
  applies: ({ events }) => events.includes('detractor'),
  curve: ({ record }) => record.soFar('detractor'),
});
