// What the scenario of the families claims, and the catalogue of it, held against a few worlds: how many must read them,
// and who.

import { beforeAll, expect, it } from 'vitest';
import type { File } from './played.ts';
import { only, played, ready } from './played.ts';

beforeAll(ready);

const [BANG, DRIP, FAMILIES] = ['big bang', 'drip', 'the families'];

/** The families' lead over the big bang. */
const lead = (change: (file: File) => void) =>
  played('living-in-hd.yaml', 8, ['npv'], (file) => {
    only(BANG, FAMILIES)(file);
    change(file);
  }).find(FAMILIES, BANG, 'npv');

it('as the file stands the families win over the big bang, and reach a third as many', () => {
  const { campaigns, find } = played('living-in-hd.yaml', 15, ['npv', 'reach'], only(BANG, FAMILIES));
  expect(find(FAMILIES, BANG, 'npv').low).toBeGreaterThan(0);
  const reach = (name: string) => campaigns[name].metrics.reach.mean;
  expect(Math.abs(reach(FAMILIES) / reach(BANG) - 1 / 3)).toBeLessThan(0.04);
});

it('with half the readers, with readers who do not care, or little trusted, the big bang wins', () => {
  const seed = (file: File) => file.campaigns[FAMILIES][0];
  expect(lead((file) => Object.assign(seed(file), { audience: 45 })).high).toBeLessThan(0);
  expect(lead((file) => Object.assign(file.spread, { trustMedia: 0.2 })).high).toBeLessThan(0);
  const careless = played('living-in-hd.yaml', 6, ['npv'], (file) => {
    only(FAMILIES)(file);
    Object.assign(seed(file), { audience: 180, audienceFrom: 'everyone else' });
  });
  expect(careless.find(FAMILIES, 'nothing', 'npv').high).toBeLessThan(0);
});

it('with media at two thirds of the price, or dearer families, the big bang wins', () => {
  expect(lead((file) => Object.assign(file.campaigns[BANG][0], { costPerThousand: 20 })).high).toBeLessThan(0);
  expect(lead((file) => Object.assign(file.campaigns[FAMILIES][0], { costEach: 750, count: 4 })).high).toBeLessThan(0);
});

it('after two years the drip has caught up; only the big bang stays behind', () => {
  const { find } = played('living-in-hd.yaml', 12, ['npv'], (file) => {
    only(BANG, DRIP, FAMILIES)(file);
    file.compare = [
      [DRIP, BANG],
      [DRIP, FAMILIES],
      [FAMILIES, BANG],
    ];
    file.steps = 104;
  });
  expect(find(DRIP, BANG, 'npv').low).toBeGreaterThan(0);
  expect(find(FAMILIES, BANG, 'npv').low).toBeGreaterThan(0);
  expect(find(DRIP, FAMILIES, 'npv').high).toBeGreaterThan(0);
});
