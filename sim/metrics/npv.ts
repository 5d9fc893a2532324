// Net present value of the run, so far: does it pay? Margin of all sales, less returns, spend and gifts at cost. How it is
// discounted and rounded is told in worth.ts.

import { running } from './curves.ts';
import { defineMetric } from './metric.ts';
import { discountedValue } from './worth.ts';

export const npv = defineMetric({
  name: 'npv',
  about: 'margin of all sales less returns, spend and gifts at cost, each discounted to the start',
  kind: 'curve',
  unit: 'money',
  better: 'more',
  level: 'counts',
  applies: ({ product }) => product.margin !== undefined,
  curve: (view) => running(discountedValue(view.record, view)),
});
