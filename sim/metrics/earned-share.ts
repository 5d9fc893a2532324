// Share of the customers won whose last cause was a friend's talk. Credit for the last cause is not causation: read it
// beside peopleEffect.

import { CHANNEL_NAMES, CREDIT } from '../world/events.ts';
import { last } from './curves.ts';
import { defineMetric } from './metric.ts';

const EARNED = CHANNEL_NAMES.filter((channel) => CREDIT[channel] === 'earned');

export const earnedShare = defineMetric({
  name: 'earnedShare',
  about: 'share of the customers won whose last cause was talk among people',
  kind: 'ratio',
  unit: 'share',
  better: 'neither',
  level: 'tallies',
  applies: () => true,
  parts: ({ record }) => {
    const earned = EARNED.reduce((sum, channel) => sum + last(record.soFar('adopted', channel)), 0);
    return [earned, last(record.soFar('adopted'))];
  },
  combine: (earned, won) => (won > 0 ? earned / won : undefined),
});
