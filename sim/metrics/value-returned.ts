// Ledger of a pair of worlds: what more (or fewer) returns took away.
// The six entries (valueNew, valueEarlier, valueLost, valueReturned, valueGiven, valueSpent) sum to npv above the baseline.

import { ledgerOf } from './ledger.ts';
import { defineMetric } from './metric.ts';

export const valueReturned = defineMetric({
  name: 'valueReturned',
  about: 'discounted margin and handling of returns, against those without any campaign',
  kind: 'figure',
  unit: 'money',
  better: 'more',
  level: 'events',
  applies: ({ product }) => product.margin !== undefined,
  figure: (view) => ledgerOf(view).returned,
});
