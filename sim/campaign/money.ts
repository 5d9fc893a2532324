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

/** Weeks of a move (1 … steps) that fall into the span. Record 0, the start, has none. */
export function within(span: Weeks, clock: Clock, step: number): number {
  const weeks = step === 0 ? 0 : overlap(clock, span, step);
  return weeks > SLACK ? weeks : 0;
}

/** Weeks of each move that fall into the span, at records 0 … steps. */
export function overlaps(span: Weeks, clock: Clock): Float64Array {
  const weeks = new Float64Array(clock.steps + 1);
  const end = lastMove(span, clock);
  for (let step = firstMove(span, clock); step <= end; step++) weeks[step] = within(span, clock, step);
  return weeks;
}

/** Whole cents at records 0 … steps that sum exactly to `total`; all 0 where the span lies outside the run. */
export function spread(total: number, span: Weeks, clock: Clock): Float64Array {
  const due = overlaps(span, clock);
  const end = lastMove(span, clock);
  let all = 0;
  for (let step = firstMove(span, clock); step <= end; step++) all += due[step];
  let covered = 0;
  let paid = 0;
  for (let step = firstMove(span, clock); step <= end; step++) {
    covered += due[step];
    due[step] = Math.round(total * (covered / all)) - paid;
    paid += due[step];
  }
  return due;
}

/** Whole cents at records 0 … steps of something that costs so much money a week of the span. */
export function weekly(costPerWeek: number, span: Weeks, clock: Clock): Float64Array {
  const paid = overlaps(span, clock).reduce((sum, part) => sum + part, 0);
  return spread(cents(costPerWeek * paid), span, clock);
}

/** The last move that a span touches; 0 where it touches none. */
export function lastMove(span: Weeks, clock: Clock): number {
  let step = Math.min(clock.steps, Math.ceil(span.last / clock.weeks));
  while (step > 0 && within(span, clock, step) === 0) step--;
  return step;
}

/**
 * A move before which a span touches none. Sums over a span go from here to its last move: a run until-quiet may last for
 * very many steps, of which a flight has a few.
 */
function firstMove(span: Weeks, clock: Clock): number {
  return Math.max(1, Math.floor((span.first - 1) / clock.weeks));
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

/** The same as a problem of a lever's parameter `weeks`; none where nothing is wrong. */
export function weeksProblems(span: Weeks | undefined, clock: Clock): { path: string[]; message: string }[] {
  const message = spanProblem('weeks', span, clock);
  return message === undefined ? [] : [{ path: span === undefined ? [] : ['weeks'], message }];
}

/** Weeks that the run touches. */
export function weeksOf(clock: Clock): number {
  return Math.ceil(clock.steps * clock.weeks - SLACK);
}
