// Choosing whom to begin with by reverse-reachable sets, against every group there is on small markets whose spread is
// known exactly, and each of its parts against a slow twin.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverOf, metBy } from '../../sim/campaign/seeding/coverage.ts';
import { searchWithBound } from '../../sim/campaign/seeding/influence-maximization.ts';
import { liveTiesOf } from '../../sim/campaign/seeding/live-ties.ts';
import { drawBatch, ReverseSets } from '../../sim/campaign/seeding/reverse-sets.ts';
import type { Ask } from '../../sim/campaign/strategy.ts';
import { atOnce } from '../../sim/campaign/strategy.ts';
import { derive, rootKey, word } from '../../sim/kernel/luck.ts';
import { degree } from '../../sim/market/market.ts';
import type { TieChance } from '../../sim/market/tie-chance.ts';
import { expectShare } from '../models/truth.ts';
import type { Tie } from '../oracle/enumerate.ts';
import { enumerate, enumerateThresholds, shared } from '../oracle/enumerate.ts';
import { town } from './towns.ts';

const luck = rootKey('reverse');
const chosenWithBound = (ask: Ask) => atOnce(searchWithBound(ask));
const PEOPLE = 6;
type Ties = [number, number][];

/** One-way ties among six people, none twice, at most nine: every world of them can be visited. */
const anyTies = fc.uniqueArray(fc.tuple(fc.nat(PEOPLE - 1), fc.nat(PEOPLE - 1)), {
  maxLength: 9,
  selector: ([a, b]) => `${a} ${b}`,
});
const anyTown = anyTies.map((pairs) => pairs.filter(([a, b]) => a !== b) as Ties);
const anyChance = fc.constantFrom<TieChance>(0.1, 0.5, 1, 'weighted', 'thresholds');

/** How many a group reaches on average, exactly. */
function reach(ties: Ties, chance: TieChance, seeds: readonly number[]): number {
  const one = (value: number): Tie[] => ties.map(([from, to]) => ({ from, to, chance: value }));
  if (typeof chance === 'number') return enumerate(PEOPLE, one(chance), seeds).size;
  const all = chance === 'thresholds' ? enumerateThresholds : enumerate;
  return all(PEOPLE, shared(one(1)), seeds).size;
}

/** A market of so many people, a few of whom are heard by many. */
const village = (people: number) =>
  town({
    people,
    oneWay: true,
    ties: Array.from({ length: 5 * people }, (_, i): [number, number] => [(i * i) % (1 + (i % people)), i % people])
      .filter(([a, b]) => a !== b)
      .filter(([a, b], i, all) => all.findIndex(([c, d]) => a === c && b === d) === i),
  });

const pairs = Array.from({ length: PEOPLE }, (_, a) => Array.from({ length: a }, (__, b) => [b, a])).flat();

describe('reverse-reachable sets', () => {
  it('are met by a group as often as it reaches people', () => {
    fc.assert(
      fc.property(anyTown, anyChance, fc.constantFrom(...pairs), (ties, chance, group) => {
        const sets = new ReverseSets(town({ people: PEOPLE, ties, oneWay: true }), chance, luck);
        sets.grow(4000);
        expectShare(metBy(sets, Uint32Array.from(group)), 4000, reach(ties, chance, group) / PEOPLE);
      }),
      { numRuns: 40 },
    );
  });

  it('stay as they are when more are drawn, and have nobody in them twice', () => {
    const market = town({
      people: 40,
      ties: Array.from({ length: 40 }, (_, i): [number, number] => [i, (i * 7 + 3) % 40]),
    });
    const few = new ReverseSets(market, 0.4, luck);
    const many = new ReverseSets(market, 0.4, luck);
    few.grow(50);
    many.grow(10);
    many.grow(5000);
    const end = few.starts[50];
    expect([...many.starts.subarray(0, 51)]).toEqual([...few.starts.subarray(0, 51)]);
    expect([...many.members.subarray(0, end)]).toEqual([...few.members.subarray(0, end)]);
    for (let set = 0; set < 5000; set++) {
      const own = [...many.members.subarray(many.starts[set], many.starts[set + 1])];
      expect(new Set(own).size).toBe(own.length);
    }
  });

  it('end with the one that fills their room, however they are walked', () => {
    const market = village(500);
    const all = new ReverseSets(market, 'weighted', luck);
    all.grow(3000);
    const full = new ReverseSets(market, 'weighted', luck, 700);
    const slowly = new ReverseSets(market, 'weighted', luck, 700);
    full.grow(3000);
    for (let length = 1; length <= 3000; length++) slowly.grow(length);
    expect([full.full, slowly.full, all.full]).toEqual([true, true, false]);
    expect([full.length, slowly.length]).toEqual([slowly.length, full.length]);
    const { length } = full;
    expect(all.starts[length]).toBeGreaterThanOrEqual(700);
    expect(all.starts[length - 1]).toBeLessThan(700);
    const members = ({ members, starts }: ReverseSets) => [...members.subarray(0, starts[length])];
    expect(members(full)).toEqual(members(all));
    expect(members(slowly)).toEqual(members(all));
  });

  it('are the same put together from batches, wherever these were drawn and whatever fills the room', () => {
    const market = village(500);
    for (const room of [Number.POSITIVE_INFINITY, 700, 701, 702, 703]) {
      const whole = new ReverseSets(market, 'weighted', luck, room);
      whole.grow(900);
      const parts = new ReverseSets(market, 'weighted', luck, room);
      parts.grow(3);
      const ends = [4, 50, 51, 400, 900];
      const batches = ends.map((end, i) => parts.batch(i === 0 ? 3 : ends[i - 1], end));
      for (const { end, ...batch } of batches) {
        const posted = structuredClone({ ...batch, end });
        if (!parts.full) parts.take(drawBatch(market, posted));
        expect(parts.full || parts.length === end).toBe(true);
      }
      const drawn = ({ members, starts, length }: ReverseSets) => [
        [...starts.subarray(0, length + 1)],
        [...members.subarray(0, starts[length])],
      ];
      expect(drawn(parts)).toEqual(drawn(whole));
      expect(parts.full).toBe(room < Number.POSITIVE_INFINITY);
    }
  });

  it('say about how many are still to come, and how many make a portion', () => {
    const sets = new ReverseSets(village(500), 'weighted', luck, 10_000);
    expect([sets.ahead(500), sets.portion(1000)]).toEqual([0, 1]);
    sets.grow(200);
    const members = sets.starts[200];
    expect(sets.ahead(400)).toBeCloseTo(members);
    expect(sets.ahead(1_000_000)).toBe(10_000 - members);
    expect([sets.portion(1), sets.portion(members / 4), sets.portion(1e9)]).toEqual([1, 50, 200]);
  });

  it('are what walking each by itself, person by person, gives', () => {
    const market = village(400);
    const { offsets, targets } = market.in;
    for (const chance of [0.02, 0.3, 'weighted', 'thresholds'] as const) {
      const sets = new ReverseSets(market, chance, luck);
      sets.grow(1500);
      const liveTies = liveTiesOf(market, chance);
      const ties = new Uint32Array(1000);
      for (let set = 0; set < 1500; set++) {
        const own = derive(luck, set);
        const met = [Math.floor((word(own, 0) / 2 ** 32) * 400)];
        for (const person of met) {
          const { a, b } = derive(own, person);
          const count = offsets[person + 1] - offsets[person];
          const live = count === 0 ? 0 : liveTies(a, b, person, offsets[person], count, ties, 0);
          for (const tie of ties.subarray(0, live)) if (!met.includes(targets[tie])) met.push(targets[tie]);
        }
        expect([...sets.members.subarray(sets.starts[set], sets.starts[set + 1])]).toEqual(met);
      }
    }
  });

  it('hear on as many ties as they should, and on each as often', () => {
    for (const [count, chance] of [
      [1, 0.3],
      [3, 1 / 3],
      [20, 0.05],
      [1000, 0.0007],
    ]) {
      const liveTies = liveTiesOf(village(3), chance);
      const into = new Uint32Array(count);
      const worlds = 20_000;
      let distinct = true;
      const [byNumber, byPlace] = [new Uint32Array(count + 1), new Uint32Array(count)];
      for (let world = 0; world < worlds; world++) {
        const { a, b } = derive(luck, world);
        const live = liveTies(a, b, 0, 7, count, into, 0);
        const places = [...into.subarray(0, live)];
        distinct &&= new Set(places).size === live;
        byNumber[live]++;
        for (const place of places) byPlace[place - 7]++;
      }
      expect(distinct).toBe(true);
      let exactly = (1 - chance) ** count;
      for (let lives = 0; lives <= Math.min(count, 4); lives++) {
        const error = Math.sqrt((exactly * (1 - exactly)) / worlds);
        expect(Math.abs(byNumber[lives] / worlds - exactly), `${count} ${lives}`).toBeLessThan(5 * error + 1e-9);
        exactly *= ((count - lives) / (lives + 1)) * (chance / (1 - chance));
      }
      // Of the first and second half of the places each is met as often as the other, up to five errors.
      const halves = [0, 0];
      byPlace.forEach((times, place) => {
        if (2 * place + 1 !== count) halves[2 * place < count ? 0 : 1] += times;
      });
      expect(Math.abs(halves[0] - halves[1])).toBeLessThan(5 * Math.sqrt(halves[0] + halves[1] + 1));
    }
  });

  it('follow the weights of ties', () => {
    // Person 0 listens to 1 with weight 3 and to 2 with weight 1; as chances, 0.6 and 0.2.
    const rows = { offsets: Uint32Array.of(0, 2, 2, 2), targets: Uint32Array.of(1, 2), strong: null };
    const none = { offsets: Uint32Array.of(0, 0, 1, 2), targets: Uint32Array.of(0, 0), strong: null };
    const weights = (values: number[]) => ({ ...rows, weights: Float64Array.from(values) });
    const plain = town({ people: 3 });
    const listening = (values: number[], chance: TieChance) => {
      const market = { ...plain, in: weights(values), out: { ...none, weights: Float64Array.from(values) } };
      const sets = new ReverseSets(market, chance, derive(luck, 1));
      sets.grow(30_000);
      // Sets that begin with person 0, a third of all, hold person 1 or 2 as often as these are heard.
      const members = [...sets.members.subarray(0, sets.starts[sets.length])];
      return [1, 2].map((person) => (members.filter((member) => member === person).length - 10_000) / 10_000);
    };
    for (const [chance, values] of [
      ['weighted', [3, 1]],
      ['thresholds', [3, 1]],
      ['ties', [0.75, 0.25]],
    ] as const) {
      const [first, second] = listening([...values], chance);
      expect(Math.abs(first - 0.75), chance).toBeLessThan(0.05);
      expect(Math.abs(second - 0.25), chance).toBeLessThan(0.05);
    }
  });
});

it('covers greedily, as a slow twin does, and bounds what any could', () => {
  const anyMarket = fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 5 }));
  fc.assert(
    fc.property(anyMarket, ([seed, length, count]) => {
      const market = town({
        people: 12,
        ties: Array.from({ length: 20 }, (_, i) => [i % 12, (i * seed + 5) % 12] as [number, number]).filter(
          ([a, b]) => a !== b,
        ),
      });
      const sets = new ReverseSets(market, 0.3, derive(luck, seed));
      sets.grow(length);
      const everybody = Uint32Array.from({ length: 12 }, (_, i) => i);
      const { chosen, met, most } = coverOf(sets, everybody, count, (one, other) => one < other);
      const left = new Set(Array.from({ length }, (_, set) => set));
      const own = (set: number) => [...sets.members.subarray(sets.starts[set], sets.starts[set + 1])];
      const twin: number[] = [];
      for (let place = 0; place < count; place++) {
        const gain = (person: number) =>
          twin.includes(person) ? -1 : [...left].filter((set) => own(set).includes(person)).length;
        const best = [...everybody].reduce((a, b) => (gain(b) > gain(a) ? b : a));
        twin.push(best);
        for (const set of [...left]) if (own(set).includes(best)) left.delete(set);
      }
      expect([...chosen]).toEqual(twin);
      // However few are looked at first.
      const before = (one: number, other: number) => one < other;
      for (const contenders of [1, 4, 8]) {
        expect(coverOf(sets, everybody, count, before, contenders)).toEqual({ chosen, met, most });
      }
      const some = everybody.filter((person) => person % 3 !== 0);
      expect(coverOf(sets, some, count, before, 1)).toEqual(coverOf(sets, some, count, before));
      expect(met).toBe(length - left.size);
      expect(metBy(sets, chosen)).toBe(met);
      if (count !== 2) return;
      const best = Math.max(
        ...[...everybody].flatMap((a) => [...everybody].map((b) => metBy(sets, Uint32Array.of(a, b)))),
      );
      expect(most).toBeGreaterThanOrEqual(best);
      expect(met).toBeGreaterThanOrEqual((1 - 1 / Math.E) * best);
    }),
    // The example: somebody beyond the contenders is in as many sets, and comes before.
    { numRuns: 60, examples: [[[400, 36, 3]]] },
  );
});

it('reaches what it promises of the best that any group could, and its bounds hold', () => {
  fc.assert(
    fc.property(anyTown, anyChance, (ties, tieChance) => {
      const market = town({ people: PEOPLE, ties, oneWay: true });
      const { chosen, atLeast, atMost } = chosenWithBound({ market, count: 2, tieChance, luck });
      const own = reach(ties, tieChance, [...chosen]);
      const best = Math.max(...pairs.map((pair) => reach(ties, tieChance, pair)));
      expect(chosen.length).toBe(2);
      expect(own).toBeGreaterThanOrEqual((1 - 1 / Math.E - 0.05) * best);
      expect(atLeast).toBeLessThanOrEqual(own + 1e-9);
      expect(atMost).toBeGreaterThanOrEqual(best - 1e-9);
      expect(atLeast).toBeGreaterThanOrEqual((1 - 1 / Math.E - 0.05) * atMost);
    }),
    { numRuns: 60 },
  );
});

it('spreads out where hubs share their hearers, and keeps to a segment', () => {
  // Hubs 0 and 1 are heard by the same ten; hub 20 by six others.
  const ties: Ties = [];
  for (let friend = 2; friend < 12; friend++) ties.push([0, friend], [1, friend]);
  for (let friend = 21; friend < 27; friend++) ties.push([20, friend]);
  const SEGMENTS = [
    { name: 'a', people: 15, fit: 1, value: 1 },
    { name: 'b', people: 15, fit: 1, value: 1 },
  ];
  const segmentOf = Array.from({ length: 30 }, (_, person) => (person < 15 ? 0 : 1));
  const market = town({ people: 30, ties, oneWay: true, segments: SEGMENTS, segmentOf });
  const chosen = (from?: string) => [...chosenWithBound({ market, count: 2, tieChance: 0.9, luck, from }).chosen];
  expect(chosen().sort((a, b) => a - b)).toContain(20);
  expect(chosen().filter((person) => person < 2).length).toBe(1);
  expect(chosen('b')[0]).toBe(20);
  expect(chosen('b').every((person) => person >= 15)).toBe(true);
  expect(degree(market.out, 20)).toBe(6);
});

it('has nobody to choose where nobody is wanted', () => {
  const market = town({ people: 3 });
  expect(chosenWithBound({ market, count: 0, luck }).chosen.length).toBe(0);
  expect(chosenWithBound({ market, count: 5, luck }).chosen.length).toBe(3);
});
