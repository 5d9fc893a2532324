// Linear thresholds against all their live-edge worlds (Kempe, Kleinberg & Tardos 2003). And what holds for every world:
// more seeds never lose a follower, nor make one later.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Key } from '../../sim/kernel/luck.ts';
import { rootKey } from '../../sim/kernel/luck.ts';
import type { Market } from '../../sim/market/market.ts';
import { linearThreshold } from '../../sim/models/linear-threshold.ts';
import type { Tie } from '../oracle/enumerate.ts';
import { enumerateThresholds, shared } from '../oracle/enumerate.ts';
import type { Plan } from '../oracle/scene.ts';
import { marketOf, rowsOf } from '../oracle/scene.ts';
import { play } from './play.ts';
import { adoptions, expectMean, expectNested, expectShare, expectWorlds, over, weekly } from './truth.ts';
import { markets, STEPS } from './worlds.ts';

const peopleLuck = rootKey('people');
const start = (seeds: readonly number[]): Plan => ({ placements: { 0: seeds } });

const run = (market: Market, plan: Plan, luck: Key, steps = STEPS) =>
  play(linearThreshold, { market, plan, params: {}, steps, luck, peopleLuck });

describe('the mean over worlds', () => {
  /** Holds the size at every record, and who is active, against all possible worlds; weights need not sum to 1. */
  function expectAll(market: Market, ties: Tie[], seeds: number[]): number {
    const truth = enumerateThresholds(market.people, shared(ties), seeds);
    expectWorlds('linear thresholds', truth, (luck) => run(market, start(seeds), luck));
    return truth.size;
  }
  const both = (ends: readonly (readonly [number, number, number?])[]): Tie[] =>
    ends.flatMap(([a, b, chance = 1]) => [
      { from: a, to: b, chance },
      { from: b, to: a, chance },
    ]);
  const kite = [[0, 1] as const, [0, 2] as const, [1, 2] as const, [1, 3] as const, [2, 4] as const, [3, 4] as const];

  it('a star from one leaf: exactly 2', () => {
    const leaves = [1, 2, 3, 4, 5].map((leaf) => [0, leaf] as const);
    expect(expectAll(marketOf(6, leaves), both(leaves), [3])).toBeCloseTo(2, 12);
    const large = marketOf(
      40,
      Array.from({ length: 39 }, (_, i) => [0, i + 1] as const),
    );
    expectMean(
      over('large star', 6000, (luck) => adoptions(run(large, start([7]), luck, 2)).size),
      2,
    );
  });

  it('a net with loops, one seed and two', () => {
    expectAll(marketOf(5, kite), both(kite), [0]);
    expectAll(marketOf(5, kite), both(kite), [0, 4]);
  });

  it('ties that share out attention by weight', () => {
    const weights = [2, 0.5, 1, 0.1, 3, 0.7];
    const ends = kite.map(([a, b], tie) => [a, b, weights[tie]] as const);
    expectAll(marketOf(5, ends), both(ends), [1]);
  });

  it('one-way ties, weighted, with a loop and somebody whom nobody tells', () => {
    const ends = [
      [0, 1, 0.3],
      [1, 2, 1],
      [2, 0, 5],
      [2, 3, 0.9],
      [4, 3, 0.2],
      [3, 5, 1],
      [2, 1, 0.6],
    ] as const;
    const ties = ends.map(([from, to, chance]) => ({ from, to, chance }));
    expectAll(marketOf(6, ends, { directed: true }), ties, [0]);
  });
});

it('credit goes to one of the friends who are active, by weight', () => {
  const ends = [[0, 4, 1] as const, [1, 4, 2] as const, [2, 4, 5] as const, [3, 4, 4] as const];
  const market = marketOf(5, ends, { directed: true });
  const thanked = over('credit', 4000, (luck) => {
    const rows = rowsOf(run(market, start([0, 1, 2]), luck, 1).log!, ['adopted']);
    return rows[0]?.from ?? -1;
  }).filter((from) => from >= 0);
  expectShare(thanked.length, 4000, 8 / 12);
  for (const [friend, part] of [1 / 8, 2 / 8, 5 / 8].entries()) {
    expectShare(thanked.filter((from) => from === friend).length, thanked.length, part);
  }
});

it('more seeds never lose a follower, nor make one later', () => {
  const seeds = fc.integer({ min: 0, max: 1_000_000 }).map((seed) => rootKey(String(seed)));
  const people = fc.array(fc.nat(1000), { maxLength: 6 });
  const flight = weekly(1, 4, { contacts: 0.3, persuades: 0.1 }).exposures;
  fc.assert(
    fc.property(markets, people, people, seeds, (market, first, second, luck) => {
      const [less, more] = [first, [...second, ...first]].map((wanted) => {
        const plan = { ...start(wanted.map((person) => person % market.people)), exposures: flight };
        return adoptions(run(market, plan, luck));
      });
      expectNested(less, more);
    }),
    { numRuns: 200 },
  );
});
