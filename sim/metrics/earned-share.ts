// Share of the customers won whose last cause was a friend's talk. Credit for the last cause is not causation: read it
// beside peopleEffect.

import { creditedParts, shareOf } from './credit.ts';
import { defineMetric } from './metric.ts';

export const earnedShare = defineMetric({
  name: 'earnedShare',
  about: 'share of the customers won whose last cause was talk among people',
  kind: 'ratio',
  unit: 'share',
  better: 'neither',
  level: 'tallies',
  applies: () => true,
  parts: (view) => creditedParts(view, 'earned'),
  combine: shareOf,
});
