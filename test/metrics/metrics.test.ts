// Every metric on one small story told by hand, and on runs in which nothing happens.

import { describe, expect, it } from 'vitest';
import { metrics } from '../../sim/metrics/index.ts';
import type { Metric, View } from '../../sim/metrics/metric.ts';
import type { EventName } from '../../sim/world/events.ts';
import type { Product } from '../../sim/world/product.ts';
import type { AmountName } from '../../sim/world/record.ts';
import { AMOUNTS } from '../../sim/world/record.ts';
import { town } from '../campaign/towns.ts';
import type { Told } from './runs.ts';
import { PRODUCT, run, view, WEEKLY } from './runs.ts';

const named = (name: string) => metrics.find((metric) => metric.name === name) as Metric;

function curve(name: string, scene: View): number[] {
  const metric = named(name);
  if (metric.kind !== 'curve') throw new Error(`${name} is no curve`);
  return [...metric.curve(scene)];
}

function figure(name: string, scene: View): number | undefined {
  const metric = named(name);
  if (metric.kind !== 'figure') throw new Error(`${name} is no figure`);
  return metric.figure(scene);
}

function ratio(name: string, scene: View): number | undefined {
  const metric = named(name);
  if (metric.kind !== 'ratio') throw new Error(`${name} is no ratio`);
  return metric.combine(...metric.parts(scene));
}

const market = town({
  people: 10,
  segments: [
    { name: 'usual', people: 9, fit: 0.5, value: 1 },
    { name: 'big', people: 1, fit: 0.5, value: 2.5 },
  ],
  segmentOf: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
});

const story: Told[] = [
  [0, 'reached', 0, 'gift'],
  [0, 'placed', 0, 'gift'],
  [1, 'advocate', 0, 'gift'],
  [1, 'reached', 1, 'ad'],
  [1, 'aware', 1, 'ad'],
  [1, 'reached', 2, 'ad'],
  [1, 'aware', 2, 'ad'],
  [2, 'forgot', 2, 'ad'],
  [2, 'adopted', 1, 'friend', 0],
  [2, 'reached', 9, 'friend', 0],
  [2, 'aware', 9, 'friend', 0],
  [3, 'adopted', 9, 'friend', 1],
  [3, 'detractor', 1, 'friend', 0],
  [3, 'returned', 1, 'friend', 0],
  [3, 'adopted', 3, 'own'],
  [4, 'adopted', 4, 'ad'],
];
const record = run(market, 4, story, { 0: 5000, 1: 10000, 2: 10000 });
const baseline = run(market, 4, [[2, 'adopted', 3, 'own']]);
const scene = view(market, record, { baseline });
const idle = view(market, run(market, 4, []));

describe('counts so far', () => {
  it.each([
    ['reach', [1, 3, 4, 4, 4]],
    ['aware', [0, 2, 2, 2, 2]],
    ['adopters', [1, 1, 2, 4, 5]],
    ['won', [0, 0, 1, 3, 4]],
    ['net', [0, 0, 1, 2, 3]],
    ['uplift', [1, 1, 1, 3, 4]],
    ['advocates', [0, 1, 1, 1, 1]],
    ['detractors', [0, 0, 0, 1, 1]],
    ['neverHeard', [9, 7, 6, 6, 6]],
    ['spreaders', [1, 1, 2, 4, 5]],
  ])('%s', (name, expected) => {
    expect(curve(name, scene)).toEqual(expected);
  });

  it('uplift keeps the last value of a run that ended earlier', () => {
    const short = run(market, 1, [[1, 'adopted', 3, 'own']]);
    expect(curve('uplift', view(market, record, { baseline: short }))).toEqual([1, 0, 1, 3, 4]);
    expect(curve('uplift', view(market, short, { baseline: record }))).toEqual([-1, 0, -1, -3, -4]);
  });
});

describe('talk that ends', () => {
  const fad = run(market, 4, [
    [0, 'placed', 0, 'gift'],
    [0, 'placed', 1, 'gift'],
    [1, 'adopted', 2, 'friend', 0],
    [1, 'stopped', 1, 'own'],
    [2, 'adopted', 3, 'friend', 0],
    [2, 'adopted', 4, 'friend', 2],
    [3, 'stopped', 0, 'own'],
    [3, 'stopped', 2, 'own'],
    [3, 'adopted', 5, 'friend', 3],
    [3, 'stopped', 5, 'own'],
    [4, 'stopped', 3, 'own'],
    [4, 'stopped', 4, 'own'],
  ]);

  it('spreaders rise and fall to nobody; peakSpreaders is the most at one record', () => {
    expect(curve('spreaders', view(market, fad))).toEqual([2, 2, 4, 2, 0]);
    expect(figure('peakSpreaders', view(market, fad))).toBe(4);
    expect(figure('peakSpreaders', idle)).toBe(0);
  });
});

describe('money, in whole cents', () => {
  it('spend and revenue so far, refunds deducted', () => {
    expect(curve('spend', scene)).toEqual([5000, 15000, 25000, 25000, 25000]);
    expect(curve('revenue', scene)).toEqual([0, 0, 40000, 40000 + 100000 + 40000 - 40000, 180000]);
  });

  it('npv by hand: weeks from the second move on discounted by the year of 52 weeks', () => {
    const week = (weeks: number) => 1.1 ** (-weeks / 52);
    const expected = [
      -28000 - 5000, // a gift at cost, and spend
      -10000, // the first move is not discounted
      Math.round((12000 - 10000) * week(1)),
      Math.round((30000 + 12000 - 12000 - 500) * week(2)), // two sales, one return with its handling
      Math.round(12000 * week(3)),
    ];
    let sum = 0;
    expect(curve('npv', scene)).toEqual(expected.map((value) => (sum += value)));
    expect(curve('npv', scene).every(Number.isInteger)).toBe(true);
  });

  it('roi: what came back beside the money itself', () => {
    const spent = 5000 + 10000 + Math.round(10000 * 1.1 ** (-1 / 52));
    const gain = curve('npv', scene)[4] + spent - curve('npv', view(market, baseline))[4];
    expect(ratio('roi', scene)).toBeCloseTo(gain / spent - 1, 12);
  });

  it('costPerExtraAdopter: extra cents per extra customer won', () => {
    expect(ratio('costPerExtraAdopter', scene)).toBeCloseTo(25000 / 3, 9);
  });

  it('nothing spent, nothing won: no number, never NaN', () => {
    expect(ratio('roi', idle)).toBeUndefined();
    expect(ratio('costPerExtraAdopter', idle)).toBeUndefined();
    const failed = view(market, run(market, 4, [], { 1: 100 }), { baseline });
    expect(ratio('costPerExtraAdopter', failed)).toBeUndefined();
    expect(ratio('roi', failed)).toBeLessThan(-1);
  });
});

describe('when', () => {
  it('peakStep is the earliest record with most new adopters', () => {
    expect(figure('peakStep', scene)).toBe(3);
    expect(
      figure(
        'peakStep',
        view(
          market,
          run(market, 4, [
            [2, 'adopted', 0, 'own'],
            [4, 'adopted', 1, 'own'],
          ]),
        ),
      ),
    ).toBe(2);
  });

  it('timeToHalf is the first record with half of the final adopters', () => {
    expect(figure('timeToHalf', scene)).toBe(3);
    expect(
      figure(
        'timeToHalf',
        view(
          market,
          run(market, 4, [
            [0, 'placed', 0, 'gift'],
            [4, 'adopted', 1, 'own'],
          ]),
        ),
      ),
    ).toBe(0);
  });

  it('neither exists where nobody adopts', () => {
    expect(figure('peakStep', idle)).toBeUndefined();
    expect(figure('timeToHalf', idle)).toBeUndefined();
  });
});

describe('who is thanked', () => {
  it('earnedShare counts last causes that are friends, among customers won', () => {
    expect(ratio('earnedShare', scene)).toBeCloseTo(2 / 4, 12);
    expect(ratio('earnedShare', idle)).toBeUndefined();
  });

  it('peopleEffect compares with the silent twin', () => {
    const silent = run(market, 4, [[2, 'adopted', 4, 'ad']]);
    expect(ratio('peopleEffect', view(market, record, { tiesOff: silent }))).toBeCloseTo(1 - 1 / 4, 12);
    expect(ratio('peopleEffect', view(market, baseline, { tiesOff: record }))).toBeCloseTo(1 - 4, 12);
    expect(() => ratio('peopleEffect', scene)).toThrow(/ties off/);
    expect(named('peopleEffect').worlds).toEqual(['tiesOff']);
  });
});

describe('who wins whom', () => {
  const told: Told[] = [
    [0, 'placed', 0, 'gift'],
    [0, 'placed', 1, 'gift'],
    [1, 'adopted', 4, 'own'],
    [2, 'adopted', 2, 'friend', 0],
    [3, 'adopted', 3, 'friend', 2],
    [4, 'adopted', 5, 'friend', 4],
    [4, 'adopted', 6, 'friend', 2],
  ];
  const scene = view(market, run(market, 4, told));

  it.each([
    // Of the two who were given it one won one, and through them two more; the other nobody.
    ['seedReproduction', 1 / 2],
    ['wonPerSeed', 3 / 2],
    ['idleSeeds', 1 / 2],
    // Buyers until record 2: person 4, who won one, and person 2, who won two.
    ['reproduction', 3 / 2],
    // Trees of four, one and two.
    ['cascadeSize', 7 / 3],
  ])('%s', (name, value) => {
    expect(ratio(name, scene)).toBe(value);
  });

  it('largestCascade and cascadeDepth; nobody given anything: no seeds to divide by', () => {
    expect(figure('largestCascade', scene)).toBe(4);
    expect(figure('cascadeDepth', scene)).toBe(2);
    const none = view(market, run(market, 4, [[1, 'adopted', 4, 'own']]));
    for (const name of ['seedReproduction', 'wonPerSeed', 'idleSeeds']) expect(ratio(name, none)).toBeUndefined();
  });
});

describe('the shelf', () => {
  it('has every promised metric, each name once', () => {
    expect(metrics.map(({ name }) => name)).toEqual([
      'reach',
      'aware',
      'adopters',
      'won',
      'net',
      'uplift',
      'advocates',
      'detractors',
      'spreaders',
      'peakSpreaders',
      'neverHeard',
      'delivered',
      'attention',
      'expectationGap',
      'trustLost',
      'spend',
      'revenue',
      'npv',
      'expansion',
      'acceleration',
      'valueNew',
      'valueEarlier',
      'valueLost',
      'valueReturned',
      'valueGiven',
      'valueSpent',
      'lossChance',
      'flopChance',
      'roi',
      'costPerExtraAdopter',
      'peakStep',
      'innovatorsUntil',
      'earlyAdoptersUntil',
      'timeToHalf',
      'lateMajorityUntil',
      'paidShare',
      'ownedShare',
      'earnedShare',
      'baseShare',
      'peopleEffect',
      'reproduction',
      'takeOffStep',
      'seedReproduction',
      'wonPerSeed',
      'idleSeeds',
      'cascadeSize',
      'largestCascade',
      'structuralVirality',
      'cascadeDepth',
    ]);
  });

  it('applies by model and product only', () => {
    const bare = { ...PRODUCT, price: undefined, margin: undefined };
    const names = (events: EventName[], amounts: readonly AmountName[] = [], product: Product = PRODUCT) =>
      metrics.filter((metric) => metric.applies({ events, amounts, product })).map(({ name }) => name);
    const all: EventName[] = [
      'reached',
      'aware',
      'forgot',
      'adopted',
      'placed',
      'advocate',
      'detractor',
      'returned',
      'stopped',
    ];
    expect(names(all, AMOUNTS)).toEqual(metrics.map(({ name }) => name));
    const textbook = names(['adopted', 'placed'], [], bare);
    for (const absent of ['reach', 'aware', 'net', 'advocates', 'detractors', 'revenue', 'npv', 'roi']) {
      expect(textbook).not.toContain(absent);
    }
    expect(textbook).toContain('adopters');
    for (const dying of ['spreaders', 'peakSpreaders', 'neverHeard']) {
      expect(names(['reached', 'adopted', 'placed'])).not.toContain(dying);
      expect(names(['reached', 'adopted', 'placed', 'stopped'])).toContain(dying);
    }
  });

  it('gives curves over all records, of whole people and whole cents', () => {
    for (const metric of metrics) {
      if (metric.kind !== 'curve') continue;
      const values = metric.curve({ ...scene, clock: WEEKLY });
      expect(values.length, metric.name).toBe(5);
      const whole = metric.unit === 'money' || (metric.unit === 'people' && metric.name !== 'trustLost');
      if (whole) expect(values.every(Number.isInteger), metric.name).toBe(true);
    }
  });
});
