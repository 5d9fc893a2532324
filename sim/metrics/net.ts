// What is left of the customers won once the disappointed have given it back. A campaign that promises too much wins
// people whom it does not keep.

import { combined } from './curves.ts';
import { defineMetric } from './metric.ts';

export const net = defineMetric({
  name: 'net',
  about: 'customers won less those who returned the product',
  kind: 'curve',
  unit: 'people',
  bySegment: true,
  better: 'more',
  level: 'counts',
  applies: ({ events }) => events.includes('returned'),
  curve: ({ record }) => combined(record.soFar('adopted'), record.soFar('returned'), -1),
});
