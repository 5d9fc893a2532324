// Draws by inverse: the right law (distance to the distribution function, moments to the fourth), and rising with luck.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rootKey, uniform } from '../../sim/kernel/luck.ts';
import { beta, exponential, normal } from '../../sim/kernel/sample.ts';
import { incompleteBeta, normalCdf } from '../../sim/kernel/special.ts';
import { distance, values } from './measures.ts';

const N = 40000;
const key = rootKey('sample');

/** Raw moments 1 to 8 of Beta(a, b). */
function betaMoments(a: number, b: number): number[] {
  let moment = 1;
  return Array.from({ length: 8 }, (_, i) => (moment *= (a + i) / (a + b + i)));
}

// The normal law between -3 and 3: even moments by parts, m(k) = (k - 1) m(k - 2) - 3^(k-1) 2 φ(3) / mass.
function cutMoments(): number[] {
  const edge = (2 * Math.exp(-4.5)) / Math.sqrt(2 * Math.PI) / (1 - 2 * normalCdf(-3));
  const even = [1];
  for (let k = 2; k <= 8; k += 2) even.push((k - 1) * even[even.length - 1] - 3 ** (k - 1) * edge);
  return [0, even[1], 0, even[2], 0, even[3], 0, even[4]];
}

const LAWS: [string, (u: number) => number, (x: number) => number, number[]][] = [
  ['exponential', exponential, (x) => 1 - Math.exp(-x), [1, 2, 6, 24, 120, 720, 5040, 40320]],
  ['normal', normal, normalCdf, [0, 1, 0, 3, 0, 15, 0, 105]],
  [
    'normal cut at 3',
    (u) => normal(u, 3),
    (x) => (normalCdf(x) - normalCdf(-3)) / (1 - 2 * normalCdf(-3)),
    cutMoments(),
  ],
  ['beta(2, 5)', (u) => beta(u, 2, 5), (x) => incompleteBeta(x, 2, 5), betaMoments(2, 5)],
  ['beta(0.4, 0.6)', (u) => beta(u, 0.4, 0.6), (x) => incompleteBeta(x, 0.4, 0.6), betaMoments(0.4, 0.6)],
];

describe.each(LAWS)('%s', (_name, draw, cdf, moments) => {
  const drawn = values(N, (i) => draw(uniform(key, i)));

  test('lies as close to its law as chance allows', () => {
    expect(distance(drawn, cdf)).toBeLessThan(2.2);
  });

  test('moments 1 to 4 within four of their standard errors', () => {
    for (let k = 1; k <= 4; k++) {
      let sum = 0;
      for (const x of drawn) sum += x ** k;
      const error = Math.sqrt((moments[2 * k - 1] - moments[k - 1] ** 2) / N);
      expect(Math.abs(sum / N - moments[k - 1]), `moment ${k}`).toBeLessThan(4 * error);
    }
  });

  test('rises with the uniform', () => {
    const u = fc.double({ min: 0, max: 1 - 2 ** -53, noNaN: true });
    fc.assert(
      fc.property(u, u, (v, w) => {
        expect(draw(Math.min(v, w))).toBeLessThanOrEqual(draw(Math.max(v, w)) + 1e-14);
      }),
    );
  });
});

test('the ends of luck stay finite and within the cut', () => {
  const last = 1 - 2 ** -53;
  expect(exponential(0)).toBeCloseTo(0, 15);
  expect(exponential(last)).toBeCloseTo(53 * Math.LN2, 12);
  expect(normal(0)).toBeCloseTo(-8.29236, 4);
  expect(normal(last)).toBeCloseTo(8.2095, 3);
  expect(normal(0, 3)).toBeCloseTo(-3, 12);
  expect(normal(last, 3)).toBeLessThanOrEqual(3);
  expect(normal(0.5, 3)).toBeCloseTo(0, 15);
});
