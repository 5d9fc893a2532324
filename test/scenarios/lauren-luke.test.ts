// What the scenario of the films claims, and the catalogue of it, held against a few worlds: that it takes years, and people
// who talk.

import { beforeAll, expect, it } from 'vitest';
import type { File } from './played.ts';
import { only, played, ready } from './played.ts';

beforeAll(ready);

const [BANG, FILMS] = ['big bang', 'a film a week'];

const duel = (replicates: number, change: (file: File) => void = () => {}) =>
  played('lauren-luke.yaml', replicates, ['npv', 'won', 'lossChance'], (file) => {
    only(BANG, FILMS)(file);
    change(file);
  });

it('after three years many worlds with films have lost money and some have earned well; they lie far apart', () => {
  const { campaigns } = duel(15);
  const { lossChance, won } = campaigns[FILMS].metrics;
  expect(lossChance.mean).toBeGreaterThan(0.3);
  expect(lossChance.mean).toBeLessThan(0.9);
  expect(won.sd).toBeGreaterThan(2 * campaigns[BANG].metrics.won.sd * (won.mean / campaigns[BANG].metrics.won.mean));
});

it('a year later the films have won several times as many', () => {
  const { campaigns, find } = duel(6, (file) => (file.steps = 208));
  expect(find(FILMS, BANG, 'npv').low).toBeGreaterThan(0);
  expect(campaigns[FILMS].metrics.won.mean).toBeGreaterThan(2 * campaigns[BANG].metrics.won.mean);
});

it('with half the growth by talk the films lose; where time costs nothing they earn most', () => {
  const slow = duel(8, (file) => Object.assign(file.campaigns[FILMS][0], { growth: '3%' }));
  expect(slow.find(FILMS, BANG, 'npv').high).toBeLessThan(0);
  expect(slow.campaigns[FILMS].metrics.lossChance.mean).toBe(1);
  const free = duel(8, (file) => Object.assign(file.campaigns[FILMS][0], { costPerWeek: 0 }));
  expect(free.find(FILMS, BANG, 'npv').low).toBeGreaterThan(0);
});
