// What the scenario of the big bang claims, and the catalogue of it, held against a few worlds: how much time, memory and
// talk decide whether all at once is better than bit by bit.

import { beforeAll, expect, it } from 'vitest';
import { only, played, ready } from './played.ts';

beforeAll(ready);

const [BANG, DRIP, AIMED, ADVOCATES] = ['big bang', 'drip', 'aimed', 'hundred advocates'];

it('over two years aiming earns most and the drip comes second; advocates at 32 lose money', () => {
  const { campaigns, find } = played('big-bang.yaml', 8, ['npv', 'aware'], (file) => {
    file.compare = [
      [AIMED, DRIP],
      [DRIP, BANG],
    ];
  });
  expect(find(AIMED, DRIP, 'npv').low).toBeGreaterThan(0);
  expect(find(DRIP, BANG, 'npv').low).toBeGreaterThan(0);
  expect(find(DRIP, BANG, 'aware').low).toBeGreaterThan(0);
  expect(campaigns[ADVOCATES].metrics.npv.mean).toBeLessThan(-500);
});

it('in half a year the big bang wins', () => {
  const { find } = played('big-bang.yaml', 20, ['npv'], (file) => {
    only(BANG, DRIP, AIMED)(file);
    file.steps = 26;
    for (const name of [DRIP, AIMED]) file.campaigns[name][0].weeks = '1-26';
  });
  expect(find(AIMED, BANG, 'npv').high).toBeLessThan(0);
  expect(find(DRIP, BANG, 'npv').high).toBeLessThan(0);
});

it('where people remember for long the big bang wins, and where they talk for long it beats the drip', () => {
  const { find } = played('big-bang.yaml', 6, ['npv'], (file) => {
    only(BANG, DRIP, AIMED)(file);
    file.spread.memoryHalfLife = '26 weeks';
  });
  expect(find(AIMED, BANG, 'npv').high).toBeLessThan(0);
  expect(find(DRIP, BANG, 'npv').high).toBeLessThan(0);
  const talked = played('big-bang.yaml', 6, ['npv'], (file) => {
    only(BANG, DRIP)(file);
    file.spread.talkHalfLife = '26 weeks';
  });
  expect(talked.find(DRIP, BANG, 'npv').high).toBeLessThan(0);
});

it('aiming is not worth five times the price of mass; with media at half the price the big bang beats all', () => {
  const dear = played('big-bang.yaml', 8, ['npv'], (file) => {
    only(BANG, AIMED)(file);
    file.campaigns[AIMED][0].costPerThousand = 160;
  });
  expect(dear.find(AIMED, BANG, 'npv').high).toBeLessThan(0);
  const cheap = played('big-bang.yaml', 4, ['npv'], (file) => {
    only(BANG, DRIP, AIMED)(file);
    file.campaigns[BANG][0].costPerThousand = 16;
  });
  for (const name of [DRIP, AIMED]) expect(cheap.find(name, BANG, 'npv').high).toBeLessThan(0);
});

it('advocates at a fifth of the price are no longer behind', () => {
  const { find } = played('big-bang.yaml', 10, ['npv'], (file) => {
    only(BANG, ADVOCATES)(file);
    Object.assign(file.campaigns[ADVOCATES][0], { costEach: 6.4, count: 500 });
  });
  expect(find(ADVOCATES, BANG, 'npv').low).toBeGreaterThan(0);
});
