// What levers may do to a world in one step: they nudge. A lever never writes an adoption; it exposes people to contacts,
// gives or lends the product, changes the terms on which it is offered, or helps people to talk, and the model makes of
// that what it will.

import type { ChannelName } from './events.ts';

/** Contacts from one of the firm's channels in one step. */
export interface Exposure {
  readonly channel: ChannelName;
  /**
   * Delivered contacts in this step: for each addressed person, or with `open` in all, shared out among the people
   * who have not adopted in proportion to their fit (visits: who comes has chosen to). `relevant` addresses the people
   * whose fit is at least RELEVANT.
   */
  readonly contacts: number;
  readonly to: 'everyone' | 'relevant' | 'open' | Uint32Array;
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

/** A step of improving the product: its quality moves by this share of what is missing to `best`. */
export interface Improvement {
  readonly share: number;
  readonly best: number;
}

/** What service makes of somebody who would have been a detractor on this step. */
export interface Service {
  /** Chance that they are content instead; of these, the share who become advocates. */
  readonly calms: number;
  readonly delights: number;
}

/** A programme that rewards people for winning others. Who has the product joins with their verdict, once. */
export interface Referral {
  /** Chance to join. */
  readonly join: number;
  /** Talk of a member, as a multiple of what it would be without. */
  readonly boost: number;
  /** What a contact with a member counts for, as a share of any other friend's. */
  readonly heard: number;
}

/** A community of the firm's, of people who have the product and people who only know of it. Everybody decides once. */
export interface Community {
  /** Chance of a person of fit 1 to join; in proportion to fit. */
  readonly join: number;
  /** How much longer members talk: a multiple of the half-life of talk. */
  readonly stay: number;
  /** Ties of each newcomer to earlier members. */
  readonly links: number;
}

/** Somebody who speaks for the firm to their friends. */
export interface Employment {
  readonly person: number;
  /** What they say of the product, 0 … 1. */
  readonly report: number;
  /** What a contact with them counts for, as a share of any other friend's. */
  readonly heard: number;
}

export const NUDGES = {
  exposures: 'contacts through the firm’s channels',
  placements: 'products given to chosen people',
  trials: 'samples lent to chosen people',
  terms: 'the price asked, the product’s quality, help for the disappointed',
  programmes: 'people brought to talk more, longer or for the firm: referral, community, employees',
} as const;
export type NudgeKind = keyof typeof NUDGES;

/** The nudges of one campaign in one step. Filled by levers, read by the model, emptied by the engine. */
export class Nudges {
  readonly exposures: Exposure[] = [];
  readonly placements: number[] = [];
  readonly trials: number[] = [];
  readonly improvements: Improvement[] = [];
  readonly employed: Employment[] = [];
  readonly dismissed: number[] = [];
  /** Share of the list price that is not asked. */
  discount = 0;
  service: Service | undefined;
  referral: Referral | undefined;
  community: Community | undefined;

  expose(exposure: Exposure): void {
    if (exposure.contacts > 0) this.exposures.push(exposure);
  }

  /** Gives the product to a person; without effect on those who already have it. */
  place(person: number): void {
    this.placements.push(person);
  }

  clear(): void {
    empty(this.exposures);
    empty(this.placements);
    empty(this.trials);
    empty(this.improvements);
    empty(this.employed);
    empty(this.dismissed);
    this.discount = 0;
    this.service = this.referral = this.community = undefined;
  }
}

/** Most are empty already, and to write a length costs more than to read it. */
function empty(list: unknown[]): void {
  if (list.length > 0) list.length = 0;
}
