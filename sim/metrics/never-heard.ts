// Who never hears: what a rumour leaves behind when it has died. Asked where talk ends by itself; elsewhere it is only the
// other side of reach.

import { defineMetric } from './metric.ts';

export const neverHeard = defineMetric({
  name: 'neverHeard',
  about: 'people whom nothing has reached in this run: neither a friend’s word nor the campaign',
  kind: 'curve',
  unit: 'people',
  better: 'less',
  level: 'counts',
  applies: ({ events }) => events.includes('stopped') && events.includes('reached'),
  curve: ({ record, market }) => record.soFar('reached').map((reached) => market.people - reached),
});
