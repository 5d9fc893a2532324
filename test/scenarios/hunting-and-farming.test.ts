// What the scenario of hunting and farming claims: who leads after one year and after two, and what turns it round.

import { beforeAll, expect, it } from 'vitest';
import type { File } from './played.ts';
import { played, ready } from './played.ts';

beforeAll(ready);

const [HUNTING, FARMING, DRIP] = ['hunting', 'farming', 'drip'];

function ran(steps: number, content: object = {}, replicates = 6) {
  return played('hunting-and-farming.yaml', replicates, ['npv'], (file: File) => {
    file.steps = steps;
    file.campaigns = {
      [HUNTING]: file.campaigns[HUNTING],
      [DRIP]: file.campaigns[DRIP],
      [FARMING]: file.campaigns[FARMING],
    };
    Object.assign(file.campaigns[FARMING][0], content);
    file.compare = [
      [FARMING, HUNTING],
      [FARMING, DRIP],
    ];
  });
}

it('after a year the bursts have earned several times as much, after two the content is ahead of bursts and drip', () => {
  const year = ran(52);
  expect(year.find(FARMING, HUNTING, 'npv').high).toBeLessThan(0);
  const npv = (name: string) => year.campaigns[name].metrics.npv.mean;
  expect(npv(HUNTING)).toBeGreaterThan(5 * npv(FARMING));
  const two = ran(104, {}, 10);
  expect(two.find(FARMING, HUNTING, 'npv').low).toBeGreaterThan(0);
  expect(two.find(FARMING, DRIP, 'npv').low).toBeGreaterThan(0);
});

it('where people taking part add nothing, or the content is hardly found, the bursts stay ahead', () => {
  expect(ran(104, { growth: 0 }, 10).find(FARMING, HUNTING, 'npv').high).toBeLessThan(0);
  expect(ran(104, { visits: 0.7 }).find(FARMING, HUNTING, 'npv').high).toBeLessThan(0);
});

it('where it is easily found, content is ahead within the year', () => {
  expect(ran(52, { visits: 4 }).find(FARMING, HUNTING, 'npv').low).toBeGreaterThan(0);
});
