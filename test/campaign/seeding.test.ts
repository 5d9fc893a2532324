// Seeding strategies: nesting, luck, independence of order, and whom each chooses.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { best } from '../../sim/campaign/seeding/best.ts';
import { strategies } from '../../sim/campaign/seeding/index.ts';
import type { Strategy } from '../../sim/campaign/strategy.ts';
import { hashText, rootKey } from '../../sim/kernel/luck.ts';
import { degree, fitOf, segmentOf } from '../../sim/market/market.ts';
import { town } from './towns.ts';

const luck = rootKey('seeding');
const named = (name: string) => strategies.find((strategy) => strategy.name === name) as Strategy;

const SEGMENTS = [
  { name: 'fans', people: 40, fit: 0.8, value: 1 },
  { name: 'others', people: 140, fit: 0.2, value: 1 },
  { name: 'strangers', people: 20, fit: 0, value: 1 },
];
const segmentPlan = Array.from({ length: 200 }, (_, i) => (i % 10 === 9 ? 2 : i % 5 === 0 ? 0 : 1));
const wheel = Array.from({ length: 200 }, (_, i): [number, number] => [i, (i * i + 7 * i + 1) % 200]).filter(
  ([a, b]) => a !== b,
);
const market = town({ people: 200, ties: wheel, segments: SEGMENTS, segmentOf: segmentPlan });

describe.each(strategies.map((strategy) => [strategy.name, strategy] as const))('%s', (_, strategy) => {
  const choose = (count: number, from?: string) => [...strategy.choose({ market, count, from, luck })];

  const unlessSampled = strategy.bySamples ? () => {} : it;
  unlessSampled('nests: fewer are the first of more', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (a, b) => {
        const few = choose(Math.min(a, b));
        expect(choose(Math.max(a, b)).slice(0, few.length)).toEqual(few);
      }),
      { numRuns: 40 },
    );
  });

  it('chooses distinct members of the segment, fewer where it has fewer', () => {
    const chosen = choose(60, 'fans');
    expect(new Set(chosen).size).toBe(40);
    expect(chosen.length).toBe(40);
    expect(chosen.every((person) => segmentOf(market, person).name === 'fans')).toBe(true);
  });

  it('chooses the same by the same luck, others by other luck only where it draws lots', () => {
    expect(choose(30)).toEqual(choose(30));
    const other = [...strategy.choose({ market, count: 30, luck: rootKey('other luck') })];
    if (strategy.drawsLots) expect(other).not.toEqual(choose(30));
    else expect(other).toEqual(choose(30));
  });

  unlessSampled('does not care in which order people stand', () => {
    const ids = Array.from({ length: 200 }, (__, i) => `person ${i}`);
    const at = ids.map((__, i) => (i * 77 + 13) % 200);
    const keys = ids.map(hashText);
    const straight = town({ people: 200, ties: wheel, segments: SEGMENTS, segmentOf: segmentPlan, keys });
    const place = <T>(list: readonly T[]) => {
      const moved: T[] = [];
      list.forEach((value, i) => {
        moved[at[i]] = value;
      });
      return moved;
    };
    const turned = town({
      people: 200,
      ties: wheel.map(([a, b]) => [at[a], at[b]]),
      segments: SEGMENTS,
      segmentOf: place(segmentPlan),
      keys: place(keys),
    });
    const chosen = strategy.choose({ market: straight, count: 50, luck });
    expect([...strategy.choose({ market: turned, count: 50, luck })]).toEqual([...chosen].map((person) => at[person]));
  });

  it('comes back empty-handed where nobody is wanted', () => {
    expect(choose(0)).toEqual([]);
  });
});

describe('the first few', () => {
  it('are those that sorting everybody would put first: slow twin', () => {
    const marks = fc.array(fc.tuple(fc.constantFrom(0, 1, 2, Infinity), fc.nat(3)), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(marks, fc.nat(45), (drawn, count) => {
        const sorted = drawn
          .map(([first, equal], person) => ({ first, equal, person }))
          .filter(({ first }) => first < Infinity)
          .sort((a, b) => a.first - b.first || a.equal - b.equal || a.person - b.person)
          .map(({ person }) => person);
        const ask = { market: town({ people: drawn.length }), count, luck };
        const ranking = { first: (person: number) => drawn[person][0], equal: (person: number) => drawn[person][1] };
        expect([...best(ask, ranking)]).toEqual(sorted.slice(0, count));
      }),
    );
  });
});

describe('who is chosen', () => {
  it('degree: nobody left out has more ties than anybody chosen, best first', () => {
    const chosen = [...named('degree').choose({ market, count: 25, luck })];
    const ties = chosen.map((person) => degree(market.out, person));
    expect(ties).toEqual([...ties].sort((a, b) => b - a));
    const out = Array.from({ length: 200 }, (_, person) => person).filter((person) => !chosen.includes(person));
    expect(Math.max(...out.map((person) => degree(market.out, person)))).toBeLessThanOrEqual(ties[24]);
  });

  it('degree: equals are not neighbours by number', () => {
    const ring = town({
      people: 1000,
      ties: Array.from({ length: 1000 }, (_, i): [number, number] => [i, (i + 1) % 1000]),
    });
    const chosen = [...named('degree').choose({ market: ring, count: 10, luck })].sort((a, b) => a - b);
    expect(chosen[9] - chosen[0]).toBeGreaterThan(200);
  });

  it('best-fit: all the fans before anybody else', () => {
    const chosen = [...named('best-fit').choose({ market, count: 50, luck })];
    expect(chosen.map((person) => fitOf(market, person))).toEqual([...Array(40).fill(0.8), ...Array(10).fill(0.2)]);
  });

  it('best-fit: among equals the lots that random holds', () => {
    const ask = { market, count: 20, from: 'fans', luck };
    expect(named('best-fit').choose(ask)).toEqual(named('random').choose(ask));
  });

  it('self-selected: never a stranger, others in proportion to fit', () => {
    expect(named('self-selected').choose({ market, count: 200, luck }).length).toBe(180);
    // The first to come forward is a fan with chance 40 × 0.8 ÷ (40 × 0.8 + 140 × 0.2).
    const chance = 32 / 60;
    const tries = 4000;
    let fans = 0;
    for (let i = 0; i < tries; i++) {
      const [first] = named('self-selected').choose({ market, count: 1, luck: rootKey(`race ${i}`) });
      if (segmentOf(market, first).name === 'fans') fans++;
    }
    expect(Math.abs(fans / tries - chance)).toBeLessThan(4.5 * Math.sqrt((chance * (1 - chance)) / tries));
  });

  it('random: everybody alike', () => {
    // Chi-square over 200 people, 10 of them drawn 2000 times: mean 190 (without replacement), s.d. below 21.
    const drawn = new Float64Array(200);
    for (let i = 0; i < 2000; i++) {
      for (const person of named('random').choose({ market, count: 10, luck: rootKey(`lot ${i}`) })) drawn[person]++;
    }
    const chi = drawn.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0);
    expect(chi).toBeGreaterThan(190 - 4.5 * 21);
    expect(chi).toBeLessThan(190 + 4.5 * 21);
  });
});
