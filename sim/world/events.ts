// What can happen to a person, and through what. Closed vocabularies with a version: the event log, the tallies,
// attribution and the film all speak in these words. `wom describe events` prints them.

export const VOCABULARY_VERSION = 3;

export const EVENTS = {
  reached: 'noticed a contact for the first time in this run (or was given the product)',
  aware: 'came to know of the product: a spell of awareness opens',
  forgot: 'a spell of awareness ended',
  adopted: 'bought, or in textbook models became active',
  placed: 'was given the product by the campaign',
  advocate: 'found it at least as good as expected, and speaks well of it',
  content: 'found it slightly worse than expected, and is silent',
  detractor: 'was disappointed, and warns others',
  returned: 'gave it back: the sale is reversed',
  stopped: 'stopped spreading the word',
  tried: 'tried a sample, and knows what it is like without having it',
  joined: 'joined a programme or community of the firm',
  employed: 'began to speak for the firm as one of its own people',
} as const;
export type EventName = keyof typeof EVENTS;
export const EVENT_NAMES = Object.keys(EVENTS) as EventName[];

export const CHANNELS = {
  start: 'knew it, or had it, before the run began',
  ad: 'broadcast advertising',
  owned: "the firm's own content",
  letter: 'a personal letter or call',
  media: 'posts that a seeded person makes to an audience',
  friend: 'talk along a tie',
  own: 'own initiative, where no contact opened the way (in Bass models: external influence)',
  gift: 'the campaign gave the product away',
  sample: 'a sample to try',
  staff: "talk by the firm's own people along their ties",
} as const;
export type ChannelName = keyof typeof CHANNELS;
export const CHANNEL_NAMES = Object.keys(CHANNELS) as ChannelName[];

/** Who is thanked for a sale, by the channel of its last cause. */
export const CREDIT: Readonly<Record<ChannelName, 'paid' | 'owned' | 'earned' | 'base'>> = {
  start: 'base',
  ad: 'paid',
  owned: 'owned',
  letter: 'paid',
  media: 'paid',
  friend: 'earned',
  own: 'base',
  gift: 'paid',
  sample: 'paid',
  staff: 'paid',
};

/** Codes used in typed arrays: places in the two lists above. Event code order is also the log's order within a person. */
export const EVENT = codes(EVENT_NAMES);
export const CHANNEL = codes(CHANNEL_NAMES);

function codes<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, code) => [name, code])) as Record<Name, number>;
}

/** Stands in a log's `from` column where no person caused the event. */
export const NOBODY = 0xffffffff;

/**
 * How much of a run is kept, each level including those before it: `counts` (per step, event and segment, and money),
 * `tallies` (through which channel), `events` (who), `sources` (from whom).
 */
export const LEVELS = ['counts', 'tallies', 'events', 'sources'] as const;
export type Level = (typeof LEVELS)[number];

/** Asked in every run, of which some are over in microseconds. */
const RANK = codes(LEVELS);

export function atLeast(level: Level, asked: Level): boolean {
  return RANK[level] >= RANK[asked];
}
