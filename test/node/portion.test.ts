import { expect, test } from 'vitest';
import { Portion } from '../../sim/node/portion.ts';

const MANY = 1e6;

test('replicates that are quick are handed out by more and more, up to some milliseconds of work', () => {
  const portion = new Portion();
  const sizes = Array.from({ length: 8 }, () => {
    const size = portion.of(MANY, 2);
    portion.took(size, size / 5);
    return size;
  });
  expect(sizes).toEqual([1, 2, 4, 8, 16, 32, 50, 50]);
  portion.took(50, 0);
  expect(portion.of(MANY, 2)).toBe(100);
});

test('those that take long are handed out one by one, also once that has changed', () => {
  const portion = new Portion();
  portion.took(1, 11);
  expect(portion.of(MANY, 1)).toBe(1);
  for (let i = 0; i < 5; i++) portion.took(1, 0.1);
  expect(portion.of(MANY, 1)).toBe(32);
  portion.took(32, 5000);
  expect(portion.of(MANY, 1)).toBe(1);
});

test('towards the end there is something for every thread', () => {
  const portion = new Portion();
  for (let i = 0; i < 9; i++) portion.took(1, 0.01);
  expect([1000, 40, 7, 1].map((left) => portion.of(left, 4))).toEqual([125, 5, 1, 1]);
});
