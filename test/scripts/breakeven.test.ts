import { beforeAll, expect, test } from 'vitest';
import { built, Place, SMALL } from './wom.ts';

const place = new Place();
const TOWN = SMALL.replace(/spread: .*/, 'spread: {model: market, persuasion: 0.2}')
  .replace('price: 400, margin: 120', 'price: 400, margin: 120, unitCost: 30')
  .replace('metrics: [adopters, npv, spend, timeToHalf, roi]\n', '');

beforeAll(() => {
  built();
  place.write('town.yaml', TOWN);
  place.write('small.yaml', SMALL);
});

test('tells the closed form, the simulated borders and who wins, alike on any number of threads', () => {
  const { status, stdout, stderr } = place.wom(['breakeven', 'town.yaml', '-n', '6', '-j', '1']);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^Small fight\n\nWhat one advocate may cost .*\n.* in 6 worlds/);
  expect(stdout).toContain('10: seed, against big bang: broadcast. An advocate costs 130 here.');
  for (const row of ['closed form', 'simulated, bare', '\\+ persuasion', '\\+ own initiative']) {
    expect(stdout).toMatch(new RegExp(`^${row} +[−\\d.,]+ .*(win|close to tell)$`, 'm'));
  }
  expect(stdout).toMatch(/holds the product at cost, 30 here/);
  expect(place.wom(['breakeven', 'town.yaml', '-n', '6', '-j', '2']).stdout).toBe(stdout);
});

test('as JSON; another seed, other values', () => {
  const json = (...args: string[]) =>
    JSON.parse(place.wom(['breakeven', 'town.yaml', '-n', '2', '-j', '1', '--json', '-q', ...args]).stdout);
  const told = json();
  expect(told).toMatchObject({ title: 'Small fight', seed: 'small', worlds: 2, drawn: true, unitCost: 30 });
  const [pair] = told.pairs;
  expect(pair.advocates).toEqual({ campaign: '10', place: 0, lever: 'seed' });
  expect(pair.simulated).toHaveLength(6);
  expect(pair.closed).toBeCloseTo(pair.pressure.perAdvocate / pair.pressure.perMoney, 6);
  const dearer = json('--set', 'campaigns["big bang"][0].costPerThousand=64', '-s', 'other');
  expect(dearer.seed).toBe('other');
  // Half the contacts for the same money; other people by lot.
  expect(dearer.pairs[0].closed / pair.closed).toBeGreaterThan(1.6);
  expect(dearer.pairs[0].closed / pair.closed).toBeLessThan(2.4);
});

test('says kindly why there is none', () => {
  const { status, stdout, stderr } = place.wom(['breakeven', 'small.yaml']);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toBe(
    "wom: small.yaml has no break-even: model 'bass' has no closed form of what a contact comes to; there is one for market\n",
  );
  const free = ['breakeven', 'town.yaml', '-n', '1', '-j', '1', '--set', 'campaigns["big bang"][0].spend=0'];
  expect(place.wom(free)).toMatchObject({ status: 2, stderr: expect.stringContaining('no border') });
});
