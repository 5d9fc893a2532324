// The chance of a flop: how often the campaign wins nobody who would not have come anyway, in the same world.

import { last } from './curves.ts';
import { defineMetric } from './metric.ts';

export const flopChance = defineMetric({
  name: 'flopChance',
  about: 'chance that the campaign wins no more customers than doing nothing in the same world',
  kind: 'figure',
  unit: 'share',
  better: 'less',
  level: 'counts',
  applies: () => true,
  figure: ({ record, baseline }) => (last(record.soFar('adopted')) <= last(baseline.soFar('adopted')) ? 1 : 0),
});
