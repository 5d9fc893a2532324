// Tries along ties, 32 at a time, must be the very draws of their definition: tie by tie a 32-bit uniform, whose binary
// digits lie in the words of the speaker's key, held against the chance's threshold.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derive, rootKey, threshold, wordOf } from '../../sim/kernel/luck.ts';
import { BlockDigits, liveTies } from '../../sim/kernel/tries.ts';

const key = rootKey('tries');
const MOST = 4294967296;
const EDGES = [0, 1, 2, 3, 0x7fffffff, 0x80000000, 0x80000001, 0xaaaaaaaa, MOST - 2, MOST - 1, MOST];

/** The uniform of the tie at place `bit` of a block: digit L, the most significant first, is that bit of word L. */
function uniformOf(a: number, b: number, block: number, bit: number): number {
  let value = 0;
  for (let level = 0; level < 32; level++) value = 2 * value + ((wordOf(a, b, block * 32 + level) >>> bit) & 1);
  return value;
}

function defined(a: number, b: number, block: number, count: number, limit: number): number {
  let live = 0;
  for (let bit = 0; bit < count; bit++) if (uniformOf(a, b, block, bit) < limit) live |= 1 << bit;
  return live;
}

const lanes = fc.nat(1_000_000).map((speaker) => derive(key, speaker));
const blocks = fc.nat(1000);
const counts = fc.integer({ min: 0, max: 32 });
const limits = fc.oneof(fc.constantFrom(...EDGES), fc.integer({ min: 0, max: MOST }));

describe('the definition', () => {
  test('liveTies: every count and block, the thresholds at the edges and between', () => {
    for (const limit of EDGES) {
      for (let count = 0; count <= 32; count++) {
        const { a, b } = derive(key, count);
        expect(liveTies(a, b, count % 5, count, limit)).toBe(defined(a, b, count % 5, count, limit));
      }
    }
    fc.assert(
      fc.property(lanes, blocks, counts, limits, ({ a, b }, block, count, limit) => {
        expect(liveTies(a, b, block, count, limit)).toBe(defined(a, b, block, count, limit));
      }),
      { numRuns: 500 },
    );
  });

  test('a threshold that is a tie’s own uniform loses it, the next wins it', () => {
    for (let speaker = 0; speaker < 50; speaker++) {
      const { a, b } = derive(key, speaker);
      const digits = new BlockDigits();
      digits.open(a, b, 2);
      for (let bit = 0; bit < 32; bit++) {
        const uniform = uniformOf(a, b, 2, bit);
        expect((liveTies(a, b, 2, 32, uniform) >>> bit) & 1).toBe(0);
        expect((liveTies(a, b, 2, 32, uniform + 1) >>> bit) & 1).toBe(1);
        expect([digits.succeeds(bit, uniform), digits.succeeds(bit, uniform + 1)]).toEqual([false, true]);
      }
    }
  });

  test('BlockDigits: each tie with a threshold of its own, asked in any order, block after block', () => {
    const asks = fc.array(fc.tuple(fc.integer({ min: 0, max: 31 }), limits), { maxLength: 60 });
    const digits = new BlockDigits();
    fc.assert(
      fc.property(lanes, blocks, asks, ({ a, b }, block, asked) => {
        digits.open(a, b, block);
        for (const [bit, limit] of asked) {
          expect(digits.succeeds(bit, limit)).toBe(uniformOf(a, b, block, bit) < limit);
          if (bit % 3 === 0) expect(digits.uniform(bit)).toBe(uniformOf(a, b, block, bit));
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('a higher chance keeps every living tie', () => {
  fc.assert(
    fc.property(lanes, blocks, counts, limits, limits, ({ a, b }, block, count, one, other) => {
      const low = liveTies(a, b, block, count, Math.min(one, other));
      expect(low & ~liveTies(a, b, block, count, Math.max(one, other))).toBe(0);
    }),
    { numRuns: 500 },
  );
});

const SPEAKERS = 4000;
test.each([0.001, 0.1, 1 / 3, 0.5, 0.97])(
  'the chance is right at every place, and ties are independent: %f',
  (chance) => {
    const live = Array.from({ length: 2 * SPEAKERS }, (_, i) => {
      const { a, b } = derive(key, i >>> 1);
      return liveTies(a, b, i & 1, 32, threshold(chance));
    });
    const share = (of: (word: number, i: number) => number, each: number) =>
      live.reduce((sum, word, i) => sum + of(word, i), 0) / each;
    const ones = (word: number) => Array.from({ length: 32 }, (_, bit) => (word >>> bit) & 1).reduce((x, y) => x + y);
    const near = (found: number, of: number, truth: number) =>
      expect(Math.abs(found - truth)).toBeLessThan(4.5 * Math.sqrt((truth * (1 - truth)) / of));
    near(share(ones, live.length * 32), live.length * 32, chance);
    for (const bit of [0, 1, 15, 30, 31])
      near(
        share((word) => (word >>> bit) & 1, live.length),
        live.length,
        chance,
      );
    // Neighbouring places, and the same place of the speaker's next block: both live with chance².
    near(
      share((word) => word & (word >>> 1) & 1, live.length),
      live.length,
      chance * chance,
    );
    near(
      share((word, i) => (i & 1 ? word & live[i - 1] & 1 : 0), SPEAKERS),
      SPEAKERS,
      chance * chance,
    );
  },
);

test('the numbers are frozen', () => {
  const { a, b } = derive(key, 7);
  expect([0.01, 0.1, 0.5].map((chance) => liveTies(a, b, 3, 32, threshold(chance)) >>> 0)).toMatchInlineSnapshot(`
    [
      0,
      67633153,
      85615279,
    ]
  `);
});
