// What the campaign brought forward: the discounted margin that it earned above the baseline, less what it added for good
// (expansion). Money earlier is worth more, but it is not more customers.

import { sumOf } from './curves.ts';
import { defineMetric } from './metric.ts';
import { discountedMargin, expansionOf } from './worth.ts';

export const acceleration = defineMetric({
  name: 'acceleration',
  about: 'discounted margin above the baseline that comes from the same customers buying earlier',
  kind: 'figure',
  unit: 'money',
  better: 'more',
  level: 'counts',
  applies: ({ product }) => product.margin !== undefined,
  figure: (view) =>
    sumOf(discountedMargin(view.record, view)) - sumOf(discountedMargin(view.baseline, view)) - expansionOf(view),
});
