// Money over time. Sums are kept in whole cents, so that what was planned, what was spent and what is reported agree to
// the cent. A sum is spread over a span of weeks by how much of the span falls on each move, and rounded cumulatively:
// the cents paid up to any move are the rounded share of the sum, so that nothing is lost or added on the way.

import type { Clock, Weeks } from '../scenario/clock.ts';
import { overlap } from '../scenario/clock.ts';

/** Weeks below this are what days and months leave behind in rounding. */
const SLACK = 1e-9;

/** Money in whole cents. */
export function cents(money: number): number {
  return Math.round(money * 100);
}

/** The weeks of the whole run, to its very end. */
export function wholeRun(clock: Clock): Weeks {
  return { first: 1, last: clock.steps * clock.weeks };
}

/** Weeks of each move that fall into the span, at records 0 … steps. Record 0, the start, has none. */
export function overlaps(span: Weeks, clock: Clock): Float64Array {
  return Float64Array.from({ length: clock.steps + 1 }, (_, step) => {
    const weeks = step === 0 ? 0 : overlap(clock, span, step);
    return weeks > SLACK ? weeks : 0;
  });
}

/** Whole cents at records 0 … steps that sum exactly to `total`; all 0 where the span lies outside the run. */
export function spread(total: number, span: Weeks, clock: Clock): Float64Array {
  const weeks = overlaps(span, clock);
  const all = weeks.reduce((sum, part) => sum + part, 0);
  if (all === 0) return weeks;
  let covered = 0;
  let paid = 0;
  return weeks.map((part) => {
    covered += part;
    const due = Math.round(total * (covered / all)) - paid;
    paid += due;
    return due;
  });
}

/** The last move that a span touches; 0 where it touches none. */
export function lastMove(span: Weeks, clock: Clock): number {
  return Math.max(
    0,
    overlaps(span, clock).findLastIndex((part) => part > 0),
  );
}

/**
 * What is wrong with the weeks in which something is to last, in a sentence; undefined where nothing is. `name` is the
 * parameter's. The run's last week may be cut short; a run without a set end needs the weeks to be told.
 */
export function spanProblem(name: string, span: Weeks | undefined, clock: Clock): string | undefined {
  if (span === undefined) {
    return clock.untilQuiet ? `needs ${name}, such as 1-4, because a run until-quiet has no set end` : undefined;
  }
  const weeks = weeksOf(clock);
  if (span.last <= weeks) return undefined;
  return `${name} is ${span.first}-${span.last}, but the run ends in week ${weeks}`;
}

/** Weeks that the run touches. */
export function weeksOf(clock: Clock): number {
  return Math.ceil(clock.steps * clock.weeks - SLACK);
}
