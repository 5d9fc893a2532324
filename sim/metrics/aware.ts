// Awareness rises with contacts and falls with forgetting, so this curve can fall. People who have the product are
// counted as the model records them: buyers never forget.

import { combined } from './curves.ts';
import { defineMetric } from './metric.ts';

export const aware = defineMetric({
  name: 'aware',
  about: 'people who know of the product now: those who forgot it are deducted',
  kind: 'curve',
  unit: 'people',
  bySegment: true,
  better: 'more',
  level: 'counts',
  applies: ({ events }) => events.includes('aware'),
  curve: ({ record }) => combined(record.soFar('aware'), record.soFar('forgot'), -1),
});
