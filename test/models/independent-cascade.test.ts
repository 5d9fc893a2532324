// The independent cascade against all its possible worlds: on small graphs every world of living and dead ties is
// visited and weighed, and the mean over keyed replicates must meet it. And what holds for every world: a higher chance
// or more seeds never lose an active person, nor make one later.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rootKey } from '../../sim/kernel/luck.ts';
import type { Market } from '../../sim/market/market.ts';
import { independentCascade } from '../../sim/models/independent-cascade.ts';
import { pathCascade, triangleCascade } from '../oracle/closed-forms.ts';
import type { Tie } from '../oracle/enumerate.ts';
import { enumerate, mutual, shared } from '../oracle/enumerate.ts';
import type { Plan } from '../oracle/scene.ts';
import { marketOf, rowsOf } from '../oracle/scene.ts';
import { play } from './play.ts';
import { adoptions, expectMean, expectNested, expectShare, expectWorlds, over, weekly } from './truth.ts';
import { markets, STEPS } from './worlds.ts';

const peopleLuck = rootKey('people');

function run(market: Market, probability: Rule, plan: Plan, luck = peopleLuck, steps = STEPS) {
  return play(independentCascade, { market, plan, params: { probability }, steps, luck, peopleLuck });
}

type Rule = number | 'weighted' | 'ties';

/** Holds the size at every record, and who is active, against all possible worlds. */
function expectAll(market: Market, rule: Rule, ties: Tie[], seeds: number[]): number {
  const truth = enumerate(market.people, ties, seeds);
  expectWorlds(`cascade ${rule}`, truth, (luck) => run(market, rule, start(seeds), luck));
  return truth.size;
}

const start = (seeds: readonly number[]): Plan => ({ placements: { 0: seeds } });

describe('the mean over worlds', () => {
  it('a path of 5 from its end: 1.9375', () => {
    const ends = [0, 1, 2, 3].map((i) => [i, i + 1] as const);
    expect(expectAll(marketOf(5, ends), 0.5, mutual(ends, 0.5), [0])).toBeCloseTo(1.9375, 12);
    expect(pathCascade(5, 0.5)).toBe(1.9375);
  });

  it('a triangle from one person: 2.25', () => {
    const ends = [[0, 1] as const, [1, 2] as const, [0, 2] as const];
    expect(expectAll(marketOf(3, ends), 0.5, mutual(ends, 0.5), [1])).toBeCloseTo(2.25, 12);
    expect(expectAll(marketOf(3, ends), 0.2, mutual(ends, 0.2), [1])).toBeCloseTo(triangleCascade(0.2), 12);
  });

  it('one-way ties from two seeds, with a loop and a tie that nobody reaches', () => {
    const ends = [
      [0, 1],
      [1, 2],
      [2, 0],
      [2, 3],
      [4, 3],
      [3, 5],
      [6, 5],
    ] as const;
    const ties = ends.map(([from, to]) => ({ from, to, chance: 0.6 }));
    expectAll(marketOf(7, ends, { directed: true }), 0.6, ties, [0, 4]);
  });

  it('weighted: each tie succeeds with 1 / number of people its hearer listens to', () => {
    const ends = [[0, 1] as const, [0, 2] as const, [1, 2] as const, [2, 3] as const, [3, 4] as const];
    const market = marketOf(5, ends);
    const listens = [2, 2, 3, 2, 1];
    const ties = mutual(ends, 1).map((tie) => ({ ...tie, chance: 1 / listens[tie.to] }));
    expectAll(market, 'weighted', ties, [0]);
  });

  const weighed = [
    [0, 1, 0.6],
    [0, 2, 0.1],
    [1, 2, 0.3],
    [2, 3, 1],
    [3, 0, 0.4],
    [1, 3, 0.2],
  ] as const;
  const told = weighed.map(([from, to, chance]) => ({ from, to, chance }));
  const back = weighed.map(([to, from, chance]) => ({ from, to, chance }));

  it('weighted, where ties have weights: each tie succeeds with its share of the hearer’s attention', () => {
    expectAll(marketOf(4, weighed, { directed: true }), 'weighted', shared(told), [0]);
    expectAll(marketOf(4, weighed), 'weighted', shared([...told, ...back]), [0]);
  });

  it('ties: each tie succeeds with its own chance', () => {
    expectAll(marketOf(4, weighed, { directed: true }), 'ties', told, [0]);
    expectAll(marketOf(4, weighed), 'ties', [...told, ...back], [1]);
  });

  it('a star of 100 friends: three blocks of tries and a part of a fourth', () => {
    const star = marketOf(
      101,
      Array.from({ length: 100 }, (_, i) => [0, i + 1] as const),
    );
    let both = 0;
    const sizes = over('star', 2000, (luck) => {
      const won = adoptions(run(star, 0.13, start([0]), luck, 1));
      both += won.has(1) && won.has(33) ? 1 : 0;
      return won.size;
    });
    expectMean(sizes, 14);
    // The same place of two blocks: ties with luck of their own.
    expectShare(both, 2000, 0.13 ** 2);
    expect(adoptions(run(star, 1, start([0]))).size).toBe(101);
    expect(adoptions(run(star, 0, start([0]))).size).toBe(1);
  });
});

it.each([
  [0.1, [], [], 0.1],
  ['weighted', ['share'], [], 'weighted'],
  ['ties', ['probability'], ['probability'], 'ties'],
] as const)(
  'probability %s says what it reads of ties, what it needs, and the chance of a tie',
  (probability, reads, needs, chance) => {
    const params = independentCascade.params.parse({ probability });
    expect(independentCascade.reads!(params)).toEqual(reads);
    expect(independentCascade.needs!(params)).toEqual(needs);
    expect(independentCascade.tieChance!(params)).toBe(chance);
  },
);

it('of several friends who succeed at once, each is as likely to be named', () => {
  const market = marketOf(
    4,
    [0, 1, 2].map((i) => [i, 3] as const),
    { directed: true },
  );
  const named = over('named', 3000, (luck) => {
    const row = rowsOf(run(market, 1, start([0, 1, 2]), luck, 1).log!).find(({ person }) => person === 3);
    return row!.from!;
  });
  for (const friend of [0, 1, 2]) expectShare(named.filter((from) => from === friend).length, 3000, 1 / 3);
});

it('an exposure is heard with 1 − e^(−x), and a heard one persuades with its chance', () => {
  const market = marketOf(20_000, []);
  const plan = weekly(1, 1, { contacts: 0.7, persuades: 0.3 });
  const rows = rowsOf(run(market, 0, plan, peopleLuck, 1).log!);
  const heard = 1 - Math.exp(-0.7);
  expectShare(rows.filter(({ event }) => event === 'reached').length, 20_000, heard);
  expectShare(rows.filter(({ event }) => event === 'adopted').length, 20_000, heard * 0.3);
});

describe('in every world', () => {
  const seeds = fc.integer({ min: 0, max: 1_000_000 }).map((seed) => rootKey(String(seed)));
  const chances = fc.constantFrom(0, 0.05, 0.2, 0.5, 0.8, 1);
  const people = fc.array(fc.nat(1000), { maxLength: 4 });
  const flight = weekly(1, 4, { contacts: 0.3, persuades: 0.1 }).exposures;

  it('a higher chance never loses an active person, nor makes one later', () => {
    fc.assert(
      fc.property(markets, people, chances, chances, seeds, (market, wanted, one, other, luck) => {
        const plan = { ...start(wanted.map((person) => person % market.people)), exposures: flight };
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map((p) => run(market, p, plan, luck));
        expectNested(adoptions(less), adoptions(more));
      }),
      { numRuns: 200 },
    );
  });

  it('more seeds never lose an active person, nor make one later', () => {
    const chance = fc.oneof(chances, fc.constant('weighted' as const));
    fc.assert(
      fc.property(markets, people, people, chance, seeds, (market, first, second, p, luck) => {
        const [less, more] = [first, [...second, ...first]].map((wanted) => {
          const plan = { ...start(wanted.map((person) => person % market.people)), exposures: flight };
          return adoptions(run(market, p, plan, luck));
        });
        expectNested(less, more);
      }),
      { numRuns: 200 },
    );
  });
});
