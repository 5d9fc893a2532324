// What the scenario of the fib claims: when the fib stops paying, how the catalogue's reading of series.csv finds that
// day, and where there is none.

import { beforeAll, expect, it } from 'vitest';
import type { File } from './played.ts';
import { place, played, ready } from './played.ts';

beforeAll(ready);

const [TRUTH, STRETCH, FIB, BANG, TESTERS] = [
  'drip',
  'drip with a stretch',
  'drip with a fib',
  'big bang',
  'twenty testers',
];

function ran(names: string[], replicates: number, change: (file: File) => void = () => {}) {
  return played('how-big-a-fib.yaml', replicates, ['npv'], (file) => {
    file.campaigns = Object.fromEntries(names.map((name) => [name, file.campaigns[name]]));
    file.compare = names.slice(1).map((name) => [name, names[0]]);
    change(file);
  });
}

/** The first step from which the mean npv of `of` stays below that of `against`. */
function dayOf(of: string, against: string): number {
  const npv: Record<string, number[]> = {};
  for (const line of place.read('changed/series.csv').split('\n')) {
    const [campaign, step, metric, mean] = line.split(',');
    if (metric !== 'npv') continue;
    npv[campaign] ??= [];
    npv[campaign][Number(step)] = Number(mean);
  }
  return 1 + npv[of].findLastIndex((worth, step) => worth >= npv[against][step]);
}

it('the fib is behind the truth after two years, since about week 90; a stretch is ahead; testers are ahead of both', () => {
  const { find } = ran([TRUTH, STRETCH, FIB], 16);
  expect(find(FIB, TRUTH, 'npv').high).toBeLessThan(0);
  expect(find(STRETCH, TRUTH, 'npv').mean).toBeGreaterThan(0);
  expect(Math.abs(dayOf(FIB, TRUTH) - 90)).toBeLessThan(12);
  expect(ran([TRUTH, TESTERS], 8).find(TESTERS, TRUTH, 'npv').low).toBeGreaterThan(0);
});

it('in its first year the fib is ahead of the truth', () => {
  const year = ran([TRUTH, FIB], 6, (file) => {
    Object.assign(file, { steps: 52, budget: 1000 });
    for (const name of [TRUTH, FIB]) Object.assign(file.campaigns[name][0], { spend: 1000, weeks: '1-52' });
  });
  expect(year.find(FIB, TRUTH, 'npv').low).toBeGreaterThan(0);
});

it('where people talk little, or do not hold it against the firm, the fib pays', () => {
  for (const spread of [{ talk: '1 per week' }, { erosion: 0 }]) {
    const { find } = ran([TRUTH, FIB], 6, (file) => Object.assign(file.spread, spread));
    expect(find(FIB, TRUTH, 'npv').low).toBeGreaterThan(0);
  }
});

it('all at once perfection earns less than the truth', () => {
  const { find } = ran([BANG], 6, (file) => {
    file.campaigns = { honest: [{ ...file.campaigns[BANG][0], claim: 0.7 }], ...file.campaigns };
    file.compare = [[BANG, 'honest']];
  });
  expect(find(BANG, 'honest', 'npv').high).toBeLessThan(0);
});
