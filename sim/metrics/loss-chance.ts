// The chance of a loss: how often the campaign leaves the firm with less than doing nothing would have, in the same world.
// Cascades are skewed, so a campaign may gain on average and lose most of the time.

import { defineMetric } from './metric.ts';
import { discountedValue } from './worth.ts';

export const lossChance = defineMetric({
  name: 'lossChance',
  about: 'chance that the campaign leaves less npv than doing nothing in the same world',
  kind: 'figure',
  unit: 'share',
  better: 'less',
  level: 'counts',
  applies: ({ product }) => product.margin !== undefined,
  figure: (view) => {
    const worth = (record: typeof view.record) => discountedValue(record, view).reduce((sum, cents) => sum + cents, 0);
    return worth(view.record) < worth(view.baseline) ? 1 : 0;
  },
});
