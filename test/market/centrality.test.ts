// Betweenness, core numbers and PageRank: against a published implementation on small graphs, against what their
// definitions say, and where numbers are too large to count.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betweenness, FEWEST_PIVOTS, MOST_STEPS, pivots } from '../../sim/market/centrality/betweenness.ts';
import { coreNumbers } from '../../sim/market/centrality/core-numbers.ts';
import { pageRank } from '../../sim/market/centrality/pagerank.ts';
import { takenOnce } from '../../sim/market/kept.ts';
import type { Market } from '../../sim/market/market.ts';
import { degree } from '../../sim/market/market.ts';
import { scrambled } from '../../sim/market/scrambled.ts';
import { town } from '../campaign/towns.ts';
import published from './centrality.json';
import { market as generated } from './helpers.ts';

const everybody = (market: Market) => Array.from({ length: market.people }, (_, person) => person);
const rowOf = ({ out }: Market, person: number) => [
  ...out.targets.subarray(out.offsets[person], out.offsets[person + 1]),
];

describe.each(published.graphs.map((graph) => [graph.name, graph] as const))('published: %s', (_, graph) => {
  const ties = graph.ties.split(' ').map((tie) => tie.split('-').map(Number) as [number, number]);
  const market = town({ people: graph.people, ties, oneWay: graph.directed });
  const worst = (found: Float64Array, told: readonly number[]) =>
    Math.max(...told.map((value, person) => Math.abs(found[person] - value)));

  it('betweenness', () => {
    expect(worst(betweenness(market), graph.betweenness)).toBeLessThan(1e-9);
  });
  it('core numbers', () => {
    expect([...coreNumbers(market)]).toEqual(graph.core);
  });
  it('PageRank', () => {
    // Sweeps end when all changes together are below 1e-9: what is left is below 0.85 ÷ 0.15 of it.
    expect(worst(pageRank(market), graph.pagerank)).toBeLessThan(6e-9);
  });
});

/** Any small market: mutual or one-way ties, some people alone. */
const anyTown = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.boolean(), fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 40 }))
  .map(([people, oneWay, pairs]) => {
    const inside = pairs.filter(([a, b]) => a !== b && a < people && b < people);
    const names = inside.map(([a, b]) => (oneWay || a < b ? `${a} ${b}` : `${b} ${a}`));
    const ties = [...new Set(names)].map((name) => name.split(' ').map(Number) as [number, number]);
    return town({ people, ties, oneWay });
  });

describe('by definition', () => {
  it('betweenness: the shares of shortest ways, pair by pair', () => {
    fc.assert(
      fc.property(anyTown, (market) => {
        const found = betweenness(market);
        pairByPair(market).forEach((share, person) => {
          expect(Math.abs(found[person] - share)).toBeLessThan(1e-9);
        });
      }),
    );
  });

  it('betweenness: an estimate without bias, for the mean over all single pivots is exact', () => {
    fc.assert(
      fc.property(anyTown, (market) => {
        const exact = betweenness(market);
        const each = everybody(market).map((source) => betweenness(market, [source]));
        everybody(market).forEach((person) => {
          const mean = each.reduce((sum, estimate) => sum + estimate[person], 0) / market.people;
          expect(Math.abs(mean - exact[person])).toBeLessThan(1e-9);
        });
      }),
    );
  });

  it('core numbers: in the group of core k and above everybody is heard by k, and no larger group is so', () => {
    fc.assert(
      fc.property(anyTown, (market) => {
        const cores = coreNumbers(market);
        for (let k = 1; k <= Math.max(...cores) + 1; k++) {
          let group = new Set(everybody(market));
          for (let before = -1; before !== group.size; ) {
            before = group.size;
            const heard = (person: number) => rowOf(market, person).filter((hearer) => group.has(hearer)).length;
            group = new Set([...group].filter((person) => heard(person) >= k));
          }
          expect(everybody(market).filter((person) => cores[person] >= k)).toEqual([...group]);
        }
      }),
    );
  });

  it('PageRank: 1 in all, and each has what hearers lend', () => {
    fc.assert(
      fc.property(anyTown, (market) => {
        const rank = pageRank(market);
        expect(rank.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
        const idle = everybody(market).filter((person) => degree(market.in, person) === 0);
        const alike = (0.15 + 0.85 * idle.reduce((sum, person) => sum + rank[person], 0)) / market.people;
        for (const person of everybody(market)) {
          const lent = rowOf(market, person).map((hearer) => rank[hearer] / degree(market.in, hearer));
          expect(Math.abs(rank[person] - alike - 0.85 * lent.reduce((sum, part) => sum + part, 0))).toBeLessThan(1e-9);
        }
      }),
    );
  });
});

/** Betweenness as it is defined: distances and numbers of ways between all pairs, then who stands on how many. */
function pairByPair(market: Market): number[] {
  const from = everybody(market).map((source) => {
    const distance = new Map([[source, 0]]);
    const ways = new Map([[source, 1]]);
    for (const person of distance.keys()) {
      for (const hearer of rowOf(market, person)) {
        if (!distance.has(hearer)) distance.set(hearer, distance.get(person)! + 1);
        if (distance.get(hearer) !== distance.get(person)! + 1) continue;
        ways.set(hearer, (ways.get(hearer) ?? 0) + ways.get(person)!);
      }
    }
    return { distance, ways };
  });
  return everybody(market).map((person) => {
    let sum = 0;
    for (const [source, { distance, ways }] of from.entries()) {
      for (const [target, length] of distance) {
        if (person === source || person === target || !distance.has(person)) continue;
        const rest = from[person].distance.get(target);
        if (rest === undefined || distance.get(person)! + rest !== length) continue;
        sum += (ways.get(person)! * from[person].ways.get(target)!) / ways.get(target)!;
      }
    }
    return market.directed ? sum : sum / 2;
  });
}

describe('betweenness of large markets', () => {
  it('counts more ways than a number can hold: layer upon layer, everybody tells all of the next', () => {
    const [wide, last] = [3, 660];
    const ties = Array.from({ length: last * wide * wide }, (_, tie): [number, number] => {
      const layer = Math.floor(tie / (wide * wide));
      return [layer * wide + (tie % wide), (layer + 1) * wide + (Math.floor(tie / wide) % wide)];
    });
    const market = town({ people: (last + 1) * wide, ties, oneWay: true });
    expect(3 ** last).toBe(Infinity);
    // Of wide · j people before and wide · (last − j) people behind, a third of the ways lead through each.
    const worst = [...betweenness(market)].map((found, person) => {
      const layer = Math.floor(person / wide);
      return Math.abs(found - wide * layer * (last - layer)) / (1 + found);
    });
    expect(Math.max(...worst)).toBeLessThan(1e-9);
  });

  it('follows the ways from a fixed sample, as large as the work allows', () => {
    const small = generated('ring', { people: 2600, ties: 10 });
    expect([...pivots(small)]).toEqual(everybody(small));
    const large = generated('ring', { people: 20_000, ties: 10 });
    const sample = pivots(large);
    expect(sample.length).toBe(Math.floor(MOST_STEPS / (20_000 + 200_000)));
    // The mean of some 360 of the numbers 0 … 19,999, within 4.5 standard errors.
    const mean = sample.reduce((sum, person) => sum + person, 0) / sample.length;
    expect(Math.abs(mean - 9999.5)).toBeLessThan((4.5 * 20_000) / Math.sqrt(12 * sample.length));
    const crowd = { ...town({ people: 1000 }), ties: 1e9 };
    expect(pivots(crowd).length).toBe(FEWEST_PIVOTS);
  });

  it('estimates nearly the same order: 100 pivots of 2,000 people', () => {
    for (const [network, params] of [
      ['barabasi-albert', { people: 2000, ties: 3 }],
      ['watts-strogatz', { people: 2000, ties: 6, rewiring: 0.1 }],
    ] as const) {
      const market = generated(network, params);
      const exact = betweenness(market);
      const mark = scrambled(market);
      const sample = everybody(market).sort((a, b) => mark(a) - mark(b));
      const found = betweenness(market, sample.slice(0, 100));
      expect(correlation(ranks(exact), ranks(found)), network).toBeGreaterThan(0.9);
      const top = (values: Float64Array) => [...values.keys()].sort((a, b) => values[b] - values[a]).slice(0, 20);
      const worth = (people: number[]) => people.reduce((sum, person) => sum + exact[person], 0);
      expect(worth(top(found)) / worth(top(exact)), network).toBeGreaterThan(0.9);
    }
  });
});

/** Places in rising order; equals share the mean of theirs. */
function ranks(values: Float64Array): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  sorted.forEach((value, place) => {
    if (!first.has(value)) first.set(value, place);
    last.set(value, place);
  });
  return [...values].map((value) => (first.get(value)! + last.get(value)!) / 2);
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const centred = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  };
  const product = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, i) => sum + value * b[i], 0);
  const [a, b] = [centred(one), centred(other)];
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

it('a measure is taken once of each market', () => {
  let taken = 0;
  const measure = takenOnce(({ people }) => [people, ++taken]);
  const [one, other] = [town({ people: 1 }), town({ people: 2 })];
  expect([measure(one), measure(other), measure(one)]).toEqual([
    [1, 1],
    [2, 2],
    [1, 1],
  ]);
});
