// Owned media: customers who came by what the firm publishes itself.

import { creditedParts, shareOf } from './credit.ts';
import { defineMetric } from './metric.ts';

export const ownedShare = defineMetric({
  name: 'ownedShare',
  about: "share of the customers won whose last cause was the firm's own content",
  kind: 'ratio',
  unit: 'share',
  better: 'neither',
  level: 'tallies',
  applies: () => true,
  parts: (view) => creditedParts(view, 'owned'),
  combine: shareOf,
});
