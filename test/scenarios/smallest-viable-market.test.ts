// What the scenario of the smallest viable market claims: two answers that differ, the price of a first customer, of
// media, and the part of lasting talk.

import { beforeAll, expect, it } from 'vitest';
import type { File } from './played.ts';
import { played, ready } from './played.ts';

beforeAll(ready);

const [BANG, FORTY, HUNDREDS, SIX] = ['big bang', 'the forty', 'the hundred and sixty', 'the six hundred'];

function ran(change: (file: File) => void = () => {}, replicates = 10) {
  return played('smallest-viable-market.yaml', replicates, ['npv', 'reproduction'], (file) => {
    const kept = [BANG, FORTY, HUNDREDS, SIX];
    file.campaigns = Object.fromEntries(kept.map((name) => [name, file.campaigns[name]]));
    file.compare = [
      [FORTY, 'nothing'],
      [HUNDREDS, 'nothing'],
      [HUNDREDS, FORTY],
      [HUNDREDS, SIX],
      [BANG, SIX],
      [BANG, HUNDREDS],
    ];
    change(file);
  });
}

const firstCustomersAt = (costEach: number) => (file: File) => {
  Object.assign(file, { budget: 3 * costEach });
  for (const name of [FORTY, HUNDREDS, SIX]) Object.assign(file.campaigns[name][0], { costEach });
};

it('the forty pay although their talk dies out; the hundred and sixty are the smallest that carry themselves', () => {
  const { campaigns, find } = ran(() => {}, 30);
  expect(find(FORTY, 'nothing', 'npv').low).toBeGreaterThan(0);
  expect(campaigns[FORTY].metrics.reproduction.mean).toBeLessThan(0.95);
  expect(campaigns[HUNDREDS].metrics.reproduction.mean).toBeGreaterThan(1.05);
  expect(find(HUNDREDS, FORTY, 'reproduction').low).toBeGreaterThan(0);
  for (const other of [FORTY, SIX]) expect(find(HUNDREDS, other, 'npv').low).toBeGreaterThan(0);
});

it('with dear first customers the forty do not pay; R is the same', () => {
  const dear = ran(firstCustomersAt(200));
  expect(dear.find(FORTY, 'nothing', 'npv').high).toBeLessThan(0);
  expect(dear.find(HUNDREDS, 'nothing', 'npv').low).toBeGreaterThan(0);
  expect(dear.campaigns[FORTY].metrics.reproduction.mean).toBe(ran().campaigns[FORTY].metrics.reproduction.mean);
});

it('with cheap media the big bang wins', () => {
  const { find } = ran((file) => Object.assign(file.campaigns[BANG][0], { costPerThousand: 5 }));
  expect(find(BANG, HUNDREDS, 'npv').low).toBeGreaterThan(0);
  expect(find(BANG, SIX, 'npv').low).toBeGreaterThan(0);
});

it('where talk does not last, no group carries itself and none pays', () => {
  const { campaigns } = ran((file) => Object.assign(file.spread, { talk: '2 per week', talkHalfLife: '6 weeks' }));
  for (const name of [FORTY, HUNDREDS, SIX]) {
    expect(campaigns[name].metrics.reproduction.mean).toBeLessThan(0.9);
    expect(campaigns[name].metrics.npv.mean).toBeLessThan(0);
  }
});
