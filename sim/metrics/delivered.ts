// Contacts that the firm's channels delivered: impressions, posts, visits, opened letters. What is paid for, not what
// arrives.

import { running } from './curves.ts';
import { defineMetric } from './metric.ts';

export const delivered = defineMetric({
  name: 'delivered',
  about: "contacts that the firm's channels delivered, noticed or not",
  kind: 'curve',
  unit: 'number',
  better: 'more',
  level: 'counts',
  applies: ({ amounts }) => amounts.includes('delivered'),
  curve: ({ record }) => running(record.amount('delivered')),
});
