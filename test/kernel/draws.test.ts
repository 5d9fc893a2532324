// The WebAssembly kernel must draw what TypeScript draws, to the bit, and be what its source compiles to.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildKernel } from '../../scripts/build-kernel.mjs';
import { BLOCK_TIES, BLOCKS, kernelDraws, plainDraws, quickDraws } from '../../sim/kernel/draws.ts';

const u32 = fc.oneof(
  fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xffffffff),
  fc.integer({ min: 0, max: 0xffffffff }),
);
const block = fc.record({ key: u32, number: fc.nat(1_000_000), first: fc.nat(0xffffff00), open: u32 });
const work = fc.record({
  blocks: fc.array(block, { minLength: 1, maxLength: BLOCKS }),
  a: u32,
  b: u32,
  /** Of rare and likely ties alike. */
  lasts: fc.array(
    fc.oneof(
      u32,
      fc.nat(30).map((shift) => 0xffffffff >>> shift),
    ),
    { minLength: 1, maxLength: 50 },
  ),
});
const two = [plainDraws(), kernelDraws()];

describe('kernel and twin', () => {
  test.each([false, true])('the same ties live and the same masks are left; bounds of their own: %s', (own) => {
    fc.assert(
      fc.property(work, ({ blocks, a, b, lasts }) => {
        const [plain, kernel] = two.map((draws) => {
          blocks.forEach(({ key, number, first, open }, i) => {
            draws.keys[i] = key;
            draws.numbers[i] = number;
            draws.firsts[i] = first;
            draws.open[i] = open;
          });
          draws.lasts.forEach((_, i) => {
            draws.lasts[i] = lasts[i % lasts.length];
          });
          const living = draws.draw(blocks.length, { a: a | 0, b: b | 0 }, own);
          return { ties: [...draws.ties.subarray(0, living)], open: [...draws.open.subarray(0, blocks.length)] };
        });
        expect(kernel).toEqual(plain);
      }),
      { numRuns: 300 },
    );
  });

  test('a full piece in which every tie lives, and an empty one', () => {
    for (const draws of two) {
      for (let i = 0; i < BLOCKS; i++) {
        draws.keys[i] = i;
        draws.numbers[i] = 0;
        draws.firsts[i] = i * BLOCK_TIES;
        draws.open[i] = 0xffffffff;
      }
      draws.lasts.fill(0xffffffff);
      const whole = BLOCKS * BLOCK_TIES;
      expect(draws.draw(BLOCKS, { a: 1, b: 2 }, true)).toBe(whole);
      expect(draws.ties.subarray(0, whole).every((tie, i) => tie === i)).toBe(true);
      draws.open.fill(0);
      expect(draws.draw(BLOCKS, { a: 1, b: 2 }, false)).toBe(0);
    }
  });

  test('the kernel runs here', () => {
    expect(Object.keys(quickDraws())).toEqual(Object.keys(kernelDraws()));
    expect(quickDraws().ties.buffer.byteLength).toBe(131_072);
  });
});

test('the kernel in the tree is what its source compiles to', async () => {
  const text = readFileSync(new URL('../../sim/kernel/draws-wasm.ts', import.meta.url), 'utf8');
  expect(await buildKernel()).toBe(text);
});
