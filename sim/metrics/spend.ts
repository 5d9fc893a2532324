// What the campaign paid for its levers. Products given away are not spent but gone: npv charges them at their cost.
// It exists without a price too, since broadcast costs money whatever is sold.

import { running } from './curves.ts';
import { defineMetric } from './metric.ts';

export const spend = defineMetric({
  name: 'spend',
  about: 'money that the levers spent; products given away are not in it',
  kind: 'curve',
  unit: 'money',
  better: 'less',
  level: 'counts',
  applies: () => true,
  curve: ({ record }) => running(record.money('spend')),
});
