// Circles of strong ties with weak ties across: exact counts of both kinds for everybody, fair across, and the strength of
// ties carried into the rows in which the engine reads it, from both ends.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derive } from '../../sim/kernel/luck.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import type { Rows } from '../../sim/market/market.ts';
import { tieRows, turnRows } from '../../sim/market/rows.ts';
import { build, luck, market, networkNamed } from './helpers.ts';
import { allGraphs, evenly, expectChances, friendsOf, sizes } from './tied.ts';

interface Ask {
  readonly people: number;
  readonly strong: number;
  readonly weak: number;
}

/** Friends of both kinds, and the circle of each person as the strong ties make it. */
function both(ask: Ask, key = luck) {
  const list = build('strong-weak', { ...ask }, key);
  const kind = (wanted: number) => {
    const chosen = [...list.strong!.subarray(0, list.length).keys()].filter((tie) => list.strong![tie] === wanted);
    const pick = (ends: Uint32Array) => Uint32Array.from(chosen, (tie) => ends[tie]);
    return friendsOf(ask.people, { from: pick(list.from), to: pick(list.to), length: chosen.length });
  };
  friendsOf(ask.people, list);
  const strong = kind(1);
  return { list, strong, weak: kind(0), circle: (person: number) => Math.min(person, ...strong[person]) };
}

describe('ties', () => {
  it('everybody has all of their own circle, and as many from outside as asked', () => {
    for (const ask of [
      { people: 60, strong: 4, weak: 7 },
      { people: 1008, strong: 17, weak: 17 },
      { people: 40, strong: 0, weak: 3 },
      { people: 40, strong: 7, weak: 0 },
      { people: 40, strong: 4, weak: 35 },
      { people: 40, strong: 19, weak: 20 },
      { people: 12, strong: 11, weak: 0 },
    ]) {
      const { list, strong, weak, circle } = both(ask);
      expect(sizes(strong)).toEqual(new Array(ask.people).fill(ask.strong));
      expect(sizes(weak)).toEqual(new Array(ask.people).fill(ask.weak));
      for (const [person, mine] of strong.entries()) {
        expect(new Set([...mine].map(circle)).size).toBeLessThanOrEqual(1);
        expect([...weak[person]].map(circle)).not.toContain(circle(person));
      }
      expect(list.warnings).toEqual([]);
    }
  });

  it('people who do not fill circles evenly make circles that differ by one at most, and a warning tells', () => {
    const { list, strong, circle } = both({ people: 3000, strong: 17, weak: 5 });
    const count = (ties: number) => sizes(strong).filter((mine) => mine === ties).length;
    // 3000 / 18 is 166.7: 167 circles, of which 161 are full.
    expect([new Set(strong.map((_, person) => circle(person))).size, count(17), count(16)]).toEqual([
      167,
      161 * 18,
      6 * 17,
    ]);
    expect(list.warnings).toEqual([
      'strong-weak: 3000 people do not divide into circles of 18, so 102 people have 16 strong ties, not 17',
    ]);
    const small = both({ people: 12, strong: 4, weak: 2 });
    expect(sizes(small.strong)).toEqual(new Array(12).fill(5));
    expect(small.list.warnings[0]).toContain('12 people have 5 strong ties, not 4');
  });

  it('an odd number of weak ends leaves person 0 with one less', () => {
    const { weak, list } = both({ people: 45, strong: 4, weak: 3 });
    expect(sizes(weak)).toEqual([2, ...new Array(44).fill(3)]);
    expect(list.length).toBe(networkNamed('strong-weak').expectedTies({ people: 45, strong: 4, weak: 3 }));
  });

  it('every way to tie across is as likely', () => {
    const across = (one: number, other: number) => one >> 1 !== other >> 1;
    for (const weak of [1, 2, 3]) {
      const names = allGraphs(6, across).get(new Array(6).fill(weak).join())!;
      expectChances(evenly(names), 3000, derive(luck, weak), (own) => {
        const list = build('strong-weak', { people: 6, strong: 1, weak }, own);
        return { from: list.from.subarray(3), to: list.to.subarray(3), length: list.length - 3 };
      });
    }
  });

  it('whatever is not refused is built as promised', () => {
    const { check, expectedTies } = networkNamed('strong-weak');
    const ask = fc.record({ people: fc.integer({ min: 1, max: 40 }), strong: fc.nat(12), weak: fc.nat(40) });
    let built = 0;
    fc.assert(
      fc.property(ask, fc.nat(), (chosen, subject) => {
        if (check!(chosen).length > 0) return;
        built++;
        const { list, strong, weak } = both(chosen, derive(luck, subject));
        expect(list.length).toBe(expectedTies(chosen));
        expect(Math.max(...sizes(strong)) - Math.min(...sizes(strong))).toBeLessThanOrEqual(1);
        const odd = (chosen.people * chosen.weak) % 2;
        expect(sizes(weak)).toEqual(Array.from({ length: chosen.people }, (_, i) => chosen.weak - (i < odd ? 1 : 0)));
      }),
      { numRuns: 400, seed: 17 },
    );
    expect(built).toBeGreaterThan(100);
  });

  it('refuses what cannot be', () => {
    const messages = (ask: Ask) => networkNamed('strong-weak').check!(ask).map(({ message }) => message);
    expect(messages({ people: 5, strong: 5, weak: 0 })).toEqual(['is 5, but 5 people can have at most 4 each']);
    expect(messages({ people: 5, strong: 4, weak: 1 })).toEqual([
      'is 1, but all 5 people belong to one circle: there is nobody outside it',
    ]);
    expect(messages({ people: 20, strong: 4, weak: 16 })).toEqual([
      'is 16, but outside their circle people can have at most 15 each',
    ]);
    expect(messages({ people: 9, strong: 4, weak: 3 })[0]).toContain('two circles of 5 and 4');
    expect(messages({ people: 9, strong: 4, weak: 1 })).toEqual([]);
  });
});

describe('strength', () => {
  it('reaches the market: everybody hears so many strong and so many weak ties, the same from both ends', () => {
    const { strong } = both({ people: 300, strong: 5, weak: 8 });
    const built = market('strong-weak', { people: 300, strong: 5, weak: 8 });
    expect(built.in.strong).toBe(built.out.strong);
    const { offsets, targets, strong: kinds } = built.out;
    for (let person = 0; person < 300; person++) {
      const row = [...targets.subarray(offsets[person], offsets[person + 1])];
      expect(row.length).toBe(13);
      const told = row.filter((_, place) => kinds![offsets[person] + place] === 1);
      expect(told).toEqual([...strong[person]].sort((a, b) => a - b));
    }
    expect(market('ring', { people: 10, ties: 2 }).out.strong).toBeNull();
  });

  it('stays with its tie in all rows, one way or both, as weights do', () => {
    const tie = fc.tuple(fc.nat(9), fc.nat(9), fc.integer({ min: 0, max: 99 }));
    const whole = (rows: Rows) => {
      expect(rows.strong!.length).toBe(rows.targets.length);
      return [...rows.strong!].every((kind, place) => kind === rows.weights![place] % 2);
    };
    fc.assert(
      fc.property(fc.array(tie, { maxLength: 60 }), fc.boolean(), (ties, bothWays) => {
        const list = {
          from: Uint32Array.from(ties, ([from]) => from),
          to: Uint32Array.from(ties, ([, to]) => to),
          weights: Float64Array.from(ties, ([, , weight]) => weight),
          strong: Uint8Array.from(ties, ([, , weight]) => weight % 2),
          length: ties.length,
        };
        const rows = tieRows(10, list, bothWays, privateMemory);
        expect([whole(rows), whole(turnRows(10, rows, privateMemory))]).toEqual([true, true]);
        // The same without weights: what is strong does not hang on them.
        const bare = tieRows(10, { ...list, weights: null }, bothWays, privateMemory);
        expect([bare.weights, bare.strong]).toEqual([null, rows.strong]);
      }),
      { numRuns: 200, seed: 9 },
    );
  });

  it('of one-way ties is seen alike by who talks and by who listens', () => {
    const list = { from: Uint32Array.of(2, 0, 0, 1), to: Uint32Array.of(0, 1, 2, 2), length: 4, weights: null };
    const out = tieRows(3, { ...list, strong: Uint8Array.of(1, 0, 1, 0) }, false, privateMemory);
    const back = turnRows(3, out, privateMemory);
    expect([[...out.targets], [...out.strong!]]).toEqual([
      [1, 2, 2, 0],
      [0, 1, 0, 1],
    ]);
    expect([[...back.targets], [...back.strong!]]).toEqual([
      [2, 0, 0, 1],
      [1, 0, 1, 0],
    ]);
  });
});
