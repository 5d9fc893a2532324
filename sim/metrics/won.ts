// Customers won. Seeds never count: the campaign bought them. In Bass models buyers on their own initiative are among
// them, so the baseline has customers too, and what a campaign adds is a difference.

import { defineMetric } from './metric.ts';

export const won = defineMetric({
  name: 'won',
  about: 'people who adopted of their own accord, those who were given the product left out; returns are not deducted',
  kind: 'curve',
  unit: 'people',
  bySegment: true,
  better: 'more',
  level: 'counts',
  applies: () => true,
  curve: ({ record }) => record.soFar('adopted'),
});
