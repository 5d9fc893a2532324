// The calendar queue against a plain list of lists.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Calendar } from '../../sim/kernel/calendar.ts';

function taken(calendar: Calendar, step: number): number[] {
  const found: number[] = [];
  calendar.take(step, (subject) => found.push(subject));
  return found.sort((a, b) => a - b);
}

test('gives each step what was noted for it, once, however much there is', () => {
  const entries = fc.array(fc.tuple(fc.nat(25), fc.nat(0xffffffff)), { maxLength: 300 });
  fc.assert(
    fc.property(entries, (noted) => {
      const calendar = new Calendar(20);
      for (const [step, subject] of noted) calendar.add(step, subject);
      for (let step = 0; step <= 20; step++) {
        expect(calendar.pending(step)).toBe(noted.some(([due]) => due >= step && due <= 20));
        const due = noted.filter(([when]) => when === step).map(([, subject]) => subject);
        expect(taken(calendar, step)).toEqual(due.sort((a, b) => a - b));
        expect(taken(calendar, step)).toEqual([]);
      }
      expect(calendar.pending(0)).toBe(false);
    }),
  );
});

test('tells whether anything is noted, in whatever order it is noted, taken and asked', () => {
  const step = fc.nat(22);
  const acts = fc.array(fc.tuple(fc.constantFrom('add', 'take', 'pending'), step), { maxLength: 80 });
  fc.assert(
    fc.property(acts, (done) => {
      const calendar = new Calendar(20);
      const noted = new Map<number, number>();
      for (const [act, when] of done) {
        if (act === 'add') calendar.add(when, 1);
        if (act === 'add' && when <= 20) noted.set(when, (noted.get(when) ?? 0) + 1);
        if (act === 'take' && when <= 20) {
          expect(taken(calendar, when)).toHaveLength(noted.get(when) ?? 0);
          noted.delete(when);
        }
        if (act === 'pending') expect(calendar.pending(when)).toBe([...noted.keys()].some((due) => due >= when));
      }
    }),
  );
});

test('what is noted for a step while it is taken is taken too', () => {
  const calendar = new Calendar(5);
  calendar.add(2, 100);
  const found: number[] = [];
  calendar.take(2, (subject) => {
    found.push(subject);
    if (subject > 0) calendar.add(2, subject - 1);
    calendar.add(4, subject);
  });
  expect(found).toEqual(Array.from({ length: 101 }, (_, i) => 100 - i));
  expect(taken(calendar, 4)).toHaveLength(101);
});

test('beyond the last step is forgotten; a calendar of no steps holds the start', () => {
  const calendar = new Calendar(0);
  calendar.add(0, 7);
  calendar.add(1, 8);
  calendar.add(0x7fffffff, 9);
  expect(calendar.pending(1)).toBe(false);
  expect(taken(calendar, 0)).toEqual([7]);
});
