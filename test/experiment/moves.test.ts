// The assumptions that are moved: each alone, a kind of lever together, and only what plays a part.

import { describe, expect, it } from 'vitest';
import { movesOf } from '../../sim/experiment/moves.ts';
import { shelves } from '../../sim/registry.ts';
import { readScenario } from '../../sim/scenario/read.ts';

function movesIn(campaigns: string) {
  const text = `
title: moves
market: {network: {type: ring, people: 100, ties: 4}}
product: {price: 10, margin: 4}
spread: {model: market}
campaigns:
${campaigns}`;
  const read = readScenario(text, { file: 'test', registry: shelves });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return movesOf(read.scenario, shelves);
}

const SEEDS = `
  eleven: [{lever: seed, strategy: random, count: 11, costEach: 1, audience: 20, posts: 0.3 per week}]
  six: [{lever: seed, strategy: random, count: 6, costEach: 1, audience: 20, posts: 0.3 per week}]
  other: [{lever: seed, strategy: random, count: 6, costEach: 1, audience: 20, posts: 2 per week}]`;

describe('moves', () => {
  it('a model’s parameter goes to each end of its plausible range, all else as it was', () => {
    const talk = movesIn(SEEDS).filter(({ path }) => path === 'spread.talk');
    expect(talk.map(({ value, was }) => [value, was])).toEqual([
      ['0.5 per week', '2 per week'],
      ['10 per week', '2 per week'],
    ]);
    const [low, high] = talk.map(({ scenario }) => scenario.spread.params as Record<string, unknown>);
    const { talk: _, ...others } = low;
    const { talk: __, ...same } = high;
    expect(others).toEqual(same);
  });

  it('levers of a kind for which the same is assumed move together, however else they differ; others stay', () => {
    const posts = movesIn(SEEDS).filter(({ path }) => path === 'seed.posts');
    expect(posts.map(({ value, was }) => `${was} → ${value}`)).toEqual([
      '0.3 per week → 0.1 per week',
      '0.3 per week → 5 per week',
      '2 per week → 0.1 per week',
      '2 per week → 5 per week',
    ]);
    const read = ({ scenario }: (typeof posts)[number]) =>
      scenario.campaigns.slice(1).map(({ levers }) => (levers[0].params as { posts: number }).posts);
    expect(read(posts[1])).toEqual([5, 5, 2]);
    expect(read(posts[2])).toEqual([0.3, 0.3, 0.1]);
  });

  it('what plays no part is not moved: posts without an audience', () => {
    const none = movesIn('  one: [{lever: seed, strategy: random, count: 2, costEach: 1}]');
    expect(none.filter(({ path }) => path === 'seed.posts')).toEqual([]);
  });
});
