// What one more customer cost: extra spend over extra customers won, both against the same world without a campaign.
// In cents, like all money here. Where none was won on average there is no such cost.

import { last, running } from './curves.ts';
import { defineMetric } from './metric.ts';

export const costPerExtraAdopter = defineMetric({
  name: 'costPerExtraAdopter',
  about: 'money spent per customer won above the baseline; none where the campaign wins nobody',
  kind: 'ratio',
  unit: 'money',
  better: 'less',
  level: 'counts',
  applies: () => true,
  parts: ({ record, baseline }) => [
    last(running(record.money('spend'))) - last(running(baseline.money('spend'))),
    last(record.soFar('adopted')) - last(baseline.soFar('adopted')),
  ],
  combine: (spend, won) => (won > 0 ? spend / won : undefined),
});
