// Ledger of a pair of worlds: customers whom the campaign cost: given what they would have bought, or put off.
// The six entries (valueNew, valueEarlier, valueLost, valueReturned, valueGiven, valueSpent) sum to npv above the baseline.

import { ledgerOf } from './ledger.ts';
import { defineMetric } from './metric.ts';

export const valueLost = defineMetric({
  name: 'valueLost',
  about:
    'discounted margin of customers who buy without any campaign and not here, as a loss; people who were given the product are among them',
  kind: 'figure',
  unit: 'money',
  better: 'more',
  level: 'events',
  applies: ({ product }) => product.margin !== undefined,
  figure: (view) => ledgerOf(view).lost,
});
