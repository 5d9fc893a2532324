// Reach: what broadcast is sold by. It counts people once, however often they were contacted, and says nothing of what
// the contact did to them: read it beside won.

import { defineMetric } from './metric.ts';

export const reach = defineMetric({
  name: 'reach',
  about: 'people who noticed at least one contact in this run, or were given the product',
  kind: 'curve',
  unit: 'people',
  bySegment: true,
  better: 'more',
  level: 'counts',
  applies: ({ events }) => events.includes('reached'),
  curve: ({ record }) => record.soFar('reached'),
});
