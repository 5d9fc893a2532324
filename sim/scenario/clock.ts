// Scenario time: what a step is, how many there are, and how a span of weeks falls on steps.

export const STEP_NAMES = ['day', 'week', 'month', 'year'] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** A week is 7 days, a year 365.25 days, a month a twelfth of it. */
export const WEEKS_PER: Readonly<Record<StepName, number>> = {
  day: 1 / 7,
  week: 1,
  month: 365.25 / 12 / 7,
  year: 365.25 / 7,
};

export interface Clock {
  readonly step: StepName;
  /** Length of a step in weeks. */
  readonly weeks: number;
  /** Moves to make; records are 0 … steps. */
  readonly steps: number;
  /** Ends earlier, once nothing is pending and no flight lies ahead. */
  readonly untilQuiet: boolean;
}

/** Weeks counted from 1, both ends included: {first: 1, last: 4} is the first four weeks. */
export interface Weeks {
  readonly first: number;
  readonly last: number;
}

/** How much of a span falls on move t (1 … steps), in weeks. */
export function overlap(clock: Clock, span: Weeks, step: number): number {
  const from = Math.max((step - 1) * clock.weeks, span.first - 1);
  const to = Math.min(step * clock.weeks, span.last);
  return Math.max(0, to - from);
}

/** The record at which something done at the beginning of week `week` stands: week 1 is record 0. */
export function recordOf(clock: Clock, week: number): number {
  return Math.floor((week - 1) / clock.weeks + 1e-9);
}

/** A horizon in steps: the nearest whole number, at least one, so that a year of weeks is 52. */
export function nearestSteps(clock: Pick<Clock, 'weeks'>, weeks: number): number {
  return Math.max(1, Math.round(weeks / clock.weeks));
}

/** Steps to wait for a span of time to be over, at least one. */
export function wholeSteps(clock: Clock, weeks: number): number {
  return Math.max(1, Math.ceil(weeks / clock.weeks - 1e-9));
}
