// What the page and its worker say to each other. One scenario is open in a worker at a time; everything else is asked of
// it. Arrays are handed over, not copied.

import type { Reading } from '../../sim/experiment/reading.ts';
import type { FrozenMarket } from '../../sim/market/export/frozen.ts';
import type { Market } from '../../sim/market/market.ts';
import type { EventName } from '../../sim/world/events.ts';
import type { EventLog } from '../../sim/world/log.ts';

export interface Open {
  readonly kind: 'open';
  /** A scenario as text: YAML or JSON. */
  readonly scenario: string;
  /** Its market, where that cannot be drawn again. */
  readonly carried?: FrozenMarket;
}

/** A campaign of the open scenario in one of its replicates. */
export interface Play {
  readonly kind: 'play';
  readonly campaign: string;
  readonly replicate: number;
}

/** The market of a replicate, as it is drawn. */
export interface Place {
  readonly kind: 'place';
  readonly replicate: number;
}

/** All campaigns of the open scenario in so many replicates. */
export interface Worlds {
  readonly kind: 'worlds';
  readonly replicates: number;
}

export type Question = Open | Play | Place | Worlds;
export type Ask = Question & { readonly id: number };

export interface Opened {
  readonly campaigns: readonly string[];
  /** What the model can record: what a legend tells. */
  readonly events: readonly EventName[];
}

export interface Played extends Reading {
  readonly log: EventLog;
  readonly fingerprint: string;
  /** The last record of this run. */
  readonly steps: number;
}

export interface Placed {
  readonly market: Market;
  /** x and y of each person in turn, −1 … 1. */
  readonly places: Float32Array;
}

export type Tell =
  | { readonly id: number; readonly kind: 'done'; readonly result: unknown }
  | { readonly id: number; readonly kind: 'progress'; readonly done: number; readonly total: number }
  /** A scenario that is not right: what is wrong, in lines. */
  | { readonly id: number; readonly kind: 'refused'; readonly problems: string }
  | { readonly id: number; readonly kind: 'failed'; readonly reason: string };
