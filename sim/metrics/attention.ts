// Attention: delivered is what one pays for, noticed is what arrives. Relevance and clutter decide how much of it.

import { running, sumOf } from './curves.ts';
import { defineMetric } from './metric.ts';

export const attention = defineMetric({
  name: 'attention',
  about: "share of the contacts through the firm's channels that are noticed",
  kind: 'ratio',
  unit: 'share',
  better: 'more',
  level: 'counts',
  applies: ({ amounts }) => amounts.includes('noticed'),
  parts: ({ record }) => [sumOf(record.amount('noticed')), sumOf(record.amount('delivered'))],
  course: {
    window: 4,
    first: ({ record }) => running(record.amount('noticed')),
    second: ({ record }) => running(record.amount('delivered')),
  },
  combine: (noticed, delivered) => (delivered > 0 ? noticed / delivered : undefined),
});
