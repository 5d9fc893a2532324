// Seeding strategies that look at ties: whom they choose, which direction of a tie counts, and that neither people's
// numbers nor the order of a file matters.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strategies } from '../../sim/campaign/seeding/index.ts';
import type { Ask, Strategy } from '../../sim/campaign/strategy.ts';
import { eligible } from '../../sim/campaign/strategy.ts';
import { hashText, rootKey } from '../../sim/kernel/luck.ts';
import { betweenness } from '../../sim/market/centrality/betweenness.ts';
import { coreNumbers } from '../../sim/market/centrality/core-numbers.ts';
import { pageRank } from '../../sim/market/centrality/pagerank.ts';
import type { Market } from '../../sim/market/market.ts';
import { customerValue, degree, idOf } from '../../sim/market/market.ts';
import { scrambled } from '../../sim/market/scrambled.ts';
import { market as built } from '../market/helpers.ts';
import { town } from './towns.ts';

const luck = rootKey('network seeding');
const named = (name: string) => strategies.find((strategy) => strategy.name === name) as Strategy;
const choose = (name: string, ask: Omit<Ask, 'luck'> & { luck?: Ask['luck'] }) => [
  ...named(name).choose({ luck, ...ask }),
];
const everybody = (market: Market) => Array.from({ length: market.people }, (_, person) => person);
type Ties = [number, number][];

const SEGMENTS = [
  { name: 'us', people: 7, fit: 0.5, value: 2 },
  { name: 'them', people: 7, fit: 0.5, value: 1 },
];
/** Any small market of two segments: mutual or one-way ties, some people alone. */
const anyTown = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 60 }))
  .map(([oneWay, pairs]) => {
    const names = pairs.filter(([a, b]) => a !== b).map(([a, b]) => (oneWay || a < b ? `${a} ${b}` : `${b} ${a}`));
    const ties = [...new Set(names)].map((name) => name.split(' ').map(Number)) as Ties;
    const segmentOf = Array.from({ length: 14 }, (_, person) => person % 2);
    return town({ people: 14, ties, oneWay, segments: SEGMENTS, segmentOf });
  });

describe('degree-discount', () => {
  it('slow twin: after each choice everybody is weighed anew', () => {
    const chances = fc.constantFrom(undefined, 0, 0.01, 0.3, 1);
    fc.assert(
      fc.property(anyTown, chances, fc.nat(14), fc.constantFrom(undefined, 'us'), (market, tieChance, count, from) => {
        const ask = { market, tieChance, count, from, luck };
        expect(choose('degree-discount', ask)).toEqual(weighedAnew(ask));
      }),
    );
  });

  it('leaves a hub next to a chosen hub for a lesser one elsewhere, which degree does not', () => {
    // Person 0 tells 1 … 9 and person 1 tells 0 and 2 … 8, mostly the same; person 20 tells 21 … 25.
    const ties: Ties = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((friend) => [0, friend]);
    for (let friend = 2; friend <= 8; friend++) ties.push([1, friend]);
    for (let friend = 21; friend <= 27; friend++) ties.push([20, friend]);
    const market = town({ people: 28, ties });
    expect(choose('degree', { market, count: 2 })).toEqual([0, 1]);
    expect(choose('degree-discount', { market, count: 2, tieChance: 0.1 })).toEqual([0, 20]);
    // Without a chance: 8 − 1 ties of person 1 are left, as many as person 20 has, and the fixed order decides.
    const mark = scrambled(market);
    expect(choose('degree-discount', { market, count: 2 })).toEqual([0, mark(1) < mark(20) ? 1 : 20]);
  });
});

/** Degree discount as it is published, for one-way ties too: all worths from the ties and the chosen, at each choice. */
function weighedAnew(ask: Ask & { tieChance?: number }): number[] {
  const { market, tieChance: p } = ask;
  const tells = (one: number, other: number) =>
    market.out.targets.subarray(market.out.offsets[one], market.out.offsets[one + 1]).includes(other);
  const chosen: number[] = [];
  const worth = (person: number) => {
    const d = degree(market.out, person);
    const hearers = chosen.filter((other) => tells(person, other)).length;
    const tellers = chosen.filter((other) => tells(other, person)).length;
    if (p === undefined) return d - hearers;
    if (!market.directed) return d - 2 * hearers - (d - hearers) * hearers * p;
    return d - hearers - tellers - (d - hearers) * tellers * p;
  };
  const mark = scrambled(market);
  for (let wanted = ask.count; wanted > 0; wanted--) {
    const left = everybody(market).filter((person) => eligible(ask, person) && !chosen.includes(person));
    if (left.length === 0) break;
    left.sort((a, b) => worth(b) - worth(a) || mark(a) - mark(b));
    chosen.push(left[0]);
  }
  return chosen;
}

describe('measures of the whole market, choice among the eligible', () => {
  const measures: [string, (market: Market) => (person: number) => number][] = [
    ['betweenness', (market) => (person) => betweenness(market)[person]],
    ['pagerank', (market) => (person) => pageRank(market)[person]],
    ['k-core', (market) => (person) => coreNumbers(market)[person] + degree(market.out, person) / 1000],
    ['degree', (market) => (person) => degree(market.out, person)],
    ['revenue-leaders', (market) => (person) => customerValue(market, person)],
  ];
  it.each(measures)('%s: nobody left out ranks above anybody chosen', (name, measure) => {
    fc.assert(
      fc.property(anyTown, fc.integer({ min: 1, max: 14 }), fc.constantFrom(undefined, 'us'), (market, count, from) => {
        const chosen = choose(name, { market, count, from });
        const there = everybody(market).filter((person) => eligible({ market, from }, person));
        expect(chosen.length).toBe(Math.min(count, there.length));
        const of = measure(market);
        const inOrder = there.map(of).sort((a, b) => b - a);
        chosen.forEach((person, place) => {
          expect(of(person)).toBeCloseTo(inOrder[place], 9);
        });
      }),
      { numRuns: 40 },
    );
  });
});

describe('influence goes from teller to hearer', () => {
  // 0 tells 1, 2, 3 and 4; all of them tell 5, who tells 6; 7 listens to nobody and tells nobody.
  const ties: Ties = [1, 2, 3, 4].flatMap(
    (person): Ties => [
      [0, person],
      [person, 5],
    ],
  );
  const market = town({ people: 8, ties: [...ties, [5, 6]], oneWay: true });
  const first = (name: string, tieChance?: number) => choose(name, { market, count: 1, tieChance })[0];

  it('degree and degree-discount count hearers', () => {
    expect([first('degree'), first('degree-discount'), first('degree-discount', 0.1)]).toEqual([0, 0, 0]);
  });
  it('degree-discount: passes over who listens to somebody chosen', () => {
    // 0 tells 1 and 2, and 1 tells 3; 4 tells 5. Whoever 0 tells may be won by 0.
    const small = town({
      people: 7,
      ties: [
        [0, 1],
        [0, 2],
        [0, 6],
        [1, 3],
        [4, 5],
      ],
      oneWay: true,
    });
    expect(choose('degree-discount', { market: small, count: 2, tieChance: 0.2 })).toEqual([0, 4]);
  });
  it('betweenness: whoever word must pass', () => {
    // Of the ways from 0 … 4 to 6 all pass 5.
    expect(first('betweenness')).toBe(5);
  });
  it('pagerank: rank flows from hearers to those they listen to', () => {
    expect(first('pagerank')).toBe(0);
  });
  it('k-core: a ring that tells itself is a core, whoever else is told', () => {
    const ring: Ties = [
      [0, 1],
      [1, 2],
      [2, 0],
    ];
    const fan: Ties = [4, 5, 6, 7].map((person) => [3, person]);
    const market = town({ people: 8, ties: [...ring, ...fan, [3, 0]], oneWay: true });
    // 3 tells a core and four others, and so belongs to a group in which everybody is heard by one.
    expect(choose('k-core', { market, count: 4 })[0]).toBe(3);
    expect(choose('k-core', { market, count: 4 }).sort()).toEqual([0, 1, 2, 3]);
  });
  it('fringe: the fewest hearers, but at least one', () => {
    expect(choose('fringe', { market, count: 8 }).sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(choose('fringe', { market, count: 5 }).sort()).toEqual([1, 2, 3, 4, 5]);
  });
  it('friend-of-random: those who are listened to, and nobody where no one listens', () => {
    expect(choose('friend-of-random', { market, count: 8 }).sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(choose('friend-of-random', { market: town({ people: 9 }), count: 3 })).toEqual([]);
  });
});

describe('revenue-leaders', () => {
  it('goes by the table of people where there is one, and by segment where not', () => {
    const values = [3, 9, 0, 4.5, 4.5, 1];
    const table = town({ people: 6, values });
    expect(choose('revenue-leaders', { market: table, count: 6 }).map((person) => values[person])).toEqual([
      9, 4.5, 4.5, 3, 1, 0,
    ]);
    const segmentOf = [1, 0, 1, 0, 1, 1];
    const segments = town({ people: 6, segments: SEGMENTS, segmentOf });
    expect(choose('revenue-leaders', { market: segments, count: 2 }).sort()).toEqual([1, 3]);
  });
  it('among equals the lots that random holds', () => {
    const market = town({ people: 500 });
    expect(choose('revenue-leaders', { market, count: 30 })).toEqual(choose('random', { market, count: 30 }));
  });
});

describe('friend-of-random', () => {
  const TRIES = 6000;
  const firstTwo = (market: Market) =>
    Array.from({ length: TRIES }, (_, i) =>
      choose('friend-of-random', { market, count: 2, luck: rootKey(`names ${i}`) }),
    );
  const near = (hits: number, chance: number, what: string) =>
    expect(Math.abs(hits / TRIES - chance), what).toBeLessThan(4.5 * Math.sqrt((chance * (1 - chance)) / TRIES));

  it('star: whoever is not the centre names the centre', () => {
    const market = town({ people: 8, ties: [1, 2, 3, 4, 5, 6, 7].map((leaf) => [0, leaf]) });
    const hits = firstTwo(market).filter(([first]) => first === 0).length;
    near(hits, 7 / 8, 'centre');
  });

  it('is asking one after another, as long as it takes: the first two, exactly', () => {
    // A triangle with a tail, 0 1 2 and 2 3 4; person 5 has no friend. Everybody else names one, by lot.
    const ties: Ties = [
      [0, 1],
      [0, 2],
      [1, 2],
      [2, 3],
      [3, 4],
    ];
    const market = town({ people: 6, ties });
    const often = [1 / 2 + 1 / 3, 1 / 2 + 1 / 3, 1 / 2 + 1 / 2 + 1 / 2, 1 / 3 + 1, 1 / 2];
    const runs = firstTwo(market);
    for (let first = 0; first < 5; first++) {
      for (let second = 0; second < 5; second++) {
        if (first === second) continue;
        const hits = runs.filter(([one, other]) => one === first && other === second).length;
        near(hits, (often[first] / 5) * (often[second] / (5 - often[first])), `${first}, then ${second}`);
      }
    }
  });

  it('finds people with as many ties as a friend has', () => {
    const market = built('barabasi-albert', { people: 1000, ties: 3 });
    const { out } = market;
    const ties = (person: number) => degree(out, person);
    let friends = 0;
    let squares = 0;
    for (const person of everybody(market)) {
      for (let e = out.offsets[person]; e < out.offsets[person + 1]; e++) {
        friends += ties(out.targets[e]) / ties(person) / 1000;
        squares += ties(out.targets[e]) ** 2 / ties(person) / 1000;
      }
    }
    const found = firstTwo(market).map(([first]) => ties(first));
    const mean = found.reduce((sum, value) => sum + value, 0) / TRIES;
    expect(Math.abs(mean - friends)).toBeLessThan(4.5 * Math.sqrt((squares - friends ** 2) / TRIES));
    expect(friends).toBeGreaterThan(2 * (out.targets.length / 1000));
  });
});

describe('who people are, not where they stand', () => {
  /** Markets in which many are alike, so that sums in another order would tell them apart. */
  const alike: [string, number, Ties][] = [
    ['a ring with chords', 24, everyTwo(24, (i) => [(i + 1) % 24, (i + 5) % 24])],
    ['a cube of five dimensions', 32, everyTwo(32, (i) => [1, 2, 4, 8, 16].map((bit) => i ^ bit))],
    [
      'three times the same',
      30,
      everyTwo(30, (i) => [1, 2, 4].map((step) => Math.floor(i / 10) * 10 + ((i + step) % 10))),
    ],
    ['seven to each of six', 13, everyTwo(13, (i) => (i < 7 ? [7, 8, 9, 10, 11, 12] : []))],
  ];
  it.each(alike)('%s: other numbers, the same people', (_, people, ties) => {
    const ids = Array.from({ length: people }, (__, i) => hashText(`person ${i}`));
    const straight = town({ people, ties, keys: ids });
    const order = fc.shuffledSubarray([...ids.keys()], { minLength: people });
    fc.assert(
      fc.property(order, (at) => {
        const keys = ids.map((__, i) => ids[at.indexOf(i)]);
        const turned = town({ people, ties: ties.map(([a, b]) => [at[a], at[b]]), keys });
        for (const { name } of strategies.filter(({ bySamples }) => !bySamples)) {
          const wanted = choose(name, { market: straight, count: 9 }).map((person) => at[person]);
          expect(choose(name, { market: turned, count: 9 }), name).toEqual(wanted);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('a file in another order, its ties told from the other end', () => {
    const lines = Array.from({ length: 90 }, (_, i) => [`p${(i * 7) % 31}`, `p${(i * i + 3) % 31}`]);
    const file = (rows: string[][]) => ({ 'ties.csv': `from,to\n${rows.map((row) => row.join(',')).join('\n')}\n` });
    const one = built('file', { ties: 'ties.csv' }, { files: file(lines) });
    const shuffled = lines.map((_, i) => lines[(i * 37 + 11) % 90]).map(([a, b], i) => (i % 2 === 0 ? [a, b] : [b, a]));
    const other = built('file', { ties: 'ties.csv' }, { files: file(shuffled) });
    for (const { name } of strategies) {
      const names = (market: Market) => choose(name, { market, count: 8 }).map((person) => idOf(market, person));
      expect(names(other), name).toEqual(names(one));
    }
  });
});

/** Mutual ties from a rule that names each person's friends. */
function everyTwo(people: number, friends: (person: number) => number[]): Ties {
  const ties = new Map<string, [number, number]>();
  for (let i = 0; i < people; i++) {
    for (const j of friends(i)) ties.set(`${Math.min(i, j)} ${Math.max(i, j)}`, [i, j]);
  }
  return [...ties.values()];
}
