// Turnover: a sale counts at the price asked times the worth of the customer (their segment's value), a return takes it back.
// What it costs to make the product is not in it: that is npv's matter.

import { combined, running } from './curves.ts';
import { defineMetric } from './metric.ts';

export const revenue = defineMetric({
  name: 'revenue',
  about: 'sales at the price asked, refunds deducted',
  kind: 'curve',
  unit: 'money',
  better: 'more',
  level: 'counts',
  applies: ({ product }) => product.price !== undefined,
  curve: ({ record }) => running(combined(record.money('revenue'), record.money('refund'), -1)),
});
