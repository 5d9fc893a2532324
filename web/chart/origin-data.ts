// Where adoptions came from, step by step: the channel of each adopter's last cause, from the log.

import type { ChannelName } from '../../sim/world/events.ts';
import { CHANNEL_NAMES, EVENT } from '../../sim/world/events.ts';
import type { EventLog } from '../../sim/world/log.ts';

export interface Origin {
  readonly channel: ChannelName;
  /** Adopters and those who were given it, so far, at records 0 … steps. */
  readonly soFar: readonly number[];
}

/** The channels through which anybody came, in the order of the vocabulary. */
export function originsOf(log: EventLog, steps: number): Origin[] {
  const counts = CHANNEL_NAMES.map(() => new Array<number>(steps + 1).fill(0));
  for (let row = 0; row < log.length; row++) {
    const event = log.event[row];
    if (event === EVENT.adopted || event === EVENT.placed) counts[log.channel[row]][log.step[row]]++;
  }
  return counts.flatMap((fresh, code) => {
    for (let step = 1; step <= steps; step++) fresh[step] += fresh[step - 1];
    return fresh[steps] > 0 ? [{ channel: CHANNEL_NAMES[code], soFar: fresh }] : [];
  });
}
