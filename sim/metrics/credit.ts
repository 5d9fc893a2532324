// Shares of the customers won by what is thanked for them: the credit of each sale's last cause. What the four shares mean,
// and what they do not, is told by the metrics that use this.

import type { ChannelName } from '../world/events.ts';
import { CHANNEL_NAMES, CREDIT } from '../world/events.ts';
import { last } from './curves.ts';
import type { View } from './metric.ts';

/** Customers won with this credit, and all customers won. */
export function creditedParts({ record }: View, credit: (typeof CREDIT)[ChannelName]): [number, number] {
  const channels = CHANNEL_NAMES.filter((channel) => CREDIT[channel] === credit);
  const credited = channels.reduce((sum, channel) => sum + last(record.soFar('adopted', channel)), 0);
  return [credited, last(record.soFar('adopted'))];
}

export const shareOf = (part: number, whole: number): number | undefined => (whole > 0 ? part / whole : undefined);
