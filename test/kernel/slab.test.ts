import { expect, test } from 'vitest';
import { Slab } from '../../sim/kernel/slab.ts';

test('every list is as long as asked for, of zeros, and nobody else’s', () => {
  const slab = new Slab();
  const lengths = Array.from({ length: 400 }, (_, i) => (i % 50 === 7 ? 1000 * i : (i * 37) % 600));
  const lists = lengths.map((length, i) => {
    const list = slab.take(length);
    expect(list.length).toBe(length);
    expect(list.every((value) => value === 0)).toBe(true);
    return list.fill(i + 1);
  });
  expect(lists.every((list, i) => list.every((value) => value === i + 1))).toBe(true);
});
