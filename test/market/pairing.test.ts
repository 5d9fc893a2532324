// Networks with given degrees: exact wherever a network exists, known by listing all small graphs; and fair.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derive } from '../../sim/kernel/luck.ts';
import { havelHakimi } from '../../sim/market/havel-hakimi.ts';
import { NumberSet } from '../../sim/market/number-set.ts';
import { PairSet, pairNumber } from '../../sim/market/pair-set.ts';
import { pairUp } from '../../sim/market/pairing.ts';
import { luck } from './helpers.ts';
import { allGraphs, evenly, expectChances, friendsOf, sizes } from './tied.ts';

const five = allGraphs(5);

/** Everybody who joins is tied to all before them or to nobody: only one network has these degrees. */
function nested(joins: readonly boolean[]): number[] {
  const degrees: number[] = [];
  for (const tied of joins) {
    if (tied) for (let person = 0; person < degrees.length; person++) degrees[person]++;
    degrees.push(tied ? degrees.length : 0);
  }
  return degrees;
}

describe('exact degrees', () => {
  it('of five people, by falling degrees: found wherever one of the 1,024 graphs has them, refused elsewhere', () => {
    let found = 0;
    for (let code = 0; code < 5 ** 5; code++) {
      const degrees = [0, 1, 2, 3, 4].map((person) => Math.floor(code / 5 ** person) % 5);
      if (degrees.some((ties, person) => person > 0 && ties > degrees[person - 1])) continue;
      const ties = pairUp(degrees, derive(luck, code));
      expect(ties !== undefined, degrees.join()).toBe(five.has(degrees.join()));
      expect(havelHakimi(degrees) !== undefined, degrees.join()).toBe(five.has(degrees.join()));
      if (ties === undefined) continue;
      expect(sizes(friendsOf(5, ties))).toEqual(degrees);
      expect(sizes(friendsOf(5, havelHakimi(degrees)!))).toEqual(degrees);
      found++;
    }
    expect(found).toBe(31);
  });

  it('of any graph', () => {
    const graph = fc
      .integer({ min: 1, max: 25 })
      .chain((people) => fc.tuple(fc.constant(people), fc.array(fc.tuple(fc.nat(people - 1), fc.nat(people - 1)))));
    fc.assert(
      fc.property(graph, fc.nat(), ([people, ends], subject) => {
        const friends = Array.from({ length: people }, () => new Set<number>());
        for (const [a, b] of ends) {
          if (a !== b) {
            friends[a].add(b);
            friends[b].add(a);
          }
        }
        const degrees = sizes(friends);
        expect(sizes(friendsOf(people, pairUp(degrees, derive(luck, subject))!))).toEqual(degrees);
      }),
      { numRuns: 200, seed: 11 },
    );
  });

  it.each([
    ['everybody tied to everybody', new Array(300).fill(299)],
    ['to all but one', new Array(300).fill(298)],
    ['to just over half', new Array(100).fill(51)],
    ['a star', [40, ...new Array(40).fill(1)]],
    ['two hubs that share everybody', [40, 40, ...new Array(39).fill(2)]],
    ['one network only, by turns', nested(Array.from({ length: 40 }, (_, i) => i % 2 === 1))],
    ['one network only, in blocks', nested(Array.from({ length: 60 }, (_, i) => i % 6 > 2))],
    ['nobody at all', []],
    ['nobody to anybody', [0, 0, 0]],
  ])('%s', (_, degrees: number[]) => {
    expect(sizes(friendsOf(degrees.length, pairUp(degrees, luck)!))).toEqual(degrees);
  });

  it('among pairs that are allowed only, sparse and full', () => {
    const camps = (one: number, other: number) => one % 3 !== other % 3;
    for (const ties of [1, 4, 10, 19, 20]) {
      const friends = friendsOf(30, pairUp(new Array(30).fill(ties), luck, camps)!);
      expect(sizes(friends)).toEqual(new Array(30).fill(ties));
      for (const [one, mine] of friends.entries()) for (const other of mine) expect(camps(one, other)).toBe(true);
    }
    // All but one of those allowed: only by way of the gaps, the switches would search for hours.
    expect(sizes(friendsOf(600, pairUp(new Array(600).fill(399), luck, camps)!))).toEqual(new Array(600).fill(399));
    expect(pairUp(new Array(30).fill(21), luck, camps)).toBeUndefined();
  });

  it('refuses odd sums and what the allowed pairs cannot give', () => {
    expect(pairUp([1, 1, 1], luck)).toBeUndefined();
    expect(pairUp([1, 1], luck, () => false)).toBeUndefined();
    expect(pairUp([2, 1, 1, 2], luck, (one, other) => one + other !== 3 && one + other !== 2)).toBeUndefined();
  });
});

describe('luck', () => {
  it('the same gives the same, another another', () => {
    const degrees = new Array(200).fill(5);
    const ties = pairUp(degrees, luck)!;
    expect(pairUp(degrees, luck)).toEqual(ties);
    expect(pairUp(degrees, derive(luck, 1))).not.toEqual(ties);
  });

  // Far fewer than 1 in 10 of these would be right at the first pairing, so that repairs and mixing show.
  it.each(['2,2,2,1,1', '2,2,2,2,2', '3,3,2,2,2', '3,2,2,2,1'])('every network of degrees %s is as likely', (key) => {
    const degrees = key.split(',').map(Number);
    expectChances(evenly(five.get(key)!), 6000, luck, (own) => pairUp(degrees, own)!);
  });

  it('every network of allowed pairs is as likely', () => {
    const across = (one: number, other: number) => one >> 1 !== other >> 1;
    const names = allGraphs(6, across).get('2,2,2,2,2,2')!;
    expectChances(evenly(names), 6000, luck, (own) => pairUp([2, 2, 2, 2, 2, 2], own, across)!);
  });
});

it('a set of listed pairs is like a set of their numbers, whatever is added and taken out', () => {
  const people = 12;
  const pair = fc.tuple(fc.nat(people - 1), fc.nat(people - 1));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 60 }), fc.array(pair, { maxLength: 200 }), (listed, asked) => {
      const [from, to] = [0, 1].map((end) => Uint32Array.from(listed, (ends) => ends[end]));
      const quick = new PairSet(people, from, to);
      const slow = new Set<number>();
      const twice = new Set<number>();
      for (const [one, other] of listed) {
        const number = pairNumber(people, one, other);
        (slow.has(number) ? twice : slow).add(number);
      }
      for (const [one, other] of asked) {
        const number = pairNumber(people, one, other);
        expect(quick.isRepeated(one, other)).toBe(twice.has(number));
        if (slow.has(number)) {
          expect(quick.add(one, other)).toBe(false);
          quick.delete(other, one);
          slow.delete(number);
        } else {
          expect(quick.add(one, other)).toBe(true);
          slow.add(number);
        }
      }
    }),
    { seed: 4 },
  );
});

it('a set of numbers forgets what is taken out, and nothing else', () => {
  const number = fc.oneof(fc.nat(40), fc.integer({ min: 0, max: 2 ** 53 - 2 }));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), number)), (acts) => {
      const set = new NumberSet();
      const plain = new Set<number>();
      for (const [adds, value] of acts) {
        if (adds) expect(set.add(value)).toBe(!plain.has(value));
        else set.delete(value);
        if (adds) plain.add(value);
        else plain.delete(value);
        for (const [, other] of acts) expect(set.has(other)).toBe(plain.has(other));
      }
    }),
    { numRuns: 300, seed: 3 },
  );
});
