// Cascades on large random graphs against theory. Where each active person wins less than one other on average, a seed
// counts 1 + p⟨k⟩/(1 − R) people (the big seed of Watts & Peretti 2007); from R = 1 on, which on a graph of mean degree z is
// p = 1/z (Erdős & Rényi), it may reach the giant component of living ties. Graphs are the samples: runs on one are alike.

import { describe, expect, it } from 'vitest';
import type { Key } from '../../sim/kernel/luck.ts';
import { derive, rootKey } from '../../sim/kernel/luck.ts';
import type { Market } from '../../sim/market/market.ts';
import { degree } from '../../sim/market/market.ts';
import { independentCascade } from '../../sim/models/independent-cascade.ts';
import { bigSeed, finalSize } from '../oracle/closed-forms.ts';
import { graphOfDegrees, randomGraph } from './graphs.ts';
import { play } from './play.ts';
import { expectMean, over } from './truth.ts';

const peopleLuck = rootKey('people');
const PEOPLE = 3000;

/** How many are active in the end, from one seed each, all by lot. */
function sizes(market: Market, probability: number, luck: Key, count: number): number[] {
  return Array.from({ length: count }, (_, run) => {
    const placements = { 0: [(run * 7919) % market.people] };
    const setting = { market, params: { probability }, steps: 60, plan: { placements }, level: 'tallies' as const };
    const record = play(independentCascade, { ...setting, luck: derive(luck, run), peopleLuck });
    return 1 + record.soFar('adopted')[60];
  });
}
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('the big seed: below the threshold each seed counts 1 + p⟨k⟩/(1 − R)', () => {
  const squares = (market: Market) =>
    Array.from({ length: market.people }, (_, person) => degree(market.out, person) ** 2);

  // What is left to smallness: a cascade of some ten meets itself once in some hundred times among 3000 people.
  it('on a graph of mean degree 4 at p = 0.15: 2.5', () => {
    expect(bigSeed(0.15, 4, 20).size).toBeCloseTo(2.5, 12);
    const drawn = over('big seed', 12, (luck) => mean(sizes(randomGraph(luck, PEOPLE, 4), 0.15, luck, 250)));
    expectMean(drawn, 2.5, 0.02);
  });

  it('with hubs, at p = 0.06: more than the mean degree says', () => {
    const degrees = Array.from({ length: PEOPLE }, (_, person) => (person % 10 === 0 ? 20 : 3));
    const truths: number[] = [];
    const gaps = over('big seed with hubs', 12, (luck) => {
      const market = graphOfDegrees(luck, degrees);
      const { size } = bigSeed(0.06, market.out.targets.length / PEOPLE, mean(squares(market)));
      truths.push(size);
      return mean(sizes(market, 0.06, luck, 250)) - size;
    });
    // Of a mean degree of 4.7 alone one would expect 1.39.
    expect(mean(truths)).toBeGreaterThan(1.6);
    expectMean(gaps, 0, 0.02);
  });
});

describe('the threshold at p = 1/z, on graphs of mean degree 4', () => {
  const LARGE = PEOPLE / 10;
  const runs = (p: number) => {
    const all: number[][] = [];
    over(`giant ${p}`, 16, (luck) => all.push(sizes(randomGraph(luck, PEOPLE, 4), p, luck, 40)));
    return all;
  };

  it('below, at p = 0.18: nobody reaches a tenth', () => {
    expect(Math.max(...runs(0.18).flat())).toBeLessThan(LARGE);
  });

  it.each([0.4, 0.5])('above, at p = %f: with the chance S a seed reaches the share S, S = 1 − e^(−zpS)', (p) => {
    const share = finalSize(4 * p);
    const all = runs(p);
    const large = all.map((found) => found.filter((size) => size > LARGE));
    expectMean(
      Float64Array.from(large, (found) => found.length / 40),
      share,
    );
    expectMean(
      Float64Array.from(large, (found) => mean(found) / PEOPLE),
      share,
      0.005,
    );
  });
});
