// Paid media: customers whose last cause was something the firm paid for by the contact. A campaign that works through
// people shows a small share here and a large one in earnedShare.

import { creditedParts, shareOf } from './credit.ts';
import { defineMetric } from './metric.ts';

export const paidShare = defineMetric({
  name: 'paidShare',
  about: "share of the customers won whose last cause was the firm's advertising, letters, samples, seeds and staff",
  kind: 'ratio',
  unit: 'share',
  better: 'neither',
  level: 'tallies',
  applies: () => true,
  parts: (view) => creditedParts(view, 'paid'),
  combine: shareOf,
});
