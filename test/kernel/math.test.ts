// The kernel's own log, exp and kin: near Math's on wide ranges, near the truth by whole-number arithmetic, exact where
// the result can be held, with the special values of IEEE 754, and frozen bit for bit.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rootKey, uniform } from '../../sim/kernel/luck.ts';
import { cos, exp, expm1, log, log1p, pow, sin } from '../../sim/kernel/math.ts';
import { ulps } from './measures.ts';

const key = rootKey('math');
const DRAWS = 20000;

/** The greatest distance from Math's over a range of arguments. */
function worst(ours: (x: number) => number, theirs: (x: number) => number, draw: (u: number) => number): number {
  let most = 0;
  for (let i = 0; i < DRAWS; i++) {
    const x = draw(uniform(key, i));
    most = Math.max(most, ulps(ours(x), theirs(x)));
  }
  return most;
}

describe('within 2 units in the last place of Math', () => {
  const ranges: [string, (x: number) => number, (x: number) => number, ((u: number) => number)[]][] = [
    ['log', log, Math.log, [(u) => u, (u) => 2 * u, (u) => 0.99 + u / 50, (u) => Math.exp(1400 * u - 700)]],
    ['log, subnormal', log, Math.log, [(u) => Math.ceil(u * 1e12) * Number.MIN_VALUE]],
    ['log1p', log1p, Math.log1p, [(u) => -u, (u) => 4 * u - 1, (u) => (u - 0.5) * 1e-8, (u) => Math.exp(700 * u)]],
    ['exp', exp, Math.exp, [(u) => 2 * u - 1, (u) => 1500 * u - 750, (u) => 709 + u, (u) => -745.2 + 40 * u]],
    ['expm1', expm1, Math.expm1, [(u) => 4 * u - 2, (u) => (u - 0.5) * 1e-6, (u) => 1500 * u - 750]],
    ['sin', sin, Math.sin, [(u) => 7 * u - 3.5, (u) => 2e6 * (u - 0.5), (u) => Math.floor(3e5 * u) * Math.PI]],
    ['cos', cos, Math.cos, [(u) => 7 * u - 3.5, (u) => 2e6 * (u - 0.5), (u) => (Math.floor(3e5 * u) + 0.5) * Math.PI]],
  ];
  test.each(ranges)('%s', (_name, ours, theirs, draws) => {
    for (const draw of draws) expect(worst(ours, theirs, draw)).toBeLessThanOrEqual(2);
  });

  const bases: [string, (u: number) => number, (u: number) => number][] = [
    ['any size', (u) => Math.exp(1400 * u - 700), (u) => 2 * u - 1],
    ['high powers', (u) => 2 * u, (u) => 1000 * u - 500],
    ['near 1', (u) => 1 + (u - 0.5) * 1e-6, (u) => (u - 0.5) * 1e9],
    ['subnormal', (u) => Math.ceil(u * 1e9) * Number.MIN_VALUE, (u) => 2 * u - 1],
  ];
  test.each(bases)('pow, %s', (_name, base, power) => {
    let most = 0;
    for (let i = 0; i < DRAWS; i++) {
      const x = base(uniform(key, 2 * i));
      const y = power(uniform(key, 2 * i + 1));
      most = Math.max(most, ulps(pow(x, y), x ** y));
    }
    expect(most).toBeLessThanOrEqual(2);
  });
});

// e^x as a whole number of 2^-200, by its series in whole-number arithmetic: the truth to 50 digits.
const UNIT = 200n;
function whole(x: number): bigint {
  const shift = 1074n - UNIT;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(x));
  const bits = view.getBigUint64(0);
  const power = bits >> 52n;
  const size = power === 0n ? bits : ((bits & 0xfffffffffffffn) | 0x10000000000000n) << (power - 1n);
  return x < 0 ? -(size >> shift) : size >> shift;
}
function trueExp(x: bigint): bigint {
  let sum = 0n;
  let term = 1n << UNIT;
  for (let k = 1n; term !== 0n; k++) {
    sum += term;
    term = ((term * x) / k) >> UNIT;
    if (term === -1n) term = 0n;
  }
  return sum;
}
/** The error of `given` in units in its last place, against a true value counted in 2^-200. */
function error(given: number, truth: bigint): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(given));
  const unit = 2 ** (Number(view.getBigUint64(0) >> 52n) - 1075);
  return Math.abs(Number(((whole(given) - truth) << 20n) / whole(unit))) / 2 ** 20;
}

test('exp and log lie within one unit of the truth', () => {
  for (let i = 0; i < 600; i++) {
    const x = 24 * uniform(key, i) - 12;
    expect(error(exp(x), trueExp(whole(x)))).toBeLessThan(0.85);
    // log y = l + log(y e^-l), and y e^-l is so near 1 that its log is its distance from 1 (to 2^-100).
    const y = uniform(key, i) * 20 + 0.001;
    const l = log(y);
    const rest = ((whole(y) * trueExp(-whole(l))) >> UNIT) - (1n << UNIT);
    expect(error(l, whole(l) + rest)).toBeLessThan(0.95);
  }
});

test('pow is exact where the result can be held', () => {
  for (let base = 2; base <= 60; base++) {
    for (let power = 1, value = BigInt(base); value <= 1n << 53n; power++, value *= BigInt(base)) {
      expect(pow(base, power)).toBe(Number(value));
      expect(pow(-base, power)).toBe(power % 2 === 0 ? Number(value) : -Number(value));
      if (Number.isInteger(Math.log2(base))) expect(pow(base, -power)).toBe(1 / Number(value));
    }
  }
  for (let n = 1; n < 3000; n++) expect(pow(n * n, 0.5)).toBe(n);
});

const SPECIAL = [
  0,
  -0,
  1,
  -1,
  2,
  -2,
  3,
  -3,
  0.5,
  -0.5,
  1.5,
  Infinity,
  -Infinity,
  NaN,
  Number.MIN_VALUE,
  -Number.MIN_VALUE,
  1e308,
  -1e308,
  1e20,
  -1e20,
  2 ** 53,
  1 - 2 ** 53,
  2 ** 53 + 2,
  -40.5,
  709.78,
  709.79,
  710,
  -745.13,
  -745.14,
  -746,
  1e-300,
  Number.MAX_VALUE,
  2.2250738585072014e-308,
  1 - 2 ** -53,
  1 + 2 ** -52,
];

test('special values are those of Math, the sign of zero too', () => {
  const same = (ours: number, theirs: number, what: string) => {
    const fits = theirs === 0 ? Object.is(ours, theirs) : ulps(ours, theirs) <= 2;
    expect(fits, `${what}: ${ours}, Math gives ${theirs}`).toBe(true);
  };
  const pairs = [
    [log, Math.log],
    [log1p, Math.log1p],
    [exp, Math.exp],
    [expm1, Math.expm1],
  ] as const;
  for (const x of SPECIAL) {
    for (const [ours, theirs] of pairs) same(ours(x), theirs(x), `${theirs.name}(${x})`);
    for (const y of SPECIAL) same(pow(x, y), x ** y, `pow(${x}, ${y})`);
  }
  for (const x of [0, -0, NaN, Infinity, -Infinity, Number.MIN_VALUE, 1e-300, 999999]) {
    same(sin(x), Math.sin(x), `sin(${x})`);
    same(cos(x), Math.cos(x), `cos(${x})`);
  }
});

test('angles too large to be exact are refused with the way out', () => {
  expect(() => sin(1e6)).toThrow(/sin\(1000000\).*±1000000 radians.*whole turns/);
  expect(() => cos(-1e9)).toThrow(RangeError);
});

test('log and exp rise, and undo each other', () => {
  const number = fc.double({ min: -700, max: 700, noNaN: true });
  fc.assert(
    fc.property(number, number, (x, y) => {
      if (x < y) expect(exp(x)).toBeLessThanOrEqual(exp(y));
      expect(Math.abs(log(exp(x)) - x)).toBeLessThanOrEqual(2.3e-16 * (1 + Math.abs(x)));
      expect(pow(exp(x / 700), 2)).toBeCloseTo(exp(x / 350), 13);
    }),
  );
});

test('the bits are frozen', () => {
  const view = new DataView(new ArrayBuffer(8));
  let hash = 0x811c9dc5;
  const take = (x: number) => {
    view.setFloat64(0, x);
    for (const half of [view.getUint32(0), view.getUint32(4)]) hash = Math.imul(hash ^ half, 0x01000193);
  };
  for (let i = 0; i < 4000; i++) {
    const u = uniform(key, i);
    for (const x of [log(u), log1p(u), exp(40 * u - 20), expm1(u), pow(u, 1.7), sin(9 * u), cos(9 * u)]) take(x);
  }
  expect(hash >>> 0).toBe(3281234765);
});
