// A frozen market: people, their ties as compressed rows, their segments. Plain data over typed arrays, so that it can
// be shared by threads as it is. Made by `buildMarket`, never changed afterwards.

import type { Ids } from './ids.ts';

/** Compressed rows: the neighbours of person i are targets[offsets[i]] … targets[offsets[i + 1] − 1], by rising number. */
export interface Rows {
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  /** One weight per tie, in the order of `targets`; null where all ties count alike. */
  readonly weights: Float64Array | null;
  /** 1 where a tie is strong, 0 where it is weak; null where they are not told apart. */
  readonly strong: Uint8Array | null;
}

export interface Segment {
  readonly name: string;
  /** How many people belong to it. */
  readonly people: number;
  /** Relevance of the product to its members, 0 … 1. */
  readonly fit: number;
  /** Worth of one of its customers, as a multiple of the product's margin and price. */
  readonly value: number;
}

export interface Market {
  readonly people: number;
  /** Who hears what person i says. */
  readonly out: Rows;
  /** To whom person i listens: the same object as `out` where ties are mutual. */
  readonly in: Rows;
  /** Number of ties: a mutual tie counts once. */
  readonly ties: number;
  readonly directed: boolean;
  readonly segments: readonly Segment[];
  /** Segment of each person; null where there is only one. */
  readonly segmentOf: Uint8Array | null;
  /** Degrees of relevance of the product, 0 … 1, how many people have each, and each person's; null: all alike. */
  readonly fits: Float64Array;
  readonly fitCounts: Float64Array;
  readonly fitClass: Uint8Array | Uint16Array | null;
  /** Worth of each person as a customer, where a table tells it; null where their segment does. */
  readonly values: Float64Array | null;
  /** How much each person talks, as a multiple of the average, where a table tells it; null where luck draws it. */
  readonly talkative: Float64Array | null;
  /** Luck keys of the people: hashes of their ids; null where a person's number is the key. */
  readonly keys: Uint32Array | null;
  /** The names people go by; null where person i is simply called i. */
  readonly ids: Ids | null;
  /** What was noticed while building, in plain words. */
  readonly warnings: readonly string[];
  /** What was found in files, in plain words, each with the file's name. */
  readonly notes: readonly (readonly [string, string])[];
  /** The kernel's memory, where arrays lie in one. */
  readonly memory?: WebAssembly.Memory;
}

export function degree(rows: Rows, person: number): number {
  return rows.offsets[person + 1] - rows.offsets[person];
}

export function segmentOf(market: Market, person: number): Segment {
  return market.segments[market.segmentOf === null ? 0 : market.segmentOf[person]];
}

export function keyOf(market: Market, person: number): number {
  return market.keys === null ? person : market.keys[person];
}

/** Fit from which the product counts as relevant to a person. */
export const RELEVANT = 0.5;

/** How many people the product is relevant to. */
export function relevantPeople({ fits, fitCounts }: Market): number {
  return fitCounts.reduce((sum, count, degree) => (fits[degree] >= RELEVANT ? sum + count : sum), 0);
}

/** A person's place in `fits`. */
export function fitClassOf(market: Market, person: number): number {
  return market.fitClass === null ? 0 : market.fitClass[person];
}

export function fitOf(market: Market, person: number): number {
  return market.fits[fitClassOf(market, person)];
}

export function customerValue(market: Market, person: number): number {
  return market.values === null ? segmentOf(market, person).value : market.values[person];
}

export function idOf(market: Market, person: number): string {
  return market.ids === null ? String(person) : market.ids.text(person);
}
