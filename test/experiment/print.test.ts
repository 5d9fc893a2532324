// Numbers as they leave: whole ones are told the short way, and must be the same as all others.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printed } from '../../sim/experiment/print.ts';

const plainly = (value: number) => Number(value.toPrecision(10)) + 0;

test('numbers keep ten significant digits, whole ones and cents too', () => {
  const whole = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -1e11, max: 1e11 }), fc.integer());
  fc.assert(
    fc.property(fc.oneof(whole, fc.double({ noNaN: true, noDefaultInfinity: true })), (value) => {
      expect(printed(value, 'people')).toBe(plainly(value));
      expect(printed(value, 'money')).toBe(plainly(value / 100));
    }),
  );
});

test('what is undefined is null, and there is no −0', () => {
  expect([Number.NaN, Infinity, -0].map((value) => printed(value, 'money'))).toEqual([null, null, 0]);
});
