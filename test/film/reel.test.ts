import { expect, test } from 'vitest';
import { reelOf } from '../../sim/film/reel.ts';

test('every step or every so many, and always the last, which is held', () => {
  expect(reelOf(3, {})).toEqual({ steps: [0, 1, 2, 3], times: [500, 500, 500, 3000] });
  expect(reelOf(5, { every: 2, speed: 4 })).toEqual({ steps: [0, 2, 4, 5], times: [500, 500, 500, 3000] });
  expect(reelOf(0, {})).toEqual({ steps: [0], times: [3000] });
});

test('a long run leaves steps out; a film that was given no speed takes about 20 seconds', () => {
  const { steps, times } = reelOf(3650, {});
  expect(steps.length).toBeLessThanOrEqual(121);
  expect(steps.at(-1)).toBe(3650);
  const seconds = times.slice(0, -1).reduce((sum, time) => sum + time, 0) / 1000;
  expect(seconds).toBeGreaterThan(18);
  expect(seconds).toBeLessThan(22);
});
