// Where an adoption came from, in a marketer's words: the last cause, after the channels of sim/world/events.ts.

import type { ChannelName } from '../../sim/world/events.ts';

export const CHANNEL_WORDS: Readonly<Record<ChannelName, string>> = {
  start: 'had it before',
  ad: 'advertising',
  owned: "the firm's content",
  letter: 'letters and calls',
  media: "seeds' posts",
  friend: 'talk among people',
  own: 'own initiative',
  gift: 'gifts',
  sample: 'samples',
  staff: "the firm's people",
};
