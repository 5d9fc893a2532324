// The base: customers who knew the product before the run and bought of themselves, or whom no contact brought.

import { creditedParts, shareOf } from './credit.ts';
import { defineMetric } from './metric.ts';

export const baseShare = defineMetric({
  name: 'baseShare',
  about: "share of the customers won whose last cause was no campaign and nobody's talk",
  kind: 'ratio',
  unit: 'share',
  better: 'neither',
  level: 'tallies',
  applies: () => true,
  parts: (view) => creditedParts(view, 'base'),
  combine: shareOf,
});
