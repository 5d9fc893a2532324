// Trust in the firm, as far as it is gone: people who were promised more than they found, or who heard from users that
// others were. Two people who lost half of theirs count as one who lost all.

import { running } from './curves.ts';
import { defineMetric } from './metric.ts';

export const trustLost = defineMetric({
  name: 'trustLost',
  about: 'trust in the firm that was lost, counted in people who would have lost all of theirs',
  kind: 'curve',
  unit: 'people',
  better: 'less',
  level: 'counts',
  applies: ({ amounts }) => amounts.includes('trustLost'),
  curve: ({ record }) => running(record.amount('trustLost')),
});
