// Ledger of a pair of worlds: products given away, at cost.
// The six entries (valueNew, valueEarlier, valueLost, valueReturned, valueGiven, valueSpent) sum to npv above the baseline.

import { ledgerOf } from './ledger.ts';
import { defineMetric } from './metric.ts';

export const valueGiven = defineMetric({
  name: 'valueGiven',
  about: 'discounted cost of products given away, as a loss',
  kind: 'figure',
  unit: 'money',
  better: 'neither',
  level: 'events',
  applies: ({ product }) => product.margin !== undefined,
  figure: (view) => ledgerOf(view).given,
});
