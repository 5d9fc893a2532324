// Scratch memory is made once per owner and handed out again, never to two at a time and never to another market.

import { expect, test } from 'vitest';
import { Pool } from '../../sim/kernel/pool.ts';

test('a piece comes back to its owner, and is not shared', () => {
  let made = 0;
  const pool = new Pool((people) => ({ array: new Uint8Array(people), number: made++ }));
  const [one, other] = [{}, {}];
  const first = pool.take(one, 5);
  const second = pool.take(one, 5);
  expect(first.array).toHaveLength(5);
  expect(second).not.toBe(first);
  pool.give(one, first);
  expect(pool.take(other, 9).array).toHaveLength(9);
  expect(pool.take(one, 5)).toBe(first);
  pool.give(one, second);
  pool.give(one, first);
  expect(new Set([pool.take(one, 5), pool.take(one, 5)])).toEqual(new Set([first, second]));
  expect(made).toBe(3);
});
