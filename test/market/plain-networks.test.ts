// Networks whose ties follow from their parameters: exact counts, degrees, distances and clustering, and the same graphs
// as graphology's generators where it has them. Caves besides at every rewiring.

import { UndirectedGraph } from 'graphology';
import classic from 'graphology-generators/classic/index.js';
import community from 'graphology-generators/community/index.js';
import { describe, expect, it } from 'vitest';
import { fromGraph } from '../../sim/market/graphology.ts';
import { expectMean, over } from '../models/truth.ts';
import { build, degrees, luck, market, mean, networkNamed, pairs } from './helpers.ts';
import { friendPairs, groups, matrixOf, steps } from './slow-measures.ts';
import { friendsOf } from './tied.ts';

type Params = Record<string, unknown>;

/** Steps from each to each. */
const far = (name: string, params: Params) => steps(matrixOf(market(name, params)));

const meanDistance = (distances: readonly number[][]) =>
  mean(distances.flatMap((row, a) => row.filter((_, b) => a !== b)));

/** How many pairs of friends are friends. */
const closed = (name: string, params: Params) =>
  friendPairs(matrixOf(market(name, params))).reduce((sum, { tied }) => sum + tied, 0);

describe('path', () => {
  it('ties everybody to the next, as graphology does', () => {
    expect(pairs(build('path', { people: 4 }))).toEqual(['0-1', '1-2', '2-3']);
    expect(pairs(build('path', { people: 30 }))).toEqual(pairs(fromGraph(classic.path(UndirectedGraph, 30))));
    expect(build('path', { people: 1 }).length).toBe(0);
  });

  it('is as long as can be: steps are differences of numbers, (n + 1) / 3 on average', () => {
    const distances = far('path', { people: 20 });
    distances.forEach((row, a) => {
      expect(row).toEqual(row.map((_, b) => Math.abs(a - b)));
    });
    expect(meanDistance(distances)).toBeCloseTo(7, 12);
    expect(closed('path', { people: 20 })).toBe(0);
  });
});

describe('star', () => {
  it('ties person 0 to everybody, and nobody else to anybody', () => {
    expect(pairs(build('star', { people: 4 }))).toEqual(['0-1', '0-2', '0-3']);
    expect(degrees(build('star', { people: 50 }))).toEqual([49, ...new Array(49).fill(1)]);
    expect(build('star', { people: 1 }).length).toBe(0);
  });

  it('is two steps wide, 2 − 2/n on average', () => {
    const distances = far('star', { people: 20 });
    expect(Math.max(...distances.flat())).toBe(2);
    expect(meanDistance(distances)).toBeCloseTo(1.9, 12);
    expect(closed('star', { people: 20 })).toBe(0);
  });
});

describe('grid', () => {
  it('ties people to those beside, above and below them', () => {
    expect(pairs(build('grid', { width: 3, height: 2 }))).toEqual(
      ['0-1', '1-2', '3-4', '4-5', '0-3', '1-4', '2-5'].sort(),
    );
    const found = degrees(build('grid', { width: 7, height: 5 }));
    expect([2, 3, 4].map((ties) => found.filter((degree) => degree === ties).length)).toEqual([4, 16, 15]);
  });

  it('measures steps along rows and columns, (width + height) / 3 on average', () => {
    const distances = far('grid', { width: 7, height: 5 });
    distances.forEach((row, a) => {
      const across = (b: number) => Math.abs((a % 7) - (b % 7));
      const down = (b: number) => Math.abs(Math.floor(a / 7) - Math.floor(b / 7));
      expect(row).toEqual(row.map((_, b) => across(b) + down(b)));
    });
    expect(meanDistance(distances)).toBeCloseTo(4, 12);
    expect(closed('grid', { width: 7, height: 5 })).toBe(0);
  });

  it('of one row or one column is a path', () => {
    const path = pairs(build('path', { people: 9 }));
    expect(pairs(build('grid', { width: 9, height: 1 }))).toEqual(path);
    expect(pairs(build('grid', { width: 1, height: 9 }))).toEqual(path);
    expect(build('grid', { width: 1, height: 1 }).length).toBe(0);
  });

  it('refuses more people than a market can have', () => {
    const check = networkNamed('grid').check!;
    expect(check({ width: 10_000, height: 5000 })).toEqual([]);
    expect(check({ width: 10_000, height: 5001 })).toEqual([
      { path: ['height'], message: 'is 5001, but with 10000 people in a row there can be at most 5000 rows' },
    ]);
  });
});

describe('caveman', () => {
  it('makes separate cliques, as graphology does', () => {
    for (const [caves, size] of [
      [5, 4],
      [1, 7],
      [6, 1],
      [8, 2],
    ]) {
      const theirs = fromGraph(community.caveman(UndirectedGraph, caves, size));
      const ours = build('caveman', { people: caves * size, size });
      expect(pairs(ours)).toEqual(pairs(theirs));
      expect(ours.warnings).toEqual([]);
    }
    for (const { pairs: all, tied } of friendPairs(matrixOf(market('caveman', { people: 20, size: 5 })))) {
      expect([all, tied]).toEqual([6, 6]);
    }
  });

  it('leaves those who are left over in a smaller cave, and says so', () => {
    const params = { people: 23, size: 5 };
    const sizes = groups(matrixOf(market('caveman', params))).map((cave) => cave.length);
    expect(sizes).toEqual([5, 5, 5, 5, 3]);
    expect(build('caveman', params).length).toBe(43);
    expect(build('caveman', params).warnings).toEqual(['caveman: the last cave holds 3 of the 23 people, not 5']);
  });

  it('rewires the share asked for, to anybody alike, and lets everybody keep half of their ties', () => {
    const people = 12_003;
    const at = (rewiring: number) => build('caveman', { people, size: 7, rewiring });
    const homes = at(0);
    for (const rewiring of [0.1, 1]) {
      const list = at(rewiring);
      expect(list.length).toBe(homes.length);
      expect(list.from).toEqual(homes.from);
      const moved = list.to.filter((to, tie) => to !== homes.to[tie]);
      // Binomial; 4.5 standard errors, which are none where all move.
      const error = Math.sqrt(rewiring * (1 - rewiring) * list.length);
      expect(Math.abs(moved.length - rewiring * list.length)).toBeLessThanOrEqual(4.5 * error);
      // The new ends, by tenths of the people: 9 degrees of freedom, whose chance of 44 is 1 in 700,000.
      const expected = moved.length / 10;
      const counts = new Array<number>(10).fill(0);
      for (const to of moved) counts[Math.floor((10 * to) / people)]++;
      expect(counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)).toBeLessThan(44);
      // In caves of seven each has six ties and keeps three of them; the last five people have four and keep two.
      const found = degrees(list);
      expect(Math.min(...found.slice(0, -5))).toBeGreaterThanOrEqual(3);
      expect(Math.min(...found.slice(-5))).toBeGreaterThanOrEqual(2);
    }
  });

  it('keeps (1 − rewiring)³ of its triangles', () => {
    const [people, size, rewiring] = [6000, 6, 0.15];
    const friends = friendsOf(people, build('caveman', { people, size, rewiring }));
    // Caves are as good as independent. A triangle through a rewired tie is a matter of one or two in all.
    const triangles = over('caves', people / size, (_, cave) => {
      const mine = Array.from({ length: size }, (__, i) => cave * size + i);
      const ties = (a: number, b: number) => a < b && friends[a].has(b);
      return mine.flatMap((a) => mine.flatMap((b) => mine.filter((c) => ties(a, b) && ties(b, c) && ties(a, c))))
        .length;
    });
    expectMean(triangles, 20 * 0.85 ** 3, 0.01);
  });

  it('ends where nearly everybody is tied to everybody', () => {
    expect(new Set(pairs(build('caveman', { people: 7, size: 7, rewiring: 1 }))).size).toBe(21);
    expect(new Set(pairs(build('caveman', { people: 8, size: 7, rewiring: 1 }))).size).toBe(21);
    expect(pairs(build('caveman', { people: 1, size: 1, rewiring: 1 }))).toEqual([]);
  });

  it('refuses caves that nobody can fill', () => {
    const check = networkNamed('caveman').check!;
    expect(check({ people: 10, size: 10 })).toEqual([]);
    expect(check({ people: 10, size: 11 })).toEqual([
      { path: ['size'], message: 'is 11, but there are only 10 people' },
    ]);
  });
});

it('florentine-families: 15 families by name, 20 marriages, the Medici in most', () => {
  const list = build('florentine-families', {});
  expect([list.people, list.length, list.directed, list.warnings]).toEqual([15, 20, false, []]);
  const found = degrees(list);
  const byName = Object.fromEntries(found.map((degree, family) => [list.ids!.text(family), degree]));
  expect(byName).toEqual({
    Acciaiuoli: 1,
    Albizzi: 3,
    Barbadori: 2,
    Bischeri: 3,
    Castellani: 3,
    Ginori: 1,
    Guadagni: 4,
    Lamberteschi: 1,
    Medici: 6,
    Pazzi: 1,
    Peruzzi: 3,
    Ridolfi: 3,
    Salviati: 2,
    Strozzi: 4,
    Tornabuoni: 3,
  });
  expect(groups(matrixOf(market('florentine-families', {}, { key: luck }))).length).toBe(1);
});
