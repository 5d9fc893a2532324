// What the scenario of the one post claims, and the catalogue of it, held against a few worlds: how many must be reading
// already, and how much of the whole is talk.

import { beforeAll, expect, it } from 'vitest';
import type { File } from './played.ts';
import { only, played, ready } from './played.ts';

beforeAll(ready);

const [BANG, DRIP, POST] = ['big bang', 'drip', 'one post'];

const duel = (change: (file: File) => void) =>
  played('37signals.yaml', 10, ['npv', 'won'], (file) => {
    only(BANG, POST)(file);
    change(file);
  });
const lead = (change: (file: File) => void) => duel(change).find(POST, BANG, 'npv');

it('the post wins most, the drip fewest, and nearly nine in ten come by talk', () => {
  const { campaigns, find } = played('37signals.yaml', 15, ['npv', 'earnedShare']);
  expect(find(POST, BANG, 'npv').low).toBeGreaterThan(0);
  expect(find(DRIP, BANG, 'npv').high).toBeLessThan(0);
  for (const name of [BANG, POST]) expect(campaigns[name].metrics.earnedShare.mean).toBeCloseTo(0.89, 1);
});

it('with half the visits, or media at half the price, the big bang wins', () => {
  expect(lead((file) => Object.assign(file.campaigns[POST][0], { visits: 100 })).high).toBeLessThan(0);
  expect(lead((file) => Object.assign(file.campaigns[BANG][0], { costPerThousand: 16 })).high).toBeLessThan(0);
});

it('without lasting talk the order stays and hardly a business is left; nobody buys what nobody expects much of', () => {
  const brief = duel((file) => Object.assign(file.spread, { talkHalfLife: '6 weeks' })).campaigns;
  expect(brief[POST].metrics.won.mean).toBeLessThan(92 / 3);
  expect(brief[POST].metrics.won.mean).toBeGreaterThan(brief[BANG].metrics.won.mean);
  const dull = duel((file) => Object.assign(file.spread, { prior: 0.3 })).campaigns;
  expect(dull[POST].metrics.won.mean).toBe(0);
});

it('after four years the post is still ahead of the big bang', () => {
  expect(lead((file) => Object.assign(file, { steps: 208 })).low).toBeGreaterThan(0);
});
