// Spreaders: who talks now, in models in which talk ends. An epidemic's prevalence: it rises, peaks and falls to nobody,
// while adopters only rise.

import { spreadersNow } from './curves.ts';
import { defineMetric } from './metric.ts';

export const spreaders = defineMetric({
  name: 'spreaders',
  about: 'people who talk now: adopters and seeds, less those who have stopped',
  kind: 'curve',
  unit: 'people',
  better: 'more',
  level: 'counts',
  applies: ({ events }) => events.includes('stopped'),
  curve: ({ record }) => spreadersNow(record),
});
