// What the scenario of the Fiesta agents claims: who wins by the first sales figure and by the second, at which price of
// an agent, and what the television did that followed.

import { beforeAll, expect, it } from 'vitest';
import type { File } from './played.ts';
import { played, ready } from './played.ts';

beforeAll(ready);

const [BANG, DRIP, AGENTS, THEN] = ['big bang', 'drip', 'ten agents', 'agents, then television'];

function ran(change: (file: File) => void, metrics = ['npv', 'won'], replicates = 10) {
  return played('fiesta-movement.yaml', replicates, metrics, (file) => {
    const { [BANG]: bang, [DRIP]: drip, [AGENTS]: agents } = file.campaigns;
    file.campaigns = { [BANG]: bang, [DRIP]: drip, [AGENTS]: agents };
    file.compare = [
      [AGENTS, BANG],
      [AGENTS, DRIP],
      [DRIP, BANG],
    ];
    change(file);
  });
}

it('as the file stands the drip leads, then the agents, who reach few people and win as many as first told', () => {
  const { campaigns, find } = ran(() => {}, ['npv', 'won', 'reach'], 14);
  expect(find(AGENTS, DRIP, 'npv').high).toBeLessThan(0);
  expect(find(AGENTS, BANG, 'npv').low).toBeGreaterThan(0);
  const { won, reach } = campaigns[AGENTS].metrics;
  expect(reach.mean).toBeLessThan(campaigns[DRIP].metrics.reach.mean / 5);
  // Ten thousand cars are fifty here.
  expect(Math.abs(won.mean - 50)).toBeLessThan(9);
});

it('by the second figure the big bang loses money, and the drip still leads', () => {
  const { campaigns, find } = ran((file) =>
    Object.assign(file.spread, { persuasion: 0.006, ownInitiative: '0.002 per week' }),
  );
  // Three thousand cars are fifteen here.
  expect(Math.abs(campaigns[AGENTS].metrics.won.mean - 15)).toBeLessThan(4);
  expect(campaigns[BANG].metrics.npv.mean).toBeLessThan(-1000);
  expect(find(AGENTS, BANG, 'npv').mean).toBeGreaterThan(0);
  expect(find(DRIP, BANG, 'npv').low).toBeGreaterThan(0);
});

it('cheap agents beat the drip, dear ones lose to the big bang', () => {
  const at = (costEach: number, count: number, other: string) =>
    ran((file) => {
      Object.assign(file.campaigns[AGENTS][0], { costEach, count });
      file.campaigns = { [other]: file.campaigns[other], [AGENTS]: file.campaigns[AGENTS] };
      file.compare = [[AGENTS, other]];
    }).find(AGENTS, other, 'npv');
  expect(at(700, 14, DRIP).low).toBeGreaterThan(0);
  expect(at(1660, 6, BANG).high).toBeLessThan(0);
});

it('about half of those won by agents and television would not have been won by the same agents alone', () => {
  const { campaigns, find } = played('fiesta-movement.yaml', 10, ['won'], (file) => {
    const both = file.campaigns[THEN];
    file.campaigns = { alone: [both[0]], [THEN]: both };
    file.compare = [[THEN, 'alone']];
  });
  const more = find(THEN, 'alone', 'won');
  expect(more.low).toBeGreaterThan(0);
  expect(more.mean / campaigns[THEN].metrics.won.mean).toBeGreaterThan(0.35);
});
