// Ledger of a pair of worlds: what the levers spent.
// The six entries (valueNew, valueEarlier, valueLost, valueReturned, valueGiven, valueSpent) sum to npv above the baseline.

import { ledgerOf } from './ledger.ts';
import { defineMetric } from './metric.ts';

export const valueSpent = defineMetric({
  name: 'valueSpent',
  about: 'discounted spend of the campaign, as a loss',
  kind: 'figure',
  unit: 'money',
  better: 'neither',
  level: 'events',
  applies: ({ product }) => product.margin !== undefined,
  figure: (view) => ledgerOf(view).spent,
});
