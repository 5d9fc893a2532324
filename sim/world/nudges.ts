// What levers may do to a world in one step: they nudge. A lever never writes an adoption; it exposes people to contacts
// or places a product, and the model makes of that what it will.

import type { ChannelName } from './events.ts';

/** Contacts from one of the firm's channels in one step. */
export interface Exposure {
  readonly channel: ChannelName;
  /**
   * Delivered contacts in this step: for each addressed person, or with `open` in all, shared out among the people
   * who have not adopted in proportion to their fit (visits: who comes has chosen to).
   */
  readonly contacts: number;
  readonly to: 'everyone' | 'open' | Uint32Array;
  /** Who speaks, where it is a person: the report is then this person's own verdict, and they are silent without one. */
  readonly from?: number;
  /** The quality that is promised, 0 … 1. */
  readonly claim?: number;
  /** Carry-over: weeks after which half of a contact's effect has arrived; 0 = all at once. */
  readonly halfLife: number;
  /** Which flight the contact belongs to: carry-over is kept per flight. Unique within a campaign. */
  readonly flight: number;
  /** Textbook models: the chance that a heard exposure alone activates. */
  readonly persuades: number;
}

export const NUDGES = {
  exposures: 'contacts through the firm’s channels',
  placements: 'products given to chosen people',
} as const;
export type NudgeKind = keyof typeof NUDGES;

/** The nudges of one campaign in one step. Filled by levers, read by the model, emptied by the engine. */
export class Nudges {
  readonly exposures: Exposure[] = [];
  readonly placements: number[] = [];

  expose(exposure: Exposure): void {
    if (exposure.contacts > 0) this.exposures.push(exposure);
  }

  /** Gives the product to a person; without effect on those who already have it. */
  place(person: number): void {
    this.placements.push(person);
  }

  clear(): void {
    this.exposures.length = 0;
    this.placements.length = 0;
  }
}
