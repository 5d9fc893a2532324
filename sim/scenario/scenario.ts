// A scenario after it has been read and checked: every default filled in, every quantity a number in one unit (weeks,
// per week, shares of 1, money). What the shelves' members declared stays in `params`, typed inside the member's own file.

import type { Clock } from './clock.ts';

/** A member of a shelf, chosen by name, with its checked parameters. */
export interface Choice {
  readonly name: string;
  readonly params: unknown;
}

export interface SegmentSpec {
  readonly name: string;
  /** Left out where the network's files say who belongs to it. */
  readonly share?: number;
  readonly fit: number;
  readonly value: number;
}

export interface MarketSpec {
  readonly network: Choice;
  /** A new network and new people after so many replicates; Infinity: never. */
  readonly redraw: number;
  /** At least one; shares, where there are any, sum to 1. */
  readonly segments: readonly SegmentSpec[];
  /** How many people of one segment stand next to each other in the network's numbering. */
  readonly together: number;
}

/** What is sold, in money and quality. */
export interface ProductSpec {
  /** True quality, 0 … 1. */
  readonly quality: number;
  /** List price in money; undefined where the scenario speaks of no money. */
  readonly price: number | undefined;
  /** What one sale earns before marketing, in money. */
  readonly margin: number | undefined;
  /** What one given-away product costs the firm; default price − margin. */
  readonly unitCost: number;
  /** What taking back one returned product costs beside the reversed sale. */
  readonly handling: number;
  /** Discount rate per year for npv. */
  readonly discountRate: number;
}

export interface CampaignSpec {
  readonly name: string;
  readonly levers: readonly Choice[];
}

/** When to stop adding replicates: asked of every compared paired difference. */
export interface StoppingRule {
  readonly metric: string;
  /** Wanted half-width of the 95 % interval; `relative`: as a share of the mean of `of`. */
  readonly halfWidth: number;
  readonly relative: boolean;
}

export interface Replicates {
  readonly min: number;
  readonly max: number;
  readonly until: StoppingRule | undefined;
}

export interface Scenario {
  readonly title: string;
  readonly about: string;
  readonly sources: readonly string[];
  readonly seed: string;
  readonly clock: Clock;
  readonly replicates: Replicates;
  readonly market: MarketSpec;
  readonly product: ProductSpec;
  readonly spread: Choice;
  /** Whole cents; undefined: no limit. */
  readonly budget: number | undefined;
  /** `nothing` first, then in the file's order. */
  readonly campaigns: readonly CampaignSpec[];
  /** Pairs [of, against] by campaign name. */
  readonly compare: readonly (readonly [string, string])[];
  /** The metric that decides the verdict. */
  readonly decide: string;
  /** The metrics asked for, in order; `decide` is among them. */
  readonly metrics: readonly string[];
  /** Paths of input files, as written, with the SHA-256 of their bytes in hex. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** The campaign that every scenario has. */
export const BASELINE = 'nothing';
