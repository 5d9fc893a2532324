// What the page and its worker say to each other. Two scenarios may be open in a worker: the run of the page, and what the
// reader has made of it. Where both have the same people, these are drawn and placed once.

import type { Dial } from '../../sim/experiment/dials.ts';
import type { Reading } from '../../sim/experiment/reading.ts';
import type { Recorded } from '../../sim/film/record.ts';
import type { FrozenMarket } from '../../sim/market/export/frozen.ts';
import type { Market } from '../../sim/market/market.ts';
import type { ReportData } from '../../sim/report/data.ts';
import type { EventName } from '../../sim/world/events.ts';
import type { EventLog } from '../../sim/world/log.ts';

/** The scenario of the page, or the one that was changed. */
export type Which = 'run' | 'changed';

export interface Open {
  readonly kind: 'open';
  readonly which: Which;
  /** A scenario as text: YAML or JSON. */
  readonly scenario: string;
  /** Changes to it, as `--set` takes them. */
  readonly sets: readonly string[];
  /** Its market, where that cannot be drawn again. */
  readonly carried?: FrozenMarket;
}

/** A campaign of an open scenario in one of its replicates. */
export interface Play {
  readonly kind: 'play';
  readonly which: Which;
  readonly campaign: string;
  readonly replicate: number;
}

/** The market of a replicate, as it is drawn. */
export interface Place {
  readonly kind: 'place';
  readonly which: Which;
  readonly replicate: number;
  /** The market that the page has already: it is not sent again. */
  readonly have: string | undefined;
}

/** The people of a record. */
export interface PlaceRecorded {
  readonly kind: 'recorded';
  readonly recorded: Recorded;
  readonly seed: string;
}

/** What their market is called. */
export const RECORDED = 'recorded';

/** All campaigns of an open scenario in so many replicates. */
export interface Worlds {
  readonly kind: 'worlds';
  readonly which: Which;
  readonly replicates: number;
}

/** A scenario among fewer people. */
export interface Shrink {
  readonly kind: 'shrink';
  readonly scenario: string;
  readonly people: number;
}

export type Question = Open | Play | Place | PlaceRecorded | Worlds | Shrink;
export type Ask = Question & { readonly id: number };

export interface Opened {
  readonly campaigns: readonly string[];
  /** What the model can record: what a legend tells. */
  readonly events: readonly EventName[];
  /** The last record that a run can have; undefined where runs end once all is quiet. */
  readonly steps: number | undefined;
  readonly people: number | undefined;
  /** What may be turned in it. */
  readonly dials: readonly Dial[];
  /** On what terms the first lever that seeds asks people, as a scenario writes them; undefined where nobody can be named. */
  readonly terms: object | undefined;
  /** The scenario with every default filled in, as YAML that the command line takes. */
  readonly yaml: string;
  readonly warnings: readonly string[];
}

export interface Played extends Reading {
  readonly log: EventLog;
  readonly fingerprint: string;
  /** The last record of this run. */
  readonly steps: number;
}

export interface Placed {
  /** Which market it is: the same name, the same people and ties. */
  readonly name: string;
  readonly market: Market;
  /** x and y of each person in turn, −1 … 1. */
  readonly places: Float32Array;
  /** What people are called, in the order of their numbers; null where they are only numbered. */
  readonly names: readonly string[] | null;
}

export interface Ran {
  readonly report: ReportData;
  /** The market of each of its replicates. */
  readonly markets: readonly number[];
}

export type Tell =
  | { readonly id: number; readonly kind: 'done'; readonly result: unknown }
  | { readonly id: number; readonly kind: 'progress'; readonly done: number; readonly total: number }
  /** A scenario that is not right: what is wrong, in lines. */
  | { readonly id: number; readonly kind: 'refused'; readonly problems: string }
  | { readonly id: number; readonly kind: 'failed'; readonly reason: string };
