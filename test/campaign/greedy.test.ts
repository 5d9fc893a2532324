// Greedy choice over worlds: the quick form against the plain one, worlds against what is known exactly, and where it
// is refused.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { greedy, lazily, WORLDS } from '../../sim/campaign/seeding/greedy.ts';
import { influenceMaximization } from '../../sim/campaign/seeding/influence-maximization.ts';
import { LiveWorlds } from '../../sim/campaign/seeding/live-worlds.ts';
import { derive, rootKey } from '../../sim/kernel/luck.ts';
import { scrambled } from '../../sim/market/scrambled.ts';
import type { TieChance } from '../../sim/market/tie-chance.ts';
import { enumerate, enumerateThresholds, shared } from '../oracle/enumerate.ts';
import { town } from './towns.ts';

const luck = rootKey('worlds');
const PEOPLE = 6;

const anyTies = fc
  .uniqueArray(fc.tuple(fc.nat(PEOPLE - 1), fc.nat(PEOPLE - 1)), { maxLength: 9, selector: ([a, b]) => `${a} ${b}` })
  .map((pairs) => pairs.filter(([a, b]) => a !== b) as [number, number][]);
const anyChance = fc.constantFrom<TieChance>(0.1, 0.5, 1, 'weighted', 'thresholds');

/** A market of some people, each of whom hears a few others. */
const village = (people: number, seed: number) =>
  town({
    people,
    oneWay: true,
    ties: Array.from({ length: 3 * people }, (_, i): [number, number] => [(i * seed + (i >> 3)) % people, i % people])
      .filter(([a, b]) => a !== b)
      .filter(([a, b], i, all) => all.findIndex(([c, d]) => a === c && b === d) === i),
  });

it('reaches in its worlds what is expected exactly', () => {
  fc.assert(
    fc.property(anyTies, anyChance, fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1 }), (ties, chance, group) => {
      const worlds = new LiveWorlds(town({ people: PEOPLE, ties, oneWay: true }), chance, luck, 1000);
      let reached = 0;
      for (const person of group) {
        reached += worlds.gain(person);
        worlds.take(person);
      }
      const one = ties.map(([from, to]) => ({ from, to, chance: typeof chance === 'number' ? chance : 1 }));
      const exactly =
        chance === 'thresholds'
          ? enumerateThresholds(PEOPLE, shared(one), group)
          : enumerate(PEOPLE, chance === 'weighted' ? shared(one) : one, group);
      // The spread of one world lies between 0 and 6, so its standard deviation is 3 at most: five errors.
      expect(Math.abs(reached / 1000 - exactly.size)).toBeLessThan((5 * 3) / Math.sqrt(1000));
    }),
    { numRuns: 25 },
  );
});

it('nobody adds less than nothing, nor more to more', () => {
  fc.assert(
    fc.property(fc.nat(1000), anyChance, fc.array(fc.nat(29), { maxLength: 8 }), (seed, chance, group) => {
      const worlds = new LiveWorlds(village(30, seed), chance, derive(luck, seed), 8);
      let before = Array.from({ length: 30 }, (_, person) => worlds.gain(person));
      for (const person of group) {
        worlds.take(person);
        const now = before.map((_, other) => worlds.gain(other));
        expect(now.every((gain, other) => gain >= 0 && gain <= before[other])).toBe(true);
        expect(now[person]).toBe(0);
        before = now;
      }
    }),
    { numRuns: 40 },
  );
});

it('chooses by trying few again whom trying everybody each time chooses', () => {
  fc.assert(
    fc.property(fc.nat(1000), anyChance, fc.integer({ min: 1, max: 30 }), (seed, chance, count) => {
      const market = village(30, seed);
      const mark = scrambled(market);
      const made = () => new LiveWorlds(market, chance, derive(luck, seed), 8);
      const everybody = Uint32Array.from({ length: 30 }, (_, person) => person);
      const plain: number[] = [];
      const worlds = made();
      while (plain.length < count) {
        const left = [...everybody].filter((person) => !plain.includes(person));
        const gains = new Map(left.map((person) => [person, worlds.gain(person)]));
        left.sort((one, other) => gains.get(other)! - gains.get(one)! || mark(one) - mark(other));
        worlds.take(left[0]);
        plain.push(left[0]);
      }
      let tries = 0;
      const quick = made();
      const counted = {
        gain: (person: number) => quick.gain(person) + 0 * ++tries,
        take: (person: number) => quick.take(person),
      };
      expect([...lazily(counted, everybody, count, mark)]).toEqual(plain);
      if (count > 1) expect(tries).toBeLessThan(30 * count);
    }),
    { numRuns: 60 },
  );
});

it('reaches in fresh worlds as many as the choice for large markets', () => {
  const market = village(200, 77);
  for (const tieChance of [0.2, 'weighted', 'thresholds'] as const) {
    const reach = (group: Uint32Array) => {
      const worlds = new LiveWorlds(market, tieChance, derive(luck, 1), 1000);
      return group.reduce((sum, person) => {
        const more = worlds.gain(person);
        worlds.take(person);
        return sum + more / 1000;
      }, 0);
    };
    const [own, other] = [greedy, influenceMaximization].map((strategy) =>
      reach(strategy.choose({ market, count: 8, tieChance, luck })),
    );
    expect(own / other, String(tieChance)).toBeGreaterThan(0.97);
    expect(other / own, String(tieChance)).toBeGreaterThan(0.97);
  }
});

it('says how many worlds there are, and in how large a market it is of no use', () => {
  expect(greedy.about).toContain(`${WORLDS} worlds`);
  expect(greedy.about).toContain(`${greedy.mostPeople} people`);
  const market = town({ people: 1001 });
  expect(() => greedy.choose({ market, count: 1, luck })).toThrow(
    "strategy 'greedy' is for markets of up to 1000 people, and this one has 1001: influence-maximization is for any",
  );
});
