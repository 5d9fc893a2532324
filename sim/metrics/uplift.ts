// Uplift: what the campaign added, among the same people with the same luck. Seeds are in it, since they have the product;
// the baseline's adopters are taken off, since they would have come anyway.

import { adoptersSoFar, combined } from './curves.ts';
import { defineMetric } from './metric.ts';

export const uplift = defineMetric({
  name: 'uplift',
  about: 'adopters above what the same world has without any campaign',
  kind: 'curve',
  unit: 'people',
  better: 'more',
  level: 'counts',
  applies: () => true,
  curve: ({ record, baseline }) => combined(adoptersSoFar(record), adoptersSoFar(baseline), -1),
});
