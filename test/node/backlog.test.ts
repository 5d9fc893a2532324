import { expect, test } from 'vitest';
import { Backlog } from '../../sim/node/backlog.ts';

const backlog = () => new Backlog([3, 4, 5, 9], (replicate) => Math.floor(replicate / 5));

test('replicates are taken in order, a lost one next, and a market is needed until all of it is told', () => {
  const work = backlog();
  expect([work.take(0, 1), work.take(0, 1)]).toEqual([[3], [4]]);
  expect([work.waitsFor(0), work.needs(0)]).toEqual([false, true]);
  work.putBack([3]);
  expect(work.take(0, 1)).toEqual([3]);
  work.told(4);
  expect(work.needs(0)).toBe(true);
  work.told(3);
  expect([work.needs(0), work.left, work.last]).toEqual([false, 2, 1]);
});

test('markets are built in order, each once', () => {
  const work = backlog();
  expect(work.nextOutside(new Map())).toBe(0);
  expect(work.nextOutside(new Map([[0, undefined]]))).toBe(1);
  expect(
    work.nextOutside(
      new Map([
        [0, undefined],
        [1, undefined],
      ]),
    ),
  ).toBeUndefined();
});

test('losses are counted by name', () => {
  const work = backlog();
  expect([work.lost('market 0'), work.lost('replicate 0'), work.lost('market 0')]).toEqual([1, 1, 2]);
});

test('a million replicates in one market are taken in linear time', () => {
  const many = new Backlog(
    Array.from({ length: 1_000_000 }, (_, r) => r),
    () => 0,
  );
  for (let r = 0; r < 1_000_000; r++) if (many.take(0, 1)[0] !== r) throw new Error(`not in order at ${r}`);
  expect(many.waitsFor(0)).toBe(false);
});

test('several are taken together, never of two markets, and those that are to run alone come alone', () => {
  const work = new Backlog([0, 1, 2, 3, 4, 5, 6], (replicate) => (replicate < 6 ? 0 : 1));
  expect(work.take(0, 4)).toEqual([0, 1, 2, 3]);
  work.putBack([0]);
  work.putBack([1, 2], true);
  expect([0, 0, 0, 1].map((market) => work.take(market, 9))).toEqual([[1], [2], [0, 4, 5], [6]]);
  expect([work.waitsFor(0), work.waitsFor(1)]).toEqual([false, false]);
});
