// Seeding: who is placed, who accepts, who follows, and which parameters do not fit together.

import { describe, expect, it } from 'vitest';
import { acceptance } from '../../sim/campaign/acceptance.ts';
import { followers } from '../../sim/campaign/audience.ts';
import { hashText, rootKey } from '../../sim/kernel/luck.ts';
import { clockOf, PRICED, play, problems, sum } from './stage.ts';
import { town } from './towns.ts';

const SEGMENTS = [
  { name: 'fans', people: 30, fit: 0.8, value: 1 },
  { name: 'others', people: 270, fit: 0.1, value: 1 },
];
const star: [number, number][] = Array.from({ length: 50 }, (_, i) => [0, i + 1]);
const market = town({
  people: 300,
  ties: [...star, [1, 2], [3, 4]],
  segments: SEGMENTS,
  segmentOf: Array.from({ length: 300 }, (_, i) => (i % 10 === 0 ? 0 : 1)),
});
const clock = clockOf('week', 6);
const one = (placed: readonly (readonly unknown[])[]) => placed.map((list) => list.length);

describe('placing', () => {
  it('gives to named people before the first move, and pays each', () => {
    const { placed, spent, plan, ends, exposures } = play(
      'seed',
      { people: [7, '12'], costEach: 99.5 },
      { clock, market },
    );
    expect(placed[0]).toEqual([7, 12]);
    expect([...spent]).toEqual([19900, 0, 0, 0, 0, 0, 0]);
    expect([...plan]).toEqual([...spent]);
    expect(ends).toBe(0);
    expect(exposures.flat()).toEqual([]);
  });

  it('places at the beginning of its week', () => {
    const { placed, spent, ends } = play(
      'seed',
      { strategy: 'random', count: 5, week: 3, costEach: 1 },
      { clock, market },
    );
    expect(one(placed)).toEqual([0, 0, 5, 0, 0, 0, 0]);
    expect(spent[2]).toBe(500);
    expect(ends).toBe(2);
  });

  it('looks in a segment, and places fewer where it has fewer', () => {
    const { placed, spent, plan } = play(
      'seed',
      { strategy: 'degree', count: 50, from: 'fans', costEach: 10 },
      { clock, market },
    );
    expect(placed[0].length).toBe(30);
    expect(placed[0][0]).toBe(0); // the hub
    expect(placed[0].every((person) => person % 10 === 0)).toBe(true);
    expect(sum(spent)).toBe(30000);
    expect(sum(plan)).toBe(50000);
  });

  it('passes over who has it already, and does not pay twice', () => {
    const has = (person: number) => person === 12;
    const { placed, spent } = play('seed', { people: [7, 12], costEach: 10 }, { clock, market, has });
    expect(placed[0]).toEqual([7]);
    expect(sum(spent)).toBe(1000);
  });
});

describe('acceptance', () => {
  const weight = { base: -1, ties: 0.5, fit: 2, incentive: 0.5 };

  it('is the logit of ties, fit and incentive', () => {
    const mean = market.out.offsets[300] / 300;
    const logit = -1 + 0.5 * Math.log(50 / mean) + 2 * 0.8 + 0.5 * 1.5;
    expect(acceptance(market, 0, weight, 150)).toBeCloseTo(1 / (1 + Math.exp(-logit)), 12);
  });

  it('has a value for people and markets without ties', () => {
    expect(acceptance(market, 200, weight, 0)).toBe(0);
    expect(acceptance(market, 200, { ...weight, ties: 0 }, 0)).toBeCloseTo(1 / (1 + Math.exp(-0.6)), 12);
    expect(acceptance(town({ people: 3 }), 1, weight, 0)).toBeCloseTo(1 / (1 + Math.exp(-1)), 12);
  });

  const asking = { strategy: 'random', count: 4000, costEach: 100, acceptance: 'choose', willingByTies: 0 };
  const large = town({ people: 4000 });
  const placed = (written: object) => play('seed', { ...asking, ...written }, { clock, market: large }).placed[0];

  it('happens as often as it should', () => {
    const chance = 1 / (1 + Math.exp(-(-1 + 2)));
    const share = placed({}).length / 4000;
    expect(Math.abs(share - chance)).toBeLessThan(4.5 * Math.sqrt((chance * (1 - chance)) / 4000));
  });

  it('pays only those who accept, and a better offer keeps all who took a worse one', () => {
    const { spent, placed: given, plan } = play('seed', asking, { clock, market: large });
    expect(spent[0]).toBe(given[0].length * 10000);
    expect(sum(plan)).toBe(4000 * 10000);
    const better = new Set(placed({ incentive: 100 }));
    const worse = placed({});
    expect(better.size).toBeGreaterThan(worse.length);
    expect(worse.every((person) => better.has(person))).toBe(true);
  });
});

describe('the audience', () => {
  const luck = rootKey('followers');

  it('is distinct, sorted, without the seed, and contains the smaller', () => {
    for (const count of [1, 40, 299, 1000]) {
      const chosen = [...followers(market, luck, 5, count)];
      expect(chosen.length).toBe(Math.min(count, 299));
      expect(new Set(chosen).size).toBe(chosen.length);
      expect(chosen).toEqual([...chosen].sort((a, b) => a - b));
      expect(chosen).not.toContain(5);
      const larger = new Set(followers(market, luck, 5, count + 7));
      expect(chosen.every((person) => larger.has(person))).toBe(true);
    }
  });

  it('comes from a segment where one is named', () => {
    const chosen = [...followers(market, luck, 10, 100, 'fans')];
    expect(chosen.length).toBe(29);
    expect(chosen.every((person) => person % 10 === 0 && person !== 10)).toBe(true);
  });

  it('is uniform: every other person follows alike', () => {
    // 2,000 draws of 30 out of 299: each person follows 200.7 times, s.d. 13.4; chi-square about 268 with s.d. below 25.
    const drawn = new Float64Array(300);
    for (let i = 0; i < 2000; i++) for (const person of followers(market, rootKey(`f${i}`), 5, 30)) drawn[person]++;
    const expected = (2000 * 30) / 299;
    const chi = drawn.reduce((all, count, i) => all + (i === 5 ? 0 : (count - expected) ** 2 / expected), 0);
    expect(Math.abs(chi - 298 * (1 - 30 / 299))).toBeLessThan(4.5 * 25);
  });

  it('does not care in which order people stand', () => {
    const keys = Array.from({ length: 300 }, (_, i) => hashText(`p${i}`));
    const straight = town({ people: 300, keys });
    const turned = town({ people: 300, keys: keys.toReversed() });
    const chosen = [...followers(straight, luck, 5, 40)];
    const again = [...followers(turned, luck, 294, 40)].map((person) => 299 - person);
    expect(again.sort((a, b) => a - b)).toEqual(chosen);
  });

  it('reads each seed’s posts from the move after the placement', () => {
    const written = { people: [3, 4], audience: 20, posts: '2 per week', week: 2, postWeeks: '1-4' };
    const { exposures, ends } = play('seed', written, { clock, market, flight: 2 });
    expect(one(exposures)).toEqual([0, 0, 2, 2, 2, 0, 0]);
    expect(ends).toBe(4);
    const [first, second] = exposures[2];
    expect(first).toMatchObject({ channel: 'media', from: 3, contacts: 2, halfLife: 0, flight: 2, persuades: 0.01 });
    expect(first.claim).toBeUndefined();
    expect(second.from).toBe(4);
    expect((first.to as Uint32Array).length).toBe(20);
    expect(first.to).not.toEqual(second.to);
    expect(exposures[4][0].to).toBe(first.to);
  });
});

describe('posts on a coarse clock', () => {
  it('begin with the week of asking, also within a month', () => {
    const months = clockOf('month', 2);
    const { exposures } = play('seed', { people: [3], audience: 5, week: 3 }, { clock: months, market });
    expect(exposures[1][0].contacts).toBeCloseTo(months.weeks - 2, 9);
    expect(exposures[2][0].contacts).toBeCloseTo(months.weeks, 9);
  });
});

describe('what does not fit together', () => {
  const told = (written: object, scene = {}) =>
    problems('seed', written, scene).map(({ path, message }) => [path.join('.'), message]);

  it('takes people, or a strategy with count', () => {
    expect(told({ people: [1] })).toEqual([]);
    expect(told({ strategy: 'degree', count: 3, from: 'everyone' })).toEqual([]);
    expect(told({})).toEqual([['', 'a seed needs people, or a strategy with count']]);
    expect(told({ people: [1], strategy: 'degree', count: 3, from: 'everyone' }).map(([path]) => path)).toEqual([
      'strategy',
      'count',
      'from',
    ]);
    expect(told({ strategy: 'degree' })).toEqual([
      ['strategy', "strategy 'degree' needs count: how many people it is to find"],
    ]);
  });

  it('knows the size of the market where that is known', () => {
    expect(told({ strategy: 'degree', count: 35 }, { people: 34 })).toEqual([
      ['count', 'count is 35, but the market has 34 people'],
    ]);
    expect(told({ strategy: 'degree', count: 34 }, { people: 34 })).toEqual([]);
  });

  it('must say its cost where there is a price, and offer no more than that', () => {
    expect(told({ people: [1] }, { product: PRICED })[0][1]).toContain('needs costEach');
    expect(told({ people: [1], costEach: 0 }, { product: PRICED })).toEqual([]);
    expect(told({ people: [1], costEach: 10, incentive: 20 })[0]).toEqual([
      'incentive',
      'incentive is 20, more than costEach (10), of which it is part',
    ]);
  });

  it('acts within the run', () => {
    expect(told({ people: [1], week: 53 })).toEqual([['week', 'week is 53, but the run ends in week 52']]);
    expect(told({ people: [1], audience: 5, postWeeks: '1-60' })[0][0]).toBe('postWeeks');
    expect(told({ people: [1], audience: 5, week: 9, postWeeks: '1-4' })[0][1]).toContain('before they are asked');
    expect(told({ people: [1], postWeeks: '1-4', audienceFrom: 'everyone' }).map(([path]) => path)).toEqual([
      'postWeeks',
      'audienceFrom',
    ]);
    const quiet = { clock: { ...clockOf('week', 10000), untilQuiet: true } };
    expect(told({ people: [1], audience: 5 }, quiet)[0][1]).toContain('needs postWeeks');
  });
});
