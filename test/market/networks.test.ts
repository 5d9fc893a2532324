// Every network against closed forms, and against what every network promises: no tie twice, none to oneself, the same
// luck the same ties.

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { derive } from '../../sim/kernel/luck.ts';
import { networks } from '../../sim/market/networks/index.ts';
import { build, degrees, hostOf, luck, mean, networkNamed, pairs } from './helpers.ts';

const examples: Record<string, Record<string, unknown>> = {
  complete: { people: 40 },
  path: { people: 60 },
  star: { people: 60 },
  ring: { people: 101, ties: 6 },
  grid: { width: 9, height: 7 },
  caveman: { people: 501, size: 7, rewiring: '20%' },
  'random-regular': { people: 500, ties: 5 },
  'erdos-renyi': { people: 500, ties: 7.5 },
  'watts-strogatz': { people: 500, ties: 8, rewiring: '30%' },
  'barabasi-albert': { people: 500, ties: 3 },
  'holme-kim': { people: 500, ties: 3, triads: '70%' },
  configuration: { people: 500, degrees: [1, 2, 2, 10] },
  'stochastic-block': { people: 400, groups: 7, ties: 9.5, within: '80%' },
  'strong-weak': { people: 500, strong: 6, weak: 5 },
  'karate-club': {},
  'florentine-families': {},
  file: { ties: 'ties.csv' },
};
const host = hostOf({ 'ties.csv': 'a,b\nb,c\n10,a\n' });

it('the shelf holds these, each with an example here', () => {
  expect(networks.map((network) => network.name)).toEqual(Object.keys(examples));
});

describe.each(Object.entries(examples))('%s', (name, params) => {
  it('has no tie twice and none from a person to themselves', () => {
    const list = build(name, params, luck, host);
    expect(new Set(pairs(list)).size).toBe(list.length);
    for (let t = 0; t < list.length; t++) {
      expect(list.from[t]).not.toBe(list.to[t]);
      expect(Math.max(list.from[t], list.to[t])).toBeLessThan(list.people);
    }
  });

  it('is the same with the same luck, and another with another where it is drawn', () => {
    const again = pairs(build(name, params, luck, host));
    expect(again).toEqual(pairs(build(name, params, luck, host)));
    const other = pairs(build(name, params, derive(luck, 1), host));
    if (!ALWAYS_ALIKE.includes(name)) expect(other).not.toEqual(again);
    else expect(other).toEqual(again);
  });

  it('says beforehand how many people and ties to expect', () => {
    const network = networkNamed(name);
    const decoded = z.decode(network.params, params);
    if (network.people(decoded) === undefined) return;
    const list = build(name, params, luck, host);
    expect(list.people).toBe(network.people(decoded));
    const expected = network.expectedTies(decoded)!;
    const slack = BY_CHANCE.includes(name) ? 4.5 * Math.sqrt(expected) : 0;
    expect(Math.abs(list.length - expected)).toBeLessThanOrEqual(slack);
    expect(network.check?.(decoded) ?? []).toEqual([]);
  });
});

it('complete: everybody is tied to everybody', () => {
  expect(degrees(build('complete', { people: 40 }))).toEqual(new Array(40).fill(39));
  expect(build('complete', { people: 1 }).length).toBe(0);
});

it('ring: the nearest on both sides', () => {
  expect(pairs(build('ring', { people: 5, ties: 2 }))).toEqual(['0-1', '0-4', '1-2', '2-3', '3-4']);
  expect(new Set(pairs(build('ring', { people: 5, ties: 4 })))).toEqual(
    new Set(pairs(build('complete', { people: 5 }))),
  );
  expect(degrees(build('ring', { people: 101, ties: 6 }))).toEqual(new Array(101).fill(6));
});

it.each(['ring', 'watts-strogatz'])('%s: refuses odd ties and more ties than people', (name) => {
  const check = networkNamed(name).check!;
  expect(check({ people: 10, ties: 3, rewiring: 0 })).toEqual([
    { path: ['ties'], message: 'is 3, but must be even: half of them on each side' },
  ]);
  expect(check({ people: 10, ties: 10, rewiring: 0 })[0].message).toContain('at most 8');
  expect(check({ people: 10, ties: 8, rewiring: 0 })).toEqual([]);
});

/** Their ties are given by their parameters; only who lives where is drawn. */
const ALWAYS_ALIKE = ['complete', 'path', 'star', 'ring', 'grid', 'karate-club', 'florentine-families', 'file'];

/** Networks that draw how many ties they have. */
const BY_CHANCE = ['erdos-renyi', 'stochastic-block'];

describe('watts-strogatz', () => {
  it('at rewiring 0 is a ring, clustered 3(k − 2) / 4(k − 1)', () => {
    const list = build('watts-strogatz', { people: 300, ties: 10, rewiring: 0 });
    expect(pairs(list)).toEqual(pairs(build('ring', { people: 300, ties: 10 })));
    expect(clustering(list)).toBeCloseTo((3 * 8) / (4 * 9), 12);
  });

  it('at any rewiring has the same number of ties, and everybody keeps half of their own', () => {
    for (const rewiring of [0.01, 0.5, 1]) {
      const list = build('watts-strogatz', { people: 1000, ties: 6, rewiring });
      expect(mean(degrees(list))).toBe(6);
      expect(Math.min(...degrees(list))).toBeGreaterThanOrEqual(3);
    }
  });

  it('rewires the share asked for', () => {
    const people = 20_000;
    const list = build('watts-strogatz', { people, ties: 10, rewiring: 0.1 });
    let moved = 0;
    for (let t = 0; t < list.length; t++) {
      const steps = (list.to[t] - list.from[t] + people) % people;
      if (steps !== Math.floor(t / people) + 1) moved++;
    }
    // Binomial: 4.5 standard errors.
    expect(Math.abs(moved - 0.1 * list.length)).toBeLessThan(4.5 * Math.sqrt(0.09 * list.length));
  });

  it('at rewiring 1 has the degrees of k/2 + Poisson(k/2), nearly, and almost no clustering', () => {
    const list = build('watts-strogatz', { people: 20_000, ties: 10, rewiring: 1 });
    const spread = degrees(list);
    // Variance of the part that others choose: 5. Standard error of a variance of 20,000 Poissons: 5 √(2.2 / 20,000).
    const variance = mean(spread.map((degree) => (degree - 10) * (degree - 10)));
    expect(Math.abs(variance - 5)).toBeLessThan(4.5 * 5 * Math.sqrt(2.2 / 20_000) + 0.01);
    expect(clustering(list)).toBeLessThan(0.002);
  });

  it('ends where nearly everybody is tied to everybody', () => {
    expect(build('watts-strogatz', { people: 9, ties: 8, rewiring: 1 }).length).toBe(36);
    expect(new Set(pairs(build('watts-strogatz', { people: 10, ties: 8, rewiring: 1 }))).size).toBe(40);
  });
});

describe('barabasi-albert', () => {
  it('starts from a star and has exactly m + (n − m − 1) m ties', () => {
    const list = build('barabasi-albert', { people: 1000, ties: 4 });
    expect(list.length).toBe(4 + 995 * 4);
    expect(pairs({ ...list, length: 4 })).toEqual(['0-1', '0-2', '0-3', '0-4']);
    expect(Math.min(...degrees(list))).toBeGreaterThanOrEqual(1);
    expect(
      degrees(list)
        .slice(5)
        .every((degree) => degree >= 4),
    ).toBe(true);
    expect(build('barabasi-albert', { people: 5, ties: 4 }).length).toBe(4);
  });

  it('has the published degrees: P(k) = 2m(m + 1) / k(k + 1)(k + 2)', () => {
    const m = 3;
    const people = 100_000;
    const found = degrees(build('barabasi-albert', { people, ties: m }));
    for (const k of [3, 4, 6, 10, 20]) {
      const expected = (2 * m * (m + 1)) / (k * (k + 1) * (k + 2));
      const share = found.filter((degree) => degree === k).length / people;
      // 4.5 standard errors of a multinomial share, and 1 % for what a finite market lacks.
      expect(Math.abs(share - expected)).toBeLessThan(4.5 * Math.sqrt(expected / people) + 0.01 * expected);
    }
    // The tail: the share above d falls as 1/d², so ten times d leaves a hundredth; within a third on 1,000 and 10 people.
    const above = (d: number) => found.filter((degree) => degree >= d).length;
    expect(above(30) / above(300)).toBeGreaterThan(65);
    expect(above(30) / above(300)).toBeLessThan(250);
  });

  it('refuses more ties than there are others', () => {
    expect(networkNamed('barabasi-albert').check!({ people: 4, ties: 4 })[0].message).toContain('at most 3');
    expect(networkNamed('barabasi-albert').check!({ people: 4, ties: 3 })).toEqual([]);
  });
});

describe('stochastic-block', () => {
  const three = [
    { name: 'a', share: 0.5, fit: 0.5, value: 1 },
    { name: 'b', share: 0.3, fit: 0.5, value: 1 },
    { name: 'c', share: 0.2, fit: 0.5, value: 1 },
  ];

  it('has the mean degree and the share inside that are asked for', () => {
    const people = 50_000;
    const list = build('stochastic-block', { people, groups: 50, ties: 8, within: 0.7 });
    let inside = 0;
    for (let t = 0; t < list.length; t++) {
      if (Math.floor(list.from[t] / 1000) === Math.floor(list.to[t] / 1000)) inside++;
    }
    // Numbers of ties are sums of rare chances: variance at most the mean; 4.5 standard errors.
    expect(Math.abs(inside - 140_000)).toBeLessThan(4.5 * Math.sqrt(140_000));
    expect(Math.abs(list.length - inside - 60_000)).toBeLessThan(4.5 * Math.sqrt(60_000));
  });

  it('gives every pair the same chance', () => {
    const counts = new Map<string, number>();
    const rounds = 4000;
    for (let round = 0; round < rounds; round++) {
      const list = build('stochastic-block', { people: 6, groups: 2, ties: 2, within: 0.5 }, derive(luck, round));
      for (const pair of pairs(list)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    expect(counts.size).toBe(15);
    for (const [pair, count] of counts) {
      const [a, b] = pair.split('-').map(Number);
      const chance = a < 3 === b < 3 ? 1 / 2 : 1 / 3;
      expect(Math.abs(count - chance * rounds)).toBeLessThan(4.5 * Math.sqrt(chance * (1 - chance) * rounds));
    }
  });

  it('takes the segments as groups, and says who belongs where', () => {
    const list = build(
      'stochastic-block',
      { people: 1000, groups: 'segments', ties: 6, within: 1 },
      luck,
      hostOf({}, three),
    );
    expect(list.groups!.names).toEqual(['a', 'b', 'c']);
    const of = list.groups!.of;
    expect([0, 1, 2].map((group) => of.filter((mine) => mine === group).length)).toEqual([500, 300, 200]);
    for (let t = 0; t < list.length; t++) expect(of[list.from[t]]).toBe(of[list.to[t]]);
    const degree = degrees(list);
    for (const group of [0, 1, 2]) {
      const mine = degree.filter((_, person) => of[person] === group);
      expect(Math.abs(mean(mine) - 6)).toBeLessThan(4.5 * Math.sqrt((2 * 6) / mine.length));
    }
  });

  it('can be full or empty', () => {
    expect(build('stochastic-block', { people: 12, groups: 3, ties: 3, within: 1 }).length).toBe(18);
    expect(build('stochastic-block', { people: 12, groups: 3, ties: 8, within: 0 }).length).toBe(48);
    expect(build('stochastic-block', { people: 12, groups: 3, ties: 0, within: 0.5 }).length).toBe(0);
    expect(build('stochastic-block', { people: 12, groups: 12, ties: 11, within: 0 }).length).toBe(66);
  });

  it('refuses what cannot be', () => {
    const check = networkNamed('stochastic-block').check!;
    expect(check({ people: 5, groups: 6, ties: 1, within: 0 })[0].path).toEqual(['groups']);
    expect(check({ people: 10, groups: 2, ties: 5, within: 1 })[0].message).toContain('at most 4');
    expect(check({ people: 10, groups: 2, ties: 6, within: 0 })[0].message).toContain('outside');
    expect(check({ people: 10, groups: 1, ties: 2, within: 0.5 })[0].message).toContain('100%');
    const params = { people: 10, groups: 'segments', ties: 4, within: 1 };
    expect(() => build('stochastic-block', params, luck, hostOf({}, three))).toThrow(/in a group of 2/);
  });
});

it("karate-club: Zachary's 34 people and 78 ties", () => {
  const list = build('karate-club', {});
  expect([list.people, list.length, list.ids, list.directed]).toEqual([34, 78, null, false]);
  expect(degrees(list)).toEqual([
    16, 9, 10, 6, 3, 4, 4, 4, 5, 2, 3, 1, 2, 5, 2, 2, 2, 2, 2, 3, 2, 2, 2, 5, 3, 3, 2, 4, 3, 4, 4, 6, 12, 17,
  ]);
});

/** Mean local clustering (Watts & Strogatz 1998), the slow obvious way. */
function clustering(list: ReturnType<typeof build>): number {
  const friends = Array.from({ length: list.people }, () => new Set<number>());
  for (let t = 0; t < list.length; t++) {
    friends[list.from[t]].add(list.to[t]);
    friends[list.to[t]].add(list.from[t]);
  }
  return mean(
    friends.map((mine) => {
      const known = [...mine];
      let closed = 0;
      for (let i = 0; i < known.length; i++) {
        for (let j = i + 1; j < known.length; j++) if (friends[known[i]].has(known[j])) closed++;
      }
      return closed / ((known.length * (known.length - 1)) / 2);
    }),
  );
}
