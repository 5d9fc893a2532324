import { expect, test } from 'vitest';
import { smaller } from '../../sim/experiment/smaller.ts';
import { shelves } from '../../sim/registry.ts';
import { describeParams } from '../../sim/scenario/params.ts';
import { readScenario } from '../../sim/scenario/read.ts';

const scenario = (network: string, budget = 'budget: 20000') => `title: large
steps: 26
market:
  network: ${network}
product: {quality: 0.8, price: 60, margin: 30}
spread: {model: market}
${budget}
campaigns:
  big bang: [{lever: broadcast, spend: 20000, costPerThousand: 32}]
  'a "few"':
    - {lever: seed, strategy: degree, count: 110, costEach: 100, audience: 50000}
    - {lever: content, costPerWeek: 100, deposit: 4}
`;
const WS = '{type: watts-strogatz, people: 200000, ties: 10, rewiring: 0.1}';

test('totals shrink with the market; prices and what one person has stay', () => {
  const small = smaller(scenario(WS), 20_000, shelves)!;
  expect(small.sets).toEqual([
    'market.network.people=20000',
    'campaigns["big bang"][0].spend=2000',
    'campaigns["a \\"few\\""][0].count=11',
    'campaigns["a \\"few\\""][0].audience=20000',
    'campaigns["a \\"few\\""][1].costPerWeek=10',
    'campaigns["a \\"few\\""][1].deposit=0.4',
    'budget=2000',
  ]);
  expect(small.scaled).toContain('big bang: broadcast, spend: 20000 → 2000');
  const read = readScenario(scenario(WS), { file: 'x', registry: shelves, sets: small.sets });
  expect(read.ok && read.scenario.budget).toBe(200_000);
  expect(small.kept.join('\n')).toMatch(/prices.*\n.*audience: 20000, where 5\.0e\+3/);
});

test('what cannot be in proportion is said: one seed is the fewest, and then the budget may have to stay', () => {
  const small = smaller(scenario(WS), 200, shelves)!;
  expect(small.sets).toContain('campaigns["a \\"few\\""][0].count=1');
  expect(small.kept.some((line) => line === 'the budget')).toBe(true);
  expect(small.kept.some((line) => line.includes('count: 1, where 0.11'))).toBe(true);
});

test('groups stay as large as they are; a grid keeps its shape', () => {
  const blocks = '{type: stochastic-block, people: 200000, groups: 400, ties: 10, within: 0.9}';
  expect(smaller(scenario(blocks), 20_000, shelves)!.sets).toContain('market.network.groups=40');
  const sets = smaller(scenario('{type: grid, width: 800, height: 400}'), 20_000, shelves)!.sets;
  expect(sets.slice(0, 2)).toEqual(['market.network.width=200', 'market.network.height=100']);
});

test('nothing comes of what cannot shrink', () => {
  expect(smaller(scenario(WS), 200_000, shelves)).toBeUndefined();
  expect(smaller(scenario('{type: karate-club}'), 20, shelves)).toBeUndefined();
  expect(smaller(scenario('{type: file, ties: t.csv}'), 20, shelves)).toBeUndefined();
  expect(smaller('title: [', 20, shelves)).toBeUndefined();
});

test('what levers tell for the whole market is declared with it', () => {
  const told = shelves.levers.flatMap(({ name, params }) =>
    describeParams(params).flatMap((param) => (param.ofMarket ? [`${name}.${param.name}`] : [])),
  );
  expect(told.sort()).toEqual([
    'broadcast.spend',
    ...['community.costPerWeek', 'community.reference'],
    ...['content.ceiling', 'content.costPerWeek', 'content.deposit'],
    'employees.count',
    ...['letters.count', 'letters.perWeek'],
    ...['listening.costPerWeek', 'listening.hears'],
    ...['referral.rewards', 'referral.setUp'],
    'sampling.count',
    ...['seed.audience', 'seed.count'],
    ...['targeted.costPerSegment', 'targeted.spend'],
  ]);
});
