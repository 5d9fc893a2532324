// Intervals must keep what they promise: how often they cover the truth is counted over keyed worlds whose truth is
// known. Bounds are four standard errors of that count.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Counts } from '../../sim/kernel/counts.ts';
import { derive, rootKey, uniform } from '../../sim/kernel/luck.ts';
import { Moments } from '../../sim/kernel/moments.ts';
import { exponential, normal } from '../../sim/kernel/sample.ts';
import { bootstrapInterval, groupedInterval, meanInterval, quantile, quantilesOf } from '../../sim/kernel/stats.ts';
import { values } from './measures.ts';

const key = rootKey('stats');
const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 60 });

/** How many of `worlds` intervals hold the truth. */
function covering(worlds: number, truth: number, interval: (world: number) => { low: number; high: number }): number {
  let held = 0;
  for (let world = 0; world < worlds; world++) {
    const { low, high } = interval(world);
    if (low <= truth && truth <= high) held++;
  }
  return held / worlds;
}

describe('moments', () => {
  test('are those of two passes, in one stream or merged from two', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), (list, cut) => {
        const mean = list.reduce((sum, x) => sum + x, 0) / list.length;
        const variance = list.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (list.length - 1);
        const at = cut % (list.length + 1);
        const merged = Moments.of(list.slice(0, at));
        merged.merge(Moments.of(list.slice(at)));
        for (const moments of [Moments.of(list), merged]) {
          expect(moments.count).toBe(list.length);
          expect(Math.abs(moments.mean - mean)).toBeLessThan(1e-9);
          expect(Math.abs(moments.variance - variance)).toBeLessThan(1e-9 * (1 + variance) + 1e-3);
        }
      }),
    );
  });

  test('of whole numbers are exact, in any order, and counted or not', () => {
    const whole = fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 130, maxLength: 400 });
    fc.assert(
      fc.property(whole, fc.integer({ min: -1e9, max: 1e9 }), (list, far) => {
        const values = Float64Array.from(list, (value) => value + far);
        const moments = Moments.of(values);
        expect(Moments.of(values.toSorted())).toEqual(moments);
        expect(Counts.of(values)!.moments).toEqual(moments);
        const exactly = BigInt(values.reduce((sum, x) => sum + x, 0));
        const squares = [...values].reduce((sum, x) => sum + BigInt(x) ** 2n, 0n) * BigInt(list.length) - exactly ** 2n;
        expect(moments.mean).toBe(Number(exactly) / list.length);
        expect(Math.abs(moments.squares / (Number(squares) / list.length) - 1)).toBeLessThan(1e-14);
      }),
    );
  });

  test('keep their digits far from zero', () => {
    const moments = Moments.of([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]);
    expect(moments.mean).toBe(1e9 + 10);
    expect(moments.variance).toBe(30);
    expect(moments.sd).toBe(Math.sqrt(30));
    expect(Moments.of([5]).variance).toBeNaN();
  });
});

test('quantiles are of type 7', () => {
  // R: quantile(c(1, 2, 4, 8, 16), c(0, .1, .25, .5, .9, 1))
  expect([0, 0.1, 0.25, 0.5, 0.9, 1].map((p) => quantile([1, 2, 4, 8, 16], p))).toEqual([1, 1.4, 2, 4, 12.8, 16]);
  expect(quantile([3], 0.7)).toBe(3);
  expect(quantile([], 0.5)).toBeNaN();
  expect(quantile([1, Infinity, Infinity], 0.75)).toBe(Infinity);
  expect(() => quantile([1], 1.2)).toThrow(/p = 1.2 was given; allowed is 0 to 1/);
});

test('a list in any order has the quantiles of the list in order, and stays as it is', () => {
  const shares = [0, 0.05, 0.5, 0.5, 0.95, 1];
  const few = fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 40 });
  fc.assert(
    fc.property(fc.oneof(numbers, few), (list) => {
      const values = Float64Array.from(list);
      const found = quantilesOf(values, shares).map((value) => value + 0);
      const ordered = Float64Array.from(list).sort();
      expect(found).toEqual(shares.map((share) => quantile(ordered, share) + 0));
      expect([...values]).toEqual(list);
    }),
  );
  expect(() => quantilesOf(Float64Array.of(1), [1.2])).toThrow(/p = 1.2 was given; allowed is 0 to 1/);
});

describe('the interval of a mean', () => {
  test('is the textbook one', () => {
    // Student's sleep data, the gains of drug 1; R: t.test(c(.7, -1.6, -.2, -1.2, -.1, 3.4, 3.7, .8, 0, 2)).
    const interval = meanInterval([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]);
    expect(interval.mean).toBeCloseTo(0.75, 14);
    expect(interval.sd).toBeCloseTo(1.78901, 5);
    expect(interval.low).toBeCloseTo(-0.5297804, 7);
    expect(interval.high).toBeCloseTo(2.0297804, 7);
  });

  test.each([
    [3, 0.95],
    [8, 0.95],
    [8, 0.5],
  ])('of %d normal values covers at level %d', (n, level) => {
    const worlds = 4000;
    const held = covering(worlds, 7, (world) => {
      const luck = derive(derive(key, n), world);
      return meanInterval(
        values(n, (i) => 7 + 2 * normal(uniform(luck, i))),
        level,
      );
    });
    expect(Math.abs(held - level)).toBeLessThan(4 * Math.sqrt((level * (1 - level)) / worlds));
  });

  test('says NaN where too little is known, and refuses a level that is none', () => {
    expect(meanInterval([])).toEqual({ mean: NaN, sd: NaN, se: NaN, low: NaN, high: NaN });
    expect(meanInterval([4])).toEqual({ mean: 4, sd: NaN, se: NaN, low: NaN, high: NaN });
    expect(meanInterval([4, 4])).toEqual({ mean: 4, sd: 0, se: 0, low: 4, high: 4 });
    expect(() => meanInterval([1, 2], 95)).toThrow(/level of 95 was given; allowed is between 0 and 1/);
  });
});

describe('the interval of grouped values', () => {
  test('is that of the means of groups where these are equal in size', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 2, max: 5 }), (means, size) => {
        const groups = means.flatMap((_, g) => Array(size).fill(g * 7 - 3));
        const list = means.flatMap((x, g) => Array.from({ length: size }, (_, i) => x + i * g));
        const grouped = groupedInterval(list, groups);
        const plain = meanInterval(means.map((x, g) => x + (g * (size - 1)) / 2));
        for (const side of ['mean', 'se', 'low', 'high'] as const) {
          expect(Math.abs(grouped[side] - plain[side])).toBeLessThan(1e-7);
        }
      }),
    );
  });

  test('covers where values share their market, in which the plain one fails', () => {
    const worlds = 2000;
    const groupOf = Array.from({ length: 60 }, (_, i) => i % 6);
    const world = (w: number) => {
      const luck = derive(key, w);
      return values(60, (i) => normal(uniform(luck, i)) + normal(uniform(luck, 100 + (i % 6))));
    };
    const grouped = covering(worlds, 0, (w) => groupedInterval(world(w), groupOf));
    expect(Math.abs(grouped - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / worlds));
    expect(covering(worlds, 0, (w) => meanInterval(world(w)))).toBeLessThan(0.7);
  });

  test('follows its formula where groups differ in size', () => {
    // Mean 3; groups' sums of distances: -3 + -1 = -4 and 4, so se² = 2 · 32 / 9.
    const interval = groupedInterval([0, 2, 7], [5, 5, 1]);
    expect(interval.mean).toBe(3);
    expect(interval.se).toBeCloseTo(8 / 3, 14);
    expect(interval.high - 3).toBeCloseTo(8 / 3 / Math.tan(0.025 * Math.PI), 11);
  });

  test('needs two groups, and a group for each value', () => {
    expect(groupedInterval([1, 2, 3], [1, 1, 1]).se).toBeNaN();
    expect(() => groupedInterval([1, 2, 3], [1, 1])).toThrow(/3 values but 2 groups/);
  });
});

describe('the bootstrap', () => {
  test('of a mean has the standard error of the mean, and the same digits on every reading', () => {
    const list = values(50, (i) => exponential(uniform(key, i)));
    const mean = (drawn: Int32Array) => drawn.reduce((sum, unit) => sum + list[unit], 0) / drawn.length;
    const interval = bootstrapInterval(list.length, mean, key, 4000);
    const plain = meanInterval(list);
    expect(interval.value).toBeCloseTo(plain.mean, 14);
    // Resampling knows the variance with n in place of n - 1; 4,000 resamples tell it to about 1.1 %.
    expect(Math.abs(interval.se / (plain.se * Math.sqrt(49 / 50)) - 1)).toBeLessThan(0.045);
    expect(bootstrapInterval(list.length, mean, key, 4000)).toEqual(interval);
    expect(bootstrapInterval(list.length, mean, rootKey('other'), 4000)).not.toEqual(interval);
  });

  test.each([0.95, 0.5])('at level %d leaves out as much at either end', (level) => {
    // The first of 1,000 drawn units is even over them; its quantiles from 4,000 resamples are known to 4 errors.
    const interval = bootstrapInterval(1000, (drawn) => drawn[0] / 1000, key, 4000, level);
    const out = (1 - level) / 2;
    const bound = 4 * Math.sqrt((out * (1 - out)) / 4000) + 0.001;
    expect(Math.abs(interval.low - out)).toBeLessThan(bound);
    expect(Math.abs(interval.high - (1 - out))).toBeLessThan(bound);
  });

  /** The ratio of two sums over the drawn units: both parts are taken with the unit, so that pairs stay pairs. */
  const ratioOf = (first: Float64Array, second: Float64Array) => (drawn: Int32Array) => {
    let [a, b] = [0, 0];
    for (const unit of drawn) {
      a += first[unit];
      b += second[unit];
    }
    return a / b;
  };

  test('of a ratio of means covers the known ratio', () => {
    const worlds = 400;
    const held = covering(worlds, 1.5, (world) => {
      const luck = derive(key, world);
      const first = values(40, (i) => 3 + normal(uniform(luck, i)));
      const second = values(40, (i) => 2 + 0.5 * normal(uniform(luck, 400 + i)));
      return bootstrapInterval(40, ratioOf(first, second), luck, 400);
    });
    // Percentile intervals of 40 units are a little short: 93 to 95 % is theirs.
    expect(Math.abs(held - 0.94)).toBeLessThan(4 * Math.sqrt((0.94 * 0.06) / worlds));
  });

  test('keeps pairs together: a ratio of proportional values has no width', () => {
    const first = values(30, (i) => 1 + exponential(uniform(key, i)));
    const twice = first.map((x) => 2 * x);
    const interval = bootstrapInterval(30, ratioOf(first, twice), key);
    expect(interval.value).toBeCloseTo(0.5, 15);
    expect(interval.high - interval.low).toBeLessThan(1e-14);
    expect(interval.se).toBeLessThan(1e-14);
  });

  test('is undefined where its statistic mostly is, or with one unit', () => {
    const rarely = bootstrapInterval(4, (drawn) => (drawn.every((unit) => unit > 0) ? 1 : NaN), key);
    expect(rarely).toEqual({ value: NaN, se: NaN, low: NaN, high: NaN });
    expect(bootstrapInterval(1, () => 3, key)).toEqual({ value: 3, se: NaN, low: NaN, high: NaN });
    const mostly = bootstrapInterval(4, (drawn) => (drawn.includes(0) || drawn.includes(1) ? 1 : NaN), key);
    expect(mostly).toEqual({ value: 1, se: 0, low: 1, high: 1 });
  });
});
