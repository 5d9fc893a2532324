// The measures of markets against other programs, closed forms, and their own definitions.

import fc from 'fast-check';
import { connectedComponents, stronglyConnectedComponents } from 'graphology-components';
import { density } from 'graphology-metrics/graph/density.js';
import diameter from 'graphology-metrics/graph/diameter.js';
import { singleSourceLength } from 'graphology-shortest-path/unweighted.js';
import { describe, expect, it } from 'vitest';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { toGraph } from '../../sim/market/graphology.ts';
import { makeIds } from '../../sim/market/ids.ts';
import type { Market } from '../../sim/market/market.ts';
import { strongParts } from '../../sim/market/measures/components.ts';
import { paths } from '../../sim/market/measures/paths.ts';
import { measureMarket } from '../../sim/market/measures.ts';
import { anyTies, inSegments, tiedMarket } from './any-market.ts';
import { luck, market } from './helpers.ts';
import { degreeCorrelation, friendPairs, groups, matrixOf, mutual, steps } from './slow-measures.ts';

const measured = (given: Market) => measureMarket(given, luck);
const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);
const everybody = (people: number) => Uint32Array.from({ length: people }, (_, person) => person);

describe('well-known networks', () => {
  // As NetworkX 3.6 gives them.
  it.each([
    ['karate-club', 34, 78, 45, 0.2556818181818182, 0.5706384782076823, -0.4756130976846144, 2.408199643493761, 5],
    ['florentine-families', 15, 20, 3, 0.19148936170212766, 0.16, -0.37483787289234766, 2.4857142857142858, 5],
  ])('%s', (name, people, ties, triangles, transitivity, local, assortativity, mean, longest) => {
    const found = measured(market(name, {}));
    expect(found).toMatchObject({ people, ties, isolated: 0, components: { count: 1, largest: people, share: 1 } });
    expect(found.clustering.triangles).toBe(triangles);
    expect(found.clustering.transitivity).toBeCloseTo(transitivity, 12);
    expect(found.clustering.local).toBeCloseTo(local, 12);
    expect(found.assortativity).toBeCloseTo(assortativity, 12);
    expect(found.paths).toMatchObject({ people, sources: people, exact: true, se: 0, longest });
    expect(found.paths.mean).toBeCloseTo(mean, 12);
  });
});

describe('as graphology sees it', () => {
  const drawn = {
    'Watts–Strogatz': market('watts-strogatz', { people: 300, ties: 6, rewiring: 0.2 }),
    'Barabási–Albert': market('barabasi-albert', { people: 300, ties: 2 }),
    sparse: market('stochastic-block', { people: 300, groups: 3, ties: 2, within: '80%' }),
  };
  it.each(Object.entries(drawn))('%s', (_, given) => {
    const graph = toGraph(given);
    const found = measured(given);
    const parts = connectedComponents(graph).sort((a, b) => b.length - a.length);
    expect(found.density).toBeCloseTo(density(graph), 12);
    expect(found.components).toEqual({ count: parts.length, largest: parts[0].length, share: parts[0].length / 300 });
    const lengths = parts[0].flatMap((source) => Object.values(singleSourceLength(graph, source)));
    expect(found.paths.mean).toBeCloseTo(sum(lengths) / parts[0].length / (parts[0].length - 1), 12);
    expect(found.paths.longest).toBe(lengths.reduce((most, one) => Math.max(most, one), 0));
    if (parts.length === 1) expect(found.paths.longest).toBe(diameter(graph));
  });

  it('one-way ties', () => {
    const { from, to } = tieEnds(market('erdos-renyi', { people: 200, ties: 6 }));
    const pairs = from.map((a, t) => (t % 2 === 0 ? ([a, to[t]] as const) : ([to[t], a] as const)));
    const given = tiedMarket({ people: 200, directed: true, pairs });
    const graph = toGraph(given);
    const found = measured(given);
    const strong = stronglyConnectedComponents(graph).sort((a, b) => b.length - a.length);
    expect(strong[0].length).toBeGreaterThan(50);
    expect(found.strongComponents).toMatchObject({ count: strong.length, largest: strong[0].length });
    const inside = new Set(strong[0]);
    const lengths = strong[0].flatMap((source) =>
      Object.entries(singleSourceLength(graph, source)).flatMap(([target, far]) => (inside.has(target) ? [far] : [])),
    );
    expect(found.density).toBeCloseTo(density(graph), 12);
    expect(found.reciprocity).toBe(0);
    expect(found.paths.people).toBe(inside.size);
    expect(found.paths.mean).toBeCloseTo(sum(lengths) / inside.size / (inside.size - 1), 12);
  });
});

function tieEnds({ people, out }: Market): { from: number[]; to: number[] } {
  const from: number[] = [];
  const to: number[] = [];
  for (let a = 0; a < people; a++) {
    for (let e = out.offsets[a]; e < out.offsets[a + 1]; e++) {
      if (a > out.targets[e]) continue;
      from.push(a);
      to.push(out.targets[e]);
    }
  }
  return { from, to };
}

describe('closed forms', () => {
  it('a ring: everybody alike', () => {
    const found = measured(market('ring', { people: 100, ties: 6 }));
    // Clustering 3(k − 2) ÷ 4(k − 1); 99 others, of whom six at each distance but the last.
    expect(found.heardBy).toEqual({ mean: 6, median: 6, least: 6, most: 6, ofFriends: 6, distribution: [[6, 100]] });
    expect(found.clustering).toEqual({ triangles: 300, transitivity: 0.6, local: expect.closeTo(0.6, 12) });
    expect(found.assortativity).toBeNull();
    expect(found.paths.mean).toBeCloseTo(((6 * (16 * 17)) / 2 + 3 * 17) / 99, 12);
    expect(found.paths.longest).toBe(17);
  });

  it('a star: a hub among strangers', () => {
    const n = 50;
    const found = measured(market('star', { people: n }));
    expect(found.heardBy).toMatchObject({
      mean: (2 * (n - 1)) / n,
      median: 1,
      least: 1,
      most: n - 1,
      ofFriends: n / 2,
    });
    expect(found.clustering).toEqual({ triangles: 0, transitivity: 0, local: 0 });
    expect(found.assortativity).toBeCloseTo(-1, 12);
    expect(found.paths.mean).toBeCloseTo(2 - 2 / n, 12);
    expect(found.paths.longest).toBe(2);
  });

  it('everybody with everybody', () => {
    const found = measured(market('complete', { people: 40 }));
    expect(found.density).toBe(1);
    expect(found.clustering).toEqual({ triangles: 9880, transitivity: 1, local: 1 });
    expect(found.paths).toMatchObject({ mean: 1, longest: 1 });
    expect(found.assortativity).toBeNull();
  });

  it('all but one tie of everybody with everybody: 38 of the triangles are lost', () => {
    const { from, to } = tieEnds(market('complete', { people: 40 }));
    const pairs = from.map((a, t) => [a, to[t]] as const).slice(1);
    expect(measured(tiedMarket({ people: 40, directed: false, pairs })).clustering.triangles).toBe(9880 - 38);
  });

  it('a line, and where it is not worth while to follow all of it', () => {
    const short = measured(market('path', { people: 500 })).paths;
    expect([short.mean, short.longest]).toEqual([expect.closeTo(501 / 3, 10), 499]);
    const n = 30_000;
    const line = market('path', { people: n });
    const long = paths(line, everybody(n), luck);
    expect(long.exact).toBe(false);
    expect(long.sources).toBeGreaterThan(300);
    // Mean distances from x of the way along are n(½ − x + x²): their variance is n² ÷ 180.
    expect(long.se / (n / Math.sqrt(180 * long.sources))).toBeCloseTo(1, 0.5);
    expect(Math.abs(long.mean! - (n + 1) / 3)).toBeLessThan(4.5 * long.se);
    expect(long.longest).toBe(n - 1);
  });

  it('one person, and people without ties', () => {
    const alone = measured(market('path', { people: 1 }));
    expect(alone).toMatchObject({
      density: null,
      isolated: 1,
      assortativity: null,
      paths: { mean: null, longest: null },
    });
    const lonely = measured(tiedMarket({ people: 4, directed: true, pairs: [] }));
    expect(lonely).toMatchObject({
      density: 0,
      isolated: 4,
      reciprocity: null,
      clustering: { triangles: 0, transitivity: null, local: 0 },
      components: { count: 4, largest: 1, share: 0.25 },
      strongComponents: { count: 4 },
      heardBy: { mean: 0, ofFriends: null, distribution: [[0, 4]] },
      mixing: null,
    });
  });

  it('a circle of one-way ties as long as no recursion could follow', () => {
    const people = 200_000;
    const { offsets, targets } = {
      offsets: Uint32Array.from({ length: people + 1 }, (_, person) => person),
      targets: Uint32Array.from({ length: people }, (_, person) => (person + 1) % people),
    };
    expect(strongParts({ offsets, targets, weights: null, strong: null }).sizes).toEqual([people]);
    const open = { offsets: offsets.map((e) => Math.min(e, people - 1)), targets, weights: null, strong: null };
    expect(strongParts(open).sizes.length).toBe(people);
  });
});

describe('by their definitions', () => {
  const close = (value: number | null, slow: number) => {
    if (Number.isFinite(slow)) expect(value).toBeCloseTo(slow, 10);
    else expect(value).toBeNull();
  };

  it('in any small market', () => {
    fc.assert(
      fc.property(anyTies, (ties) => {
        const given = tiedMarket(ties);
        const found = measured(given);
        const tells = matrixOf(given);
        const known = mutual(tells);
        const pairs = friendPairs(known);
        const answered = tells.flatMap((row, a) => row.filter((tie, b) => tie && tells[b][a]));
        const degrees = tells.map((row) => row.filter(Boolean).length);
        expect(found.isolated).toBe(known.filter((row) => !row.includes(true)).length);
        expect(found.heardBy.mean).toBeCloseTo(sum(degrees) / ties.people, 12);
        const middle = [...degrees].sort((a, b) => a - b);
        expect(found.heardBy.median).toBe(
          (middle[Math.floor((ties.people - 1) / 2)] + middle[Math.floor(ties.people / 2)]) / 2,
        );
        close(found.heardBy.ofFriends, sum(degrees.map((k) => k * k)) / sum(degrees));
        if (ties.directed) close(found.reciprocity, answered.length / sum(degrees));
        expect(found.clustering.triangles).toBe(sum(pairs.map(({ tied }) => tied)) / 3);
        close(found.clustering.transitivity, sum(pairs.map(({ tied }) => tied)) / sum(pairs.map((one) => one.pairs)));
        close(
          found.clustering.local,
          sum(pairs.map((one) => (one.pairs === 0 ? 0 : one.tied / one.pairs))) / ties.people,
        );
        close(found.assortativity, degreeCorrelation(tells));
        expect(found.components.count).toBe(groups(known).length);
        if (ties.directed) expect(found.strongComponents?.count).toBe(groups(tells).length);
        const far = steps(tells);
        const largest = groups(tells).reduce((most, group) => (group.length > most.length ? group : most), []);
        expect(found.paths.people).toBe(largest.length);
        if (largest.length < 2) return;
        // Of equally large parts either may be measured.
        const alike = groups(tells).filter((group) => group.length === largest.length);
        const means = alike.map((group) => sum(group.flatMap((a) => group.map((b) => far[a][b]))));
        const mean = means.map((total) => total / largest.length / (largest.length - 1));
        expect(mean.some((one) => Math.abs(one - found.paths.mean!) < 1e-12)).toBe(true);
      }),
      { numRuns: 300, seed: 31 },
    );
  });

  it('ties inside segments, beside what chance would give', () => {
    fc.assert(
      fc.property(anyTies, fc.array(fc.nat(2), { minLength: 9, maxLength: 9 }), (ties, drawn) => {
        const of = drawn.slice(0, ties.people);
        fc.pre([...Array(Math.max(...of) + 1).keys()].every((s) => of.includes(s)) && Math.max(...of) > 0);
        const given = tiedMarket(ties, {}, inSegments(of));
        const found = measured(given);
        const ends = ties.pairs.flatMap(([a, b]) =>
          ties.directed
            ? [[a, b]]
            : [
                [a, b],
                [b, a],
              ],
        );
        fc.pre(ends.length > 0);
        const share = (keep: (from: number, to: number) => boolean) =>
          ends.filter(([a, b]) => keep(of[a], of[b])).length / ends.length;
        const within = share((from, to) => from === to);
        const expected = sum(
          found.segments.map((_, s) => share((from) => from === s) * share((_from, to) => to === s)),
        );
        expect(found.mixing!.within).toBeCloseTo(within, 12);
        expect(found.mixing!.expected).toBeCloseTo(expected, 12);
        if (expected < 1) close(found.mixing!.assortativity, (within - expected) / (1 - expected));
        found.segments.forEach((segment, s) => {
          close(segment.within, share((from, to) => from === s && to === s) / share((from) => from === s));
          expect(segment.expected).toBeCloseTo(
            share((_from, to) => to === s),
            12,
          );
        });
      }),
      { numRuns: 200, seed: 32 },
    );
  });
});

describe('what a market carries', () => {
  it('columns, weights and strengths in ranges', () => {
    const given = tiedMarket(
      {
        people: 3,
        directed: false,
        pairs: [
          [0, 1],
          [1, 2],
        ],
      },
      { weights: [2, 4], strong: [true, false] },
      {
        fits: Float64Array.of(0.1, 0.7),
        fitClass: Uint16Array.of(0, 1, 1),
        values: Float64Array.of(1, 2, 6),
        talkative: Float64Array.of(0, 1, 2),
      },
    );
    expect(measured(given)).toMatchObject({
      columns: {
        fit: { least: 0.1, mean: expect.closeTo(0.5, 12), most: 0.7 },
        value: { least: 1, mean: 3, most: 6 },
        talk: { least: 0, mean: 1, most: 2 },
      },
      weights: { least: 2, mean: 3, most: 4 },
      strengths: { strong: 1, weak: 1 },
    });
    const plain = measured(tiedMarket({ people: 3, directed: true, pairs: [[0, 1]] }, {}, inSegments([0, 1, 1])));
    expect(plain).toMatchObject({ columns: {}, weights: null, strengths: null });
  });

  it('the same people are drawn whatever their numbers', () => {
    // A line turned round: names go with places, and paths from the same names are as long.
    const n = 6000;
    const pairs = Array.from({ length: n - 1 }, (_, i) => [i, i + 1] as const);
    const names = Array.from({ length: n }, (_, i) => `p${String(i).padStart(5, '0')}`);
    const ids = makeIds(names, privateMemory);
    const keys = Uint32Array.from({ length: n }, (_, i) => i * 7919);
    const one = paths(tiedMarket({ people: n, directed: false, pairs }, {}, { ids, keys }), everybody(n), luck);
    const turned = tiedMarket({ people: n, directed: false, pairs }, {}, { ids, keys: keys.slice().reverse() });
    expect(one.exact).toBe(false);
    expect(paths(turned, everybody(n), luck)).toEqual({
      ...one,
      mean: expect.closeTo(one.mean!, 9),
      se: expect.closeTo(one.se, 6),
    });
  });
});
