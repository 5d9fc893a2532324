// Ledger of a pair of worlds: customers who would have come anyway, and came at another time or price.
// The six entries (valueNew, valueEarlier, valueLost, valueReturned, valueGiven, valueSpent) sum to npv above the baseline.

import { ledgerOf } from './ledger.ts';
import { defineMetric } from './metric.ts';

export const valueEarlier = defineMetric({
  name: 'valueEarlier',
  about:
    'discounted margin gained on customers who buy in both worlds, by buying earlier or dearer; below 0 where later or cheaper',
  kind: 'figure',
  unit: 'money',
  better: 'more',
  level: 'events',
  applies: ({ product }) => product.margin !== undefined,
  figure: (view) => ledgerOf(view).earlier,
});
