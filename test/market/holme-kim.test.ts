// Holme & Kim's growth against the whole law of a small market, worked out step by step as the paper tells it, and against
// what is known of large ones: closed forms for clustering, the degrees of preferential attachment.

import { describe, expect, it } from 'vitest';
import { derive } from '../../sim/kernel/luck.ts';
import { expectMean, over } from '../models/truth.ts';
import { build, degrees, luck, mean, networkNamed } from './helpers.ts';
import { expectChances, friendsOf } from './tied.ts';

/** Chances of all final networks, by name: every choice of every newcomer followed. */
function wholeLaw(people: number, ties: number, triads: number): Map<string, number> {
  const law = new Map<string, number>();
  const name = (pairs: readonly (readonly [number, number])[]) =>
    pairs
      .map(([a, b]) => (a < b ? `${a}-${b}` : `${b}-${a}`))
      .sort()
      .join(' ');

  function grow(
    friends: readonly (readonly number[])[],
    pairs: readonly (readonly [number, number])[],
    chance: number,
  ) {
    const newcomer = friends.length;
    if (newcomer === people) {
      law.set(name(pairs), (law.get(name(pairs)) ?? 0) + chance);
      return;
    }
    const done = (chosen: readonly number[], likely: number) => {
      const joined = friends.map((mine, person) => (chosen.includes(person) ? [...mine, newcomer] : mine));
      grow([...joined, chosen], [...pairs, ...chosen.map((other) => [newcomer, other] as const)], likely);
    };
    const choose = (chosen: readonly number[], met: number, likely: number): void => {
      if (chosen.length === ties) {
        done(chosen, likely);
        return;
      }
      const open = met < 0 ? [] : friends[met].filter((friend) => !chosen.includes(friend));
      const byTriad = open.length === 0 ? 0 : triads;
      if (byTriad > 0) for (const friend of open) choose([...chosen, friend], met, (likely * byTriad) / open.length);
      if (byTriad === 1) return;
      const others = friends.map((_, person) => person).filter((person) => !chosen.includes(person));
      const sum = others.reduce((all, person) => all + friends[person].length, 0);
      for (const other of others) {
        choose([...chosen, other], other, (likely * (1 - byTriad) * friends[other].length) / sum);
      }
    };
    choose([], -1, chance);
  }

  const spokes = Array.from({ length: ties }, (_, i) => i + 1);
  const star = [spokes, ...spokes.map(() => [0])];
  grow(
    star,
    spokes.map((spoke) => [0, spoke] as const),
    1,
  );
  return law;
}

/** Links among somebody's friends, and that as a share of all pairs of them. */
function linked(friends: readonly Set<number>[], person: number): { links: number; clustering: number } {
  const mine = [...friends[person]];
  let links = 0;
  for (const [i, one] of mine.entries()) for (const other of mine.slice(i + 1)) if (friends[one].has(other)) links++;
  return { links, clustering: mine.length < 2 ? 0 : links / ((mine.length * (mine.length - 1)) / 2) };
}

const clustering = (people: number, ties: number, triads: number, key = luck): number => {
  const friends = friendsOf(people, build('holme-kim', { people, ties, triads }, key));
  return mean(friends.map((_, person) => linked(friends, person).clustering));
};

describe('the process', () => {
  it.each([1, 2, 5])('with triads 0 is barabasi-albert tie by tie, of %i ties each', (ties) => {
    const plain = build('barabasi-albert', { people: 800, ties });
    const grown = build('holme-kim', { people: 800, ties, triads: 0 });
    expect(grown.from).toEqual(plain.from);
    expect(grown.to).toEqual(plain.to);
  });

  // Only from 4 ties on does it show to whose friends the third and later ties go.
  it.each([
    [5, 2, 0],
    [5, 2, 0.5],
    [6, 3, 0.7],
    [7, 4, 1],
  ])('%i people, %i ties, triads %d: every network comes with its chance, and no other', (people, ties, triads) => {
    const law = wholeLaw(people, ties, triads);
    expect([...law.values()].reduce((sum, chance) => sum + chance)).toBeCloseTo(1, 12);
    expectChances(law, 8000, luck, (own) => build('holme-kim', { people, ties, triads }, own));
  });

  it('every newcomer brings just so many ties, also where nearly everybody is tied to everybody', () => {
    for (const [people, ties] of [
      [40, 30],
      [12, 10],
      [12, 11],
      [200, 1],
    ]) {
      const list = build('holme-kim', { people, ties, triads: 1 });
      expect(list.length).toBe(ties + (people - ties - 1) * ties);
      friendsOf(people, list);
      for (let t = ties; t < list.length; t++) expect(list.from[t]).toBe(Math.floor((t - ties) / ties) + ties + 1);
    }
  });

  it('refuses more ties than there are others', () => {
    expect(networkNamed('holme-kim').check!({ people: 4, ties: 4, triads: 0 })[0].message).toContain('at most 3');
    expect(networkNamed('holme-kim').check!({ people: 4, ties: 3, triads: 0 })).toEqual([]);
  });
});

describe('clustering', () => {
  it('with 2 ties and triads 1 is 2/k for everybody who joins, and there is one triangle for each', () => {
    const people = 2000;
    const friends = friendsOf(people, build('holme-kim', { people, ties: 2, triads: 1 }));
    const found = friends.map((_, person) => linked(friends, person));
    for (let person = 3; person < people; person++) expect(found[person].links).toBe(friends[person].size - 1);
    expect(found.reduce((sum, { links }) => sum + links, 0) / 3).toBe(people - 3);
  });

  it('then is 2π² − 19 on average', () => {
    const samples = over('clustering of triads', 20, (own) => clustering(3000, 2, 1, own));
    // A finite market lacks the largest hubs and has its first people: less than 1/1,000 at this size.
    expectMean(samples, 2 * Math.PI * Math.PI - 19, 0.001);
  });

  it('rises with triads, from next to nothing', () => {
    const found = [0, 0.25, 0.5, 0.75, 1].map((triads) => clustering(5000, 4, triads));
    expect(found[0]).toBeLessThan(0.02);
    for (let i = 1; i < found.length; i++) expect(found[i]).toBeGreaterThan(found[i - 1] + 0.05);
  });
});

it('triads leave the degrees of preferential attachment: P(k) = 2m(m + 1) / k(k + 1)(k + 2)', () => {
  const [people, m] = [50_000, 3];
  const found = degrees(build('holme-kim', { people, ties: m, triads: 0.8 }, derive(luck, 7)));
  for (const k of [3, 4, 6, 10, 20]) {
    const expected = (2 * m * (m + 1)) / (k * (k + 1) * (k + 2));
    const share = found.filter((degree) => degree === k).length / people;
    // 4.5 standard errors of a multinomial share, and 1 % for what a finite market lacks.
    expect(Math.abs(share - expected)).toBeLessThan(4.5 * Math.sqrt(expected / people) + 0.01 * expected);
  }
  // The exponent 3 of the tail, by Hill's estimator over the 500 with most ties; its standard error is 2/√500.
  const tail = found.sort((a, b) => b - a).slice(0, 500);
  const exponent = 1 + 500 / tail.reduce((sum, k) => sum + Math.log(k / tail[499]), 0);
  expect(Math.abs(exponent - 3)).toBeLessThan((4.5 * 2) / Math.sqrt(500));
});
