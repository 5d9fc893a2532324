// Trees of causes: known values of structural virality, a slow twin that walks every pair, and who counts as a parent.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cascadeOf, depthOf, meanDistance } from '../../sim/metrics/cascade.ts';
import { cascadeDepth } from '../../sim/metrics/cascade-depth.ts';
import { structuralVirality } from '../../sim/metrics/structural-virality.ts';
import { town } from '../campaign/towns.ts';
import type { Told } from './runs.ts';
import { run, view } from './runs.ts';

/** A run in which everybody adopts from their parent, one generation a step; −1: on their own. */
function grown(parents: readonly number[], numbers = parents.map((_, i) => i)): ReturnType<typeof view> {
  const depth: number[] = [];
  for (const parent of parents) depth.push(parent < 0 ? 0 : depth[parent] + 1);
  const events = parents.map(
    (parent, i): Told =>
      parent < 0 ? [0, 'placed', numbers[i], 'gift'] : [depth[i], 'adopted', numbers[i], 'friend', numbers[parent]],
  );
  const market = town({ people: parents.length });
  return view(market, run(market, Math.max(0, ...depth), events));
}
const virality = (parents: readonly number[], numbers?: number[]) => structuralVirality.figure(grown(parents, numbers));
const depth = (parents: readonly number[]) => cascadeDepth.figure(grown(parents));

const star = [-1, ...Array<number>(100).fill(0)];
const path = Array.from({ length: 10 }, (_, i) => i - 1);
const tree = Array.from({ length: 127 }, (_, i) => (i === 0 ? -1 : (i - 1) >> 1));

describe('structural virality', () => {
  it('has its known values', () => {
    expect(virality(star)).toBeCloseTo(1.9802, 4);
    expect(virality(path)).toBeCloseTo(3.6667, 4);
    expect(virality(tree)).toBeCloseTo(8.351, 4);
  });

  it('does not exist without two people of one tree', () => {
    expect(virality([-1, -1, -1])).toBeUndefined();
    expect(virality([])).toBeUndefined();
  });

  it('is the mean over all pairs of all trees, whatever the numbers of the people: slow twin', () => {
    const forests = fc.array(fc.integer({ min: -1, max: 30 }), { maxLength: 25 });
    fc.assert(
      fc.property(forests, (drawn) => {
        const parents = drawn.map((parent, i) => Math.min(parent, i - 1));
        const turned = parents.map((_, i) => parents.length - 1 - i);
        const slow = slowMean(parents);
        const fast = virality(parents, turned);
        if (slow === undefined) expect(fast).toBeUndefined();
        else expect(fast).toBeCloseTo(slow, 10);
      }),
    );
  });
});

/** Every pair by hand: climb from both until the ways meet. */
function slowMean(parents: readonly number[]): number | undefined {
  const way = (i: number): number[] => (i < 0 ? [] : [i, ...way(parents[i])]);
  let sum = 0;
  let pairs = 0;
  for (let a = 0; a < parents.length; a++) {
    for (let b = 0; b < a; b++) {
      const up = way(b);
      const meet = way(a).find((i) => up.includes(i));
      if (meet === undefined) continue;
      sum += way(a).indexOf(meet) + up.indexOf(meet);
      pairs++;
    }
  }
  return pairs > 0 ? sum / pairs : undefined;
}

describe('cascade depth', () => {
  it('counts generations', () => {
    expect(depth(star)).toBe(1);
    expect(depth(path)).toBe(9);
    expect(depth(tree)).toBe(6);
    expect(depth([-1, -1])).toBe(0);
    expect(depth([])).toBe(0);
  });
});

describe('who is whose parent', () => {
  const market = town({ people: 4 });
  const parents = (events: Told[]) => [...cascadeOf(run(market, 3, events).log!, 4).parent];

  it('a placed person is a root, and a seed that posts is a parent', () => {
    const events: Told[] = [
      [0, 'adopted', 1, 'start'],
      [1, 'placed', 2, 'gift', 1],
      [2, 'adopted', 0, 'media', 2],
    ];
    expect(parents(events)).toEqual([-1, -1, 1]);
  });

  it('on one record a chain of friends is one in time, whatever their numbers; a circle has a root all the same', () => {
    const chain: Told[] = [
      [0, 'placed', 1, 'gift'],
      [1, 'adopted', 0, 'friend', 2],
      [1, 'adopted', 2, 'friend', 3],
      [1, 'adopted', 3, 'friend', 1],
    ];
    // Members: 1, then 3, 2, 0.
    expect(parents(chain)).toEqual([-1, 0, 1, 2]);
    const circle: Told[] = [
      [1, 'adopted', 0, 'friend', 1],
      [1, 'adopted', 1, 'friend', 0],
    ];
    expect(parents(circle)).toEqual([-1, 0]);
  });

  it('on one record, who only knew of it before is no parent, nor is a seed who posts', () => {
    const news: Told[] = [
      [0, 'aware', 1, 'ad'],
      [1, 'adopted', 0, 'friend', 1],
      [1, 'adopted', 1, 'own'],
    ];
    expect(parents(news)).toEqual([-1, -1]);
    const posts: Told[] = [
      [1, 'adopted', 0, 'media', 1],
      [1, 'placed', 1, 'gift'],
    ];
    expect(parents(posts)).toEqual([-1, -1]);
  });

  it('who adopts by an ad or on their own is a root', () => {
    expect(
      parents([
        [1, 'adopted', 0, 'ad'],
        [2, 'adopted', 1, 'own'],
      ]),
    ).toEqual([-1, -1]);
  });

  it('talk by somebody who has it later or never makes no parent, so trees have no circles', () => {
    const events: Told[] = [
      [1, 'adopted', 0, 'friend', 1],
      [2, 'adopted', 1, 'friend', 0],
      [2, 'adopted', 2, 'friend', 3],
    ];
    expect(parents(events)).toEqual([-1, 0, -1]);
    const cascade = cascadeOf(run(market, 3, events).log!, 4);
    expect(depthOf(cascade)).toBe(1);
    expect(meanDistance(cascade)).toBe(1);
  });
});
