// Networks of pure chance against their known laws: all pairs alike and independent, or all networks with the same number
// of ties for everybody alike.

import { describe, expect, it } from 'vitest';
import { derive } from '../../sim/kernel/luck.ts';
import { expectMean, expectShare, over } from '../models/truth.ts';
import { build, degrees, luck, mean, networkNamed, pairs } from './helpers.ts';
import { allGraphs, evenly, expectChances, friendsOf, sizes } from './tied.ts';

type Friends = readonly ReadonlySet<number>[];

/** How many people are reached from one, themselves included. */
function reached(friends: Friends, start: number): number {
  const found = new Set([start]);
  for (const person of found) for (const friend of friends[person]) found.add(friend);
  return found.size;
}

function triangles(friends: Friends): number {
  let count = 0;
  friends.forEach((mine, a) => {
    for (const b of mine) for (const c of friends[b]) if (a < b && b < c && mine.has(c)) count++;
  });
  return count;
}

const drawn = (name: string, params: { people: number; ties: number }, key = luck) =>
  friendsOf(params.people, build(name, params, key));

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

describe('erdos-renyi', () => {
  it('ties every pair with the same chance, each for itself', () => {
    // Six pairs of four people: 64 networks, of which one with m ties has the chance pᵐ (1 − p)⁶⁻ᵐ.
    const [people, p] = [4, 0.4];
    const chances = new Map<string, number>();
    for (const names of allGraphs(people).values()) {
      for (const name of names) {
        const ties = name === '' ? 0 : name.split(' ').length;
        chances.set(name, p ** ties * (1 - p) ** (6 - ties));
      }
    }
    expect(chances.size).toBe(64);
    expectChances(chances, 20_000, luck, (own) => build('erdos-renyi', { people, ties: 3 * p }, own));
  });

  it('has binomial degrees', () => {
    const [people, ties] = [50_000, 4];
    const found = degrees(build('erdos-renyi', { people, ties }));
    const p = ties / (people - 1);
    for (let k = 0; k <= 10; k++) {
      const chance = choose(people - 1, k) * p ** k * (1 - p) ** (people - 1 - k);
      const having = found.filter((degree) => degree === k).length;
      // The two ends of a tie make degrees a little alike: less than 1 % of a standard error at this size.
      expectShare(having, people, chance);
    }
    // The number of ties is binomial too.
    expect(Math.abs(mean(found) - ties)).toBeLessThan(4.5 * Math.sqrt((2 * ties) / people));
  });

  it('closes a triangle of people with chance p³, and so two friends of one are friends with chance p', () => {
    const [people, ties] = [60, 11.8];
    const counts = over('triangles', 150, (key) => triangles(drawn('erdos-renyi', { people, ties }, key)));
    expectMean(counts, choose(people, 3) * (ties / (people - 1)) ** 3);
  });

  it('hangs together with the exact chance (Gilbert 1959), around the threshold of ln n ties', () => {
    const people = 24;
    for (const ties of [2, Math.log(people), 5]) {
      const none = 1 - ties / (people - 1);
      const chance: number[] = [NaN, 1];
      for (let n = 2; n <= people; n++) {
        let apart = 0;
        for (let k = 1; k < n; k++) apart += choose(n - 1, k - 1) * chance[k] * none ** (k * (n - k));
        chance.push(1 - apart);
      }
      const rounds = 3000;
      let together = 0;
      for (let round = 0; round < rounds; round++) {
        if (reached(drawn('erdos-renyi', { people, ties }, derive(luck, round)), 0) === people) together++;
      }
      expectShare(together, rounds, chance[people]);
    }
  });

  it('falls into small pieces below one tie each, and above has one large one: a share s = 1 − exp(−ties × s)', () => {
    const people = 20_000;
    const largest = (ties: number) => {
      const friends = drawn('erdos-renyi', { people, ties });
      // Who is in a piece of more than half, if there is one, is found among any few.
      return Math.max(...Array.from({ length: 40 }, (_, i) => reached(friends, i)));
    };
    expect(largest(0.5)).toBeLessThan(0.01 * people);
    const s = 0.7968121300200199;
    // Its variance is n s (1 − s) / (1 − c (1 − s))² (Stepanov 1970).
    const error = Math.sqrt(people * s * (1 - s)) / (1 - 2 * (1 - s));
    expect(Math.abs(largest(2) - s * people)).toBeLessThan(4.5 * error);
  });

  it('can be full, empty, or one person', () => {
    expect(pairs(build('erdos-renyi', { people: 12, ties: 11 }))).toEqual(pairs(build('complete', { people: 12 })));
    expect(build('erdos-renyi', { people: 12, ties: 0 }).length).toBe(0);
    expect(build('erdos-renyi', { people: 1, ties: 0 }).length).toBe(0);
  });

  it('refuses more ties than there are others', () => {
    const check = networkNamed('erdos-renyi').check!;
    expect(check({ people: 10, ties: 9 })).toEqual([]);
    expect(check({ people: 10, ties: 9.5 })).toEqual([
      { path: ['ties'], message: 'is 9.5, but 10 people can have at most 9 each' },
    ]);
  });
});

describe('random-regular', () => {
  it.each([
    [1, 0],
    [2, 1],
    [100, 1],
    [101, 2],
    [1000, 3],
    [1000, 10],
    [200, 99],
    [201, 100],
    [100, 97],
    [60, 59],
  ])('of %i people gives everybody exactly %i ties', (people, ties) => {
    expect(sizes(drawn('random-regular', { people, ties }))).toEqual(new Array(people).fill(ties));
  });

  // 60 hexagons and 10 pairs of triangles; 60 prisms and 10 times three tied to three.
  it.each([2, 3])('all 70 networks of six people with %i ties each come equally often', (ties) => {
    const names = allGraphs(6).get(new Array(6).fill(ties).join())!;
    expect(names.length).toBe(70);
    expectChances(evenly(names), 7000, luck, (own) => build('random-regular', { people: 6, ties }, own));
  });

  it('has (k − 1)³ / 6 triangles in large markets, and as much variance (Bollobás 1980)', () => {
    const counts = over('regular', 100, (key) => triangles(drawn('random-regular', { people: 800, ties: 5 }, key)));
    // What a finite market lacks is of the order of one part in its people.
    expectMean(counts, 64 / 6, 0.1);
    const squares = counts.map((count) => (count - 64 / 6) * (count - 64 / 6));
    expectMean(squares, 64 / 6, 0.1);
  });

  it('hangs together from three ties on (Bollobás 1981)', () => {
    for (let round = 0; round < 20; round++) {
      expect(reached(drawn('random-regular', { people: 500, ties: 3 }, derive(luck, round)), 0)).toBe(500);
    }
  });

  it('refuses what cannot be', () => {
    const check = networkNamed('random-regular').check!;
    expect(check({ people: 7, ties: 2 })).toEqual([]);
    expect(check({ people: 8, ties: 7 })).toEqual([]);
    expect(check({ people: 7, ties: 3 })).toEqual([
      { path: ['ties'], message: 'is 3, but must be even, as there are 7 people: every tie has two ends' },
    ]);
    expect(check({ people: 7, ties: 7 })[0].message).toBe('is 7, but 7 people can have at most 6 each');
  });
});
