// Quantiles against an independent library, against closed forms, and against their own distribution functions.

import betaOracle from '@stdlib/stats-base-dists-beta-quantile';
import normalOracle from '@stdlib/stats-base-dists-normal-quantile';
import studentOracle from '@stdlib/stats-base-dists-t-quantile';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  betaQuantile,
  incompleteBeta,
  logGamma,
  normalCdf,
  normalQuantile,
  studentQuantile,
} from '../../sim/kernel/special.ts';

const off = (a: number, b: number) => (a === b ? 0 : Math.abs(a - b) / Math.abs(b));
const CENTRE = [1e-5, 0.001, 0.01, 0.025, 0.1, 0.25, 0.4, 0.49, 0.4999, 0.5001, 0.6, 0.75, 0.9, 0.975, 0.99, 0.999];
const SHARES = [1e-300, 1e-100, 1e-20, 1e-10, ...CENTRE, 1 - 1e-6, 1 - 1e-12];
const SHAPES = [0.01, 0.3, 0.5, 1, 2, 7, 50, 1000];

test('normal: 1e-13 of the library (whose far tails are off by 2e-9, then NaN), and undone by its distribution function', () => {
  for (const p of CENTRE) {
    expect(off(normalQuantile(p), normalOracle(p, 0, 1))).toBeLessThan(1e-13);
    expect(off(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-14);
  }
  for (const p of SHARES.slice(3)) expect(off(normalQuantile(p), normalOracle(p, 0, 1))).toBeLessThan(1e-8);
  for (const p of SHARES) {
    expect(off(normalCdf(normalQuantile(p)), p)).toBeLessThan(3e-13);
  }
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(0.3)).toBe(-normalQuantile(0.7));
  expect(normalQuantile(0)).toBe(-Infinity);
  expect(normalQuantile(1)).toBe(Infinity);
});

test('normal distribution function: tabled values, symmetry, no seam at 2', () => {
  // Abramowitz & Stegun, tables 26.1 and 26.2.
  expect(normalCdf(1)).toBeCloseTo(0.841344746068543, 15);
  expect(normalCdf(1.96)).toBeCloseTo(0.97500210485178, 14);
  expect(off(normalCdf(-5), 2.866515718791939e-7)).toBeLessThan(1e-14);
  expect(off(normalCdf(-10), 7.619853024160527e-24)).toBeLessThan(1e-14);
  for (const x of [0, 0.5, 1.7, 2.4, 6]) expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 15);
  expect(off(normalCdf(-2), normalCdf(-1.9999999999999998))).toBeLessThan(1e-14);
  expect([-Infinity, Infinity, NaN].map(normalCdf)).toEqual([0, 1, NaN]);
});

describe('Student', () => {
  const degrees = [0.5, 1, 1.5, 2, 3, 5, 10, 19, 29, 30, 100, 200, 1000];
  test.each(degrees)('1e-12 of the library at %d degrees of freedom', (df) => {
    // Farther out the library answers -Infinity too soon.
    for (const p of SHARES.slice(2)) expect(off(studentQuantile(p, df), studentOracle(p, df))).toBeLessThan(1e-12);
  });

  test('closed forms at 1 and 2 degrees of freedom, and the normal law at many', () => {
    for (const p of CENTRE) {
      expect(off(studentQuantile(p, 1), -1 / Math.tan(Math.PI * p))).toBeLessThan(2e-12);
      expect(off(studentQuantile(p, 2), (2 * p - 1) / Math.sqrt(2 * p * (1 - p)))).toBeLessThan(1e-13);
      expect(off(studentQuantile(p, 1000001), studentQuantile(p, 999999))).toBeLessThan(1e-10);
    }
    expect(off(studentQuantile(1e-300, 1), -1e300 / Math.PI)).toBeLessThan(1e-12);
    expect(studentQuantile(0.975, Infinity)).toBe(normalQuantile(0.975));
    expect(studentQuantile(0.5, 3)).toBe(0);
    expect(studentQuantile(0, 3)).toBe(-Infinity);
  });
});

describe('beta', () => {
  test.each(SHAPES)('1e-12 of the library with a = %d', (a) => {
    for (const b of SHAPES) {
      for (const p of SHARES) expect(off(betaQuantile(p, a, b), betaOracle(p, a, b))).toBeLessThan(1e-12);
    }
  });

  test('closed forms', () => {
    for (const p of CENTRE) {
      expect(off(betaQuantile(p, 1, 4), 1 - (1 - p) ** (1 / 4))).toBeLessThan(1e-11);
      expect(off(betaQuantile(p, 0.5, 0.5), Math.sin((Math.PI * p) / 2) ** 2)).toBeLessThan(1e-13);
      expect(off(betaQuantile(p, 3, 1), p ** (1 / 3))).toBeLessThan(1e-13);
    }
    expect(betaQuantile(0, 2, 3)).toBe(0);
    expect(betaQuantile(1, 2, 3)).toBe(1);
    expect(off(incompleteBeta(0.2, 2, 3), 6 * 0.04 - 8 * 0.008 + 3 * 0.0016)).toBeLessThan(1e-14);
  });

  test('undone by the incomplete beta function, and rising in the share', () => {
    const share = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
    const shape = fc.double({ min: 0.05, max: 500, noNaN: true });
    fc.assert(
      fc.property(share, share, shape, shape, (u, v, a, b) => {
        const x = betaQuantile(u, a, b);
        // Beyond, x next to 1 has too few digits left to tell.
        if (x > 1e-300 && x < 0.99) expect(off(incompleteBeta(x, a, b), u)).toBeLessThan(1e-11);
        if (u < v) expect(x).toBeLessThanOrEqual(betaQuantile(v, a, b) * (1 + 1e-12));
        expect(betaQuantile(u, a, b)).toBeLessThanOrEqual(betaQuantile(u, a * 1.1, b) * (1 + 1e-12));
      }),
    );
  });
});

test('log gamma: factorials, halves, and the recursion', () => {
  for (let n = 1, factorial = 1; n <= 20; factorial *= n++) {
    expect(Math.abs(logGamma(n) - Math.log(factorial))).toBeLessThan(3e-14);
  }
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
  for (const x of [1e-10, 0.01, 0.7, 1.3, 4.5, 9.9, 123.4, 1e6]) {
    const next = logGamma(x) + Math.log(x);
    expect(Math.abs(logGamma(x + 1) - next)).toBeLessThan(1e-14 * (1 + Math.abs(next)));
  }
});

test('what cannot be is refused, with what is allowed', () => {
  expect(() => betaQuantile(1.5, 2, 2)).toThrow(/u = 1.5 was given; allowed is 0 to 1/);
  expect(() => betaQuantile(0.5, 0, 2)).toThrow(/a = 0 and b = 2 were given; both must be finite and above 0/);
  expect(() => studentQuantile(0.5, 0)).toThrow(/df = 0 was given/);
  expect(() => studentQuantile(2, 3)).toThrow(/share 2 was given/);
  expect(() => normalQuantile(NaN)).toThrow(/share NaN was given/);
  expect(() => incompleteBeta(-1, 2, 2)).toThrow(/x = -1/);
  expect(() => logGamma(0)).toThrow(/logGamma\(0\)/);
});
