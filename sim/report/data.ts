// Everything that the report page shows, as plain JSON: the page computes nothing but its drawing. Lists keep the order
// of the scenario file, with the baseline `nothing` first. Every number is finite or null (undefined); money is in money.

import type { CampaignSummary, Difference, Printed, Series, Unit } from '../experiment/summary.ts';
import type { NotRecorded, Recorded } from '../film/record.ts';
import type { FrozenMarket } from '../market/export/frozen.ts';

/** Raised when the page and its data would no longer understand each other. */
export const REPORT_VERSION = 1;

export interface MetricData {
  readonly name: string;
  /** One sentence: what it means. */
  readonly about: string;
  readonly unit: Unit;
  readonly better: 'more' | 'less' | 'neither';
  /** A curve has a series for each campaign; a figure or ratio is one number at the end. */
  readonly kind: 'curve' | 'figure' | 'ratio';
}

/** A value that the results lean on and that no measurement backs. */
export interface Assumption {
  /** What it belongs to: `spread.persuasion`, `product.quality`, `market.network.rewiring`, of a lever `seed.acceptance`. */
  readonly path: string;
  /** As it would be written in a scenario: `6 weeks`, `5%`. */
  readonly value: string;
  readonly about: string;
  readonly mark: 'assumption' | 'tuned';
}

export interface Verdict {
  /** One plain sentence with the uncertainty in it. */
  readonly sentence: string;
  /** What the interval covers; empty where there is none. */
  readonly reminder: string;
}

/** An assumption that, moved alone, changes who wins. */
export interface FlipData {
  readonly path: string;
  /** What it is moved to and what it is here, as a scenario would write them. */
  readonly value: string;
  readonly was: string;
  /** Who is furthest ahead of the former winner then, by how much in words, and whether the interval leaves out 0. */
  readonly winner: string;
  readonly lead: string;
  readonly sure: boolean;
}

export interface FlipsData {
  /** How many would, of how many tried; or that none does. */
  readonly sentence: string;
  /** The campaign that wins as things are. */
  readonly former: string;
  readonly found: readonly FlipData[];
}

export interface WorldsData {
  /** The finished replicates, rising. */
  readonly replicates: readonly number[];
  /** One value for each of them. */
  readonly values: readonly {
    readonly campaign: string;
    readonly metric: string;
    readonly values: readonly Printed[];
  }[];
}

export interface ReportData {
  readonly version: typeof REPORT_VERSION;
  readonly title: string;
  readonly about: string;
  readonly sources: readonly string[];
  readonly seed: string;
  /** Name of one step: day, week, month or year. */
  readonly step: string;
  /** The last record: curves have steps + 1 values. */
  readonly steps: number;
  /** Replicates finished, and those that failed and are left out. */
  readonly replicates: number;
  readonly failed: number;
  /** The market in words and numbers, in the order to show: ["people", "20,000"]. */
  readonly market: readonly (readonly [string, string])[];
  /** The kinds of people, and how many there are of each. */
  readonly segments: readonly { readonly name: string; readonly people: number }[];
  readonly metrics: readonly MetricData[];
  /** The metric that decides the verdict. */
  readonly decide: string;
  readonly campaigns: readonly CampaignSummary[];
  readonly differences: readonly Difference[];
  readonly series: readonly Series[];
  /** The metric that decides and a few more, replicate by replicate. */
  readonly worlds: WorldsData;
  readonly verdict: Verdict;
  readonly assumptions: readonly Assumption[];
  /** What would turn the verdict; left out where it was not looked for. */
  readonly flips?: FlipsData;
  readonly warnings: readonly string[];
  /** What strategies promise of those they chose in the first market; left out where none does. */
  readonly promises?: readonly string[];
  /** The scenario with every default filled in, as text. */
  readonly scenario: string;
  /** The command that makes these results again. */
  readonly command: string;
  /** The market itself, where it comes from files and is small enough to be carried. */
  readonly carried?: FrozenMarket;
  /** The spread of the first pair, where the page cannot play the market by itself; or why it is not there. */
  readonly recorded?: Recorded | NotRecorded;
}
