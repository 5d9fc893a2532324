// Return on the money spent: (npv without the spend − npv of the same world without a campaign) ÷ spend − 1, all
// discounted. 0 = the money came back, 0.25 = a quarter more came back. Gifts at cost stay in npv.

import { last, running } from './curves.ts';
import { defineMetric } from './metric.ts';
import { discountedSpend, discountedValue } from './worth.ts';

export const roi = defineMetric({
  name: 'roi',
  about: 'uplift of npv before spend, per money spent, less 1: above 0 the campaign pays for itself',
  kind: 'ratio',
  unit: 'share',
  better: 'more',
  level: 'counts',
  applies: ({ product }) => product.margin !== undefined,
  parts: (view) => {
    const spend = last(running(discountedSpend(view.record, view)));
    const value = last(running(discountedValue(view.record, view)));
    const without = last(running(discountedValue(view.baseline, view)));
    return [value + spend - without, spend];
  },
  combine: (gain, spend) => (spend > 0 ? gain / spend - 1 : undefined),
});
