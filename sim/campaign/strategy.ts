// What a seeding strategy on the shelf must be: a rule that chooses people, and says what it had to know to do so.

import type { Key } from '../kernel/luck.ts';
import type { Market } from '../market/market.ts';
import type { TieChance } from '../market/tie-chance.ts';
import type { ReverseSets } from './seeding/reverse-sets.ts';

export interface Ask {
  readonly market: Market;
  /** How many people are wanted; fewer come back where fewer can be chosen. */
  readonly count: number;
  /** The segment to choose from; everyone where none is named. */
  readonly from?: string;
  /** The chance that one telling along a tie succeeds, where the model has one. */
  readonly tieChance?: TieChance;
  /** The replicate's luck. */
  readonly luck: Key;
}

/** Whether a person may be chosen. */
export function eligible(ask: Pick<Ask, 'market' | 'from'>, person: number): boolean {
  if (ask.from === undefined) return true;
  const { market } = ask;
  return market.segments[market.segmentOf === null ? 0 : market.segmentOf[person]].name === ask.from;
}

/** Everybody who may be chosen, by rising number. */
export function candidatesOf(ask: Pick<Ask, 'market' | 'from'>): Uint32Array {
  const all = new Uint32Array(ask.market.people);
  let count = 0;
  for (let person = 0; person < all.length; person++) if (eligible(ask, person)) all[count++] = person;
  return all.subarray(0, count);
}

export interface Strategy {
  readonly name: string;
  /** One sentence: whom it chooses. */
  readonly about: string;
  /** How they are found, where `about` does not say all of it. */
  readonly how?: string;
  /** What the firm has to know about people or ties to do so. */
  readonly knows: string;
  /** Where it was published, or what it is taken from. */
  readonly source: string;
  /** Draws lots: chooses anew in each replicate. The others choose once per market. */
  readonly drawsLots: boolean;
  /** Whether it measures by samples: other numbers of people, or another count, may then give others. */
  readonly bySamples?: true;
  /** In larger markets it would take too long: refused before anything runs. */
  readonly mostPeople?: number;
  /** Where choosing takes much memory: about how many bytes, to choose so many among so many people. */
  bytes?(people: number, count: number): number;
  /** The chosen people, best first. */
  choose(ask: Ask): Uint32Array;
  /** For those that take long: the same people, in parts. Goes on once what it yields has grown, whoever made it grow. */
  search?(ask: Ask): Generator<Growth, Choice>;
}

export interface Choice {
  readonly chosen: Uint32Array;
  /** How good the choice is, in plain words, where it is known. */
  readonly promise?: string;
}

/** Sets that are to become so many. */
export interface Growth {
  readonly sets: ReverseSets;
  readonly length: number;
}

/** What a search comes to, all of it done here and now. */
export function atOnce<Found>(search: Generator<Growth, Found>): Found {
  for (;;) {
    const { done, value } = search.next();
    if (done) return value;
    value.sets.grow(value.length);
  }
}

export function defineStrategy(strategy: Strategy): Strategy {
  return strategy;
}
