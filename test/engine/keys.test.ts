import { expect, it } from 'vitest';
import { marketKey, replicateKey } from '../../sim/engine/keys.ts';
import { uniform } from '../../sim/kernel/luck.ts';

it('gives every market and every replicate luck of its own', () => {
  const keys = ['a', 'b'].flatMap((seed) =>
    [0, 1, 2].flatMap((number) => [marketKey(seed, number), replicateKey(seed, number)]),
  );
  expect(new Set(keys.map((key) => uniform(key, 0))).size).toBe(12);
  expect(marketKey('a', 1)).toEqual(marketKey('a', 1));
});

it('never changes: these are part of every result', () => {
  expect([marketKey('elevenmoms', 3), replicateKey('elevenmoms', 3)]).toMatchInlineSnapshot(`
    [
      {
        "a": 461697038,
        "b": -398010739,
      },
      {
        "a": 53954866,
        "b": -1190706025,
      },
    ]
  `);
});
