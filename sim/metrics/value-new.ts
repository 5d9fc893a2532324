// Ledger of a pair of worlds: customers whom the campaign added.
// The six entries (valueNew, valueEarlier, valueLost, valueReturned, valueGiven, valueSpent) sum to npv above the baseline.

import { ledgerOf } from './ledger.ts';
import { defineMetric } from './metric.ts';

export const valueNew = defineMetric({
  name: 'valueNew',
  about: 'discounted margin of customers who buy here and not in the same world without any campaign',
  kind: 'figure',
  unit: 'money',
  better: 'more',
  level: 'events',
  applies: ({ product }) => product.margin !== undefined,
  figure: (view) => ledgerOf(view).new,
});
