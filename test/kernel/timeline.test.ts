// The timeline against a plain list that is sorted whenever somebody asks.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Timeline } from '../../sim/kernel/timeline.ts';

const PEOPLE = 12;
const STEPS = 9;
const fresh = (unit = 1, steps = STEPS) =>
  new Timeline(steps, unit, new Float64Array(PEOPLE).fill(Number.POSITIVE_INFINITY));

/** Dates to set when a step begins, and for each subject who comes up, whom it dates and how much later. */
const stories = fc.record({
  unit: fc.constantFrom(1, 1 / 7, 2.5),
  given: fc.array(fc.tuple(fc.nat(STEPS), fc.nat(PEOPLE - 1), fc.constantFrom(0, 0.25, 1, 1.5, 4)), { maxLength: 30 }),
  chain: fc.array(fc.tuple(fc.nat(PEOPLE - 1), fc.constantFrom(0.125, 0.5, 1, 3)), { minLength: 1, maxLength: 20 }),
});

test('every date comes once, on its step and in order; moved dates count, old ones do not', () => {
  let came = 0;
  fc.assert(
    fc.property(stories, ({ unit, given, chain }) => {
      const timeline = fresh(unit);
      const plain = new Map<number, number>();
      const set = (subject: number, time: number) => {
        timeline.set(subject, time);
        // Beyond the last step a date is none.
        if (time > STEPS * unit) plain.delete(subject);
        else plain.set(subject, time);
      };
      let turn = 0;
      for (let step = 0; step <= STEPS; step++) {
        timeline.open(step);
        const found: [number, number][] = [];
        timeline.run(Number.POSITIVE_INFINITY, (subject, time) => {
          found.push([time, subject]);
          expect(plain.get(subject)).toBe(time);
          expect(time).toBe(Math.min(...plain.values()));
          expect(time > (step - 1) * unit && time <= step * unit).toBe(true);
          plain.delete(subject);
          if (turn > 40) return;
          const [next, later] = chain[turn++ % chain.length];
          set(next, time + later * unit);
        });
        came += found.length;
        expect([...plain.values()].filter((time) => time <= step * unit)).toEqual([]);
        for (const [when, subject, later] of given) {
          if (when === step && later > 0) set(subject, (step + later) * unit);
        }
        expect(timeline.pending()).toBe(plain.size > 0);
      }
    }),
    { numRuns: 300 },
  );
  expect(came).toBeGreaterThan(1000);
});

test('runs up to a time and no further, and passes over what is cancelled', () => {
  const timeline = fresh();
  for (const [subject, time] of [3.5, 3.25, 4, 3.75].entries()) timeline.set(subject, time);
  timeline.cancel(3);
  timeline.cancel(3);
  const seen: number[] = [];
  timeline.open(3);
  timeline.run(4, (subject) => seen.push(subject));
  expect(seen).toEqual([]);
  timeline.open(4);
  timeline.run(4, (subject) => seen.push(subject));
  expect(seen).toEqual([1, 0]);
  timeline.run(Number.POSITIVE_INFINITY, (subject) => seen.push(subject));
  expect(seen).toEqual([1, 0, 2]);
  expect(timeline.pending()).toBe(false);
});

test('a time is recorded on the first step that ends then or later, however the quotient is rounded', () => {
  for (const unit of [1, 1 / 7, 365.25 / 84, 365.25 / 7, 0.1]) {
    const timeline = fresh(unit, 100_000);
    const steps = Array.from({ length: 5000 }, (_, step) => step);
    const later = (time: number) => time * (1 + 2 ** -52) + Number.MIN_VALUE;
    expect(steps.filter((step) => timeline.stepOf(step * unit) !== step)).toEqual([]);
    expect(steps.filter((step) => timeline.stepOf(later(step * unit)) !== step + 1)).toEqual([]);
  }
});
