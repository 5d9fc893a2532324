// What the page's engine opens: of a market from files, which the page carries as it was drawn, nothing can be changed.

import { expect, test } from 'vitest';
import type { FrozenMarket } from '../../sim/market/export/frozen.ts';
import type { Opened } from '../../web/engine/messages.ts';
import { open, Refused } from '../../web/engine/scenarios.ts';

const scenario = (network: string) => `title: who is tied to whom
steps: 12
market:
  network: ${network}
  segments: [{name: keen, share: 0.5, fit: 0.9}, {name: cool, share: 0.5, fit: 0.2}]
product: {quality: 0.8}
spread: {model: market}
campaigns:
  few: [{lever: seed, strategy: degree, count: 2, costEach: 0}]
`;
const FILE = scenario('{type: file, ties: ties.csv}');
const carried = { people: 40 } as FrozenMarket;
const opened = (sets: string[]) => open({ kind: 'open', which: 'changed', scenario: FILE, sets, carried });
const ofMarket = ({ dials }: Opened) => dials.filter(({ path }) => path.startsWith('market')).length;

test('a market that is carried cannot be changed: no dial offers it, and a link that asks for it is refused', () => {
  expect(ofMarket(opened([]))).toBe(0);
  for (const set of ['market.segments[0].fit=0.5', 'market.network.ties=b.csv', 'seed=other']) {
    expect(() => opened([set]), set).toThrow(Refused);
  }
  expect(opened(['spread.talk=3 per week']).people).toBe(40);
});

test('one that is drawn can be', () => {
  const drawn = scenario('{type: watts-strogatz, people: 200, ties: 6, rewiring: 0.1}');
  const { dials, people } = open({ kind: 'open', which: 'run', scenario: drawn, sets: ['market.segments[0].fit=0.5'] });
  expect(dials.map(({ path }) => path)).toContain('market.segments[0].fit');
  expect(people).toBe(200);
});

test('without its files or a carried market it is said where it can be seen', () => {
  expect(() => open({ kind: 'open', which: 'run', scenario: FILE, sets: [] })).toThrow(/not in this page/);
});
