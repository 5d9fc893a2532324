// What an experiment comes to, in the form in which it is printed: every number is finite or null (undefined), money is
// in money (not cents), and everything is rounded to ten significant digits, so that the same bytes come everywhere.
// Lists, not objects keyed by name: a campaign called "10" keeps its place.

/** A number as printed; null where it is undefined (no interval from one run, a half-life never reached). */
export type Printed = number | null;

export type Unit = 'people' | 'money' | 'share' | 'steps' | 'number';

/** A metric under a campaign: mean over replicates and its 95 % interval. */
export interface Estimate {
  readonly metric: string;
  readonly mean: Printed;
  /** Spread between replicates. */
  readonly sd: Printed;
  readonly se: Printed;
  readonly low: Printed;
  readonly high: Printed;
  /** Between these lie 90 % of the replicates, and half of them below the middle one. */
  readonly p5: Printed;
  readonly p50: Printed;
  readonly p95: Printed;
  readonly unit: Unit;
}

export interface CampaignSummary {
  readonly name: string;
  readonly metrics: readonly Estimate[];
  /** Those that count what happens to people, by segment; none in a market of one kind of people. */
  readonly segments: readonly SegmentSummary[];
}

export interface SegmentSummary {
  readonly name: string;
  readonly metrics: readonly Estimate[];
}

/** `of` less `against`, paired: same market, same luck. */
export interface Difference {
  readonly of: string;
  readonly against: string;
  readonly metric: string;
  readonly mean: Printed;
  readonly se: Printed;
  readonly low: Printed;
  readonly high: Printed;
  /** Share of paired worlds in which `of` does better, ties counting half. */
  readonly probability: Printed;
}

/** A metric's value so far, at records 0 … steps: mean with 95 % interval, and quantiles over the replicates. */
export interface Series {
  readonly campaign: string;
  readonly metric: string;
  readonly unit: Unit;
  readonly mean: readonly Printed[];
  readonly low: readonly Printed[];
  readonly high: readonly Printed[];
  readonly p5: readonly Printed[];
  readonly p50: readonly Printed[];
  readonly p95: readonly Printed[];
}

export interface Summary {
  readonly title: string;
  readonly seed: string;
  /** The last record: of the longest run where runs end once all is quiet. */
  readonly steps: number;
  /** Replicates that were finished and are counted. */
  readonly replicates: number;
  /** Distinct markets among them. */
  readonly markets: number;
  /** `nothing` first, then in the file's order. */
  readonly campaigns: readonly CampaignSummary[];
  readonly differences: readonly Difference[];
  readonly series: readonly Series[];
  readonly warnings: readonly string[];
}
