// Money over time: shares by hand, and to-the-cent sums on any clock.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents, lastMove, overlaps, spanProblem, spread, wholeRun } from '../../sim/campaign/money.ts';
import type { Clock, StepName } from '../../sim/scenario/clock.ts';
import { overlap, WEEKS_PER } from '../../sim/scenario/clock.ts';

const clockOf = (step: StepName, steps: number): Clock => ({ step, steps, weeks: WEEKS_PER[step], untilQuiet: false });
const sum = (amounts: Float64Array) => amounts.reduce((all, amount) => all + amount, 0);

const clocks = fc.record({
  step: fc.constantFrom<StepName>('day', 'week', 'month', 'year'),
  steps: fc.integer({ min: 1, max: 400 }),
});
const totals = fc.integer({ min: 0, max: 1e12 });

describe('spread', () => {
  it('shares out whole cents by weeks, nothing at the start', () => {
    const shares = spread(1000, { first: 2, last: 4 }, clockOf('week', 5));
    expect([...shares]).toEqual([0, 0, 333, 334, 333, 0]);
  });

  it('weighs a move by how much of the span falls on it', () => {
    // 8 weeks from the start: two months of 4.348 weeks, the second not in full.
    const month = 365.25 / 84;
    const shares = spread(80000, { first: 1, last: 8 }, clockOf('month', 3));
    expect([...shares]).toEqual([0, Math.round(month * 10000), 80000 - Math.round(month * 10000), 0]);
  });

  it('sums to the cent, and no move is more than a cent off its share, on any clock', () => {
    fc.assert(
      fc.property(clocks, totals, fc.nat(60), fc.nat(60), ({ step, steps }, total, start, length) => {
        const clock = clockOf(step, steps);
        const span = { first: 1 + start, last: 1 + start + length };
        const shares = spread(total, span, clock);
        const weeks = overlaps(span, clock);
        const all = sum(weeks);
        expect(shares.length).toBe(steps + 1);
        expect(shares[0]).toBe(0);
        expect(sum(shares)).toBe(all > 0 ? total : 0);
        shares.forEach((amount, record) => {
          expect(Number.isInteger(amount) && amount >= 0).toBe(true);
          if (all > 0) expect(Math.abs(amount - (total * weeks[record]) / all)).toBeLessThan(1.001);
        });
      }),
    );
  });

  it('fills the whole run to its end', () => {
    fc.assert(
      fc.property(clocks, totals, ({ step, steps }, total) => {
        const clock = clockOf(step, steps);
        expect(sum(spread(total, wholeRun(clock), clock))).toBe(total);
        expect(lastMove(wholeRun(clock), clock)).toBe(steps);
      }),
    );
  });
});

describe('spans', () => {
  it('names the last move they touch', () => {
    expect(lastMove({ first: 1, last: 4 }, clockOf('week', 52))).toBe(4);
    expect(lastMove({ first: 1, last: 4 }, clockOf('day', 364))).toBe(28);
    expect(lastMove({ first: 5, last: 9 }, clockOf('week', 3))).toBe(0);
  });

  it('cover what falls on each move, wherever they begin and end', () => {
    fc.assert(
      fc.property(clocks, fc.nat(400), fc.nat(60), ({ step, steps }, start, length) => {
        const clock = clockOf(step, steps);
        const span = { first: 1 + start, last: 1 + start + length };
        const weeks = overlaps(span, clock);
        weeks.forEach((part, move) => {
          expect(part).toBeCloseTo(move === 0 ? 0 : overlap(clock, span, move), 8);
        });
        expect(lastMove(span, clock)).toBe(
          Math.max(
            0,
            weeks.findLastIndex((part) => part > 0),
          ),
        );
      }),
    );
  });

  it('leave nothing behind in rounding: whole weeks end with their last day', () => {
    for (let last = 1; last <= 60; last++) expect(lastMove({ first: 1, last }, clockOf('day', 500))).toBe(7 * last);
  });

  it('must end with the run, whose last week may be cut short', () => {
    expect(spanProblem('weeks', { first: 50, last: 52 }, clockOf('week', 52))).toBeUndefined();
    expect(spanProblem('weeks', { first: 1, last: 2 }, clockOf('day', 10))).toBeUndefined();
    expect(spanProblem('weeks', { first: 1, last: 3 }, clockOf('day', 10))).toBe(
      'weeks is 1-3, but the run ends in week 2',
    );
  });

  it('must be told where the run has no set end', () => {
    expect(spanProblem('weeks', undefined, clockOf('week', 52))).toBeUndefined();
    expect(spanProblem('weeks', undefined, { ...clockOf('week', 52), untilQuiet: true })).toContain('needs weeks');
  });

  it('turns money into whole cents', () => {
    expect(cents(19.99)).toBe(1999);
    expect(cents(0.1 + 0.2)).toBe(30);
  });
});
