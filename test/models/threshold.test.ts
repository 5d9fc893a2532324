// Thresholds that are the same for all, against what is known of them: shares against whole numbers, complex contagion on
// a ring (Centola & Macy 2007), Watts' cascade window (2002). And what holds for every world: more seeds, or a lower
// threshold, never lose a follower, nor make one later.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rootKey } from '../../sim/kernel/luck.ts';
import type { Market } from '../../sim/market/market.ts';
import { degree } from '../../sim/market/market.ts';
import { threshold } from '../../sim/models/threshold.ts';
import type { Level } from '../../sim/world/events.ts';
import { market as marketNamed } from '../market/helpers.ts';
import { setsOff, vulnerableReach } from '../oracle/closed-forms.ts';
import type { Plan } from '../oracle/scene.ts';
import { marketOf, rowsOf } from '../oracle/scene.ts';
import { randomGraph } from './graphs.ts';
import { play } from './play.ts';
import { adoptions, expectMean, expectNested, expectShare, over, weekly } from './truth.ts';
import { markets, STEPS } from './worlds.ts';

const peopleLuck = rootKey('people');
const start = (seeds: readonly number[]): Plan => ({ placements: { 0: seeds } });

interface Ask {
  readonly luck?: typeof peopleLuck;
  readonly steps?: number;
  readonly level?: Level;
}

function run(at: number | string, market: Market, plan: Plan, { luck = peopleLuck, steps = STEPS, level }: Ask = {}) {
  return play(threshold, { market, plan, params: { at }, steps, luck, peopleLuck, level });
}

/** How many are active at each record. */
function curve(at: number | string, market: Market, seeds: readonly number[], steps: number): Float64Array {
  const record = run(at, market, start(seeds), { steps, level: 'tallies' });
  const placed = record.soFar('placed');
  return record.soFar('adopted').map((count, step) => count + placed[step]);
}

/** How many are active in the end. */
const active = (at: number | string, market: Market, seeds: readonly number[], steps = 400) =>
  curve(at, market, seeds, steps)[steps];

it('credit goes to one of the friends who are active, all alike', () => {
  const ends = [0, 1, 2, 3].map((friend) => [friend, 4, 1 + friend] as const);
  const market = marketOf(5, ends, { directed: true });
  const thanked = over('credit', 4000, (luck) => {
    return rowsOf(run(3, market, start([0, 1, 2]), { luck, steps: 1 }).log!, ['adopted'])[0].from!;
  });
  for (const friend of [0, 1, 2]) expectShare(thanked.filter((from) => from === friend).length, 4000, 1 / 3);
});

describe('a share of friends', () => {
  // In floating point 7 % of 100 is more than 7, and 58 % of 50 is less than 29.
  it.each([1, 7, 14, 18, 28, 29, 33, 50, 55, 56, 57, 58, 99, 100])(
    '%i per cent: exactly so many are enough',
    (percent) => {
      // For each number of friends two people: one listens to just so many active ones as are needed, one to one less.
      const speakers = 100;
      const ends: [number, number][] = [];
      const sizes = Array.from({ length: speakers }, (_, i) => i + 1);
      sizes.forEach((friends, place) => {
        const needed = Math.ceil((percent * friends) / 100 - 1e-9);
        expect(100 * needed >= percent * friends && 100 * (needed - 1) < percent * friends).toBe(true);
        [needed, needed - 1].forEach((heard, which) => {
          const hearer = 2 * speakers + 2 * place + which;
          for (let friend = 0; friend < friends; friend++)
            ends.push([friend < heard ? friend : speakers + friend, hearer]);
        });
      });
      const market = marketOf(4 * speakers, ends, { directed: true });
      const seeds = Array.from({ length: speakers }, (_, speaker) => speaker);
      const won = adoptions(run(`${percent}%`, market, start(seeds), { steps: 1 }));
      const expected = sizes.map((_, place) => 2 * speakers + 2 * place);
      expect([...won.keys()].sort((a, b) => a - b)).toEqual([...seeds, ...expected]);
    },
  );

  it('a plain share, or no friend at all, is refused with a hint', () => {
    const message = (at: unknown) => JSON.stringify(threshold.params.safeParse({ at }).error?.issues);
    expect(message(0.18)).toMatch(/0\.18.*18%/);
    expect(message(2.5)).toContain('whole number');
    for (const none of [0, '0%', -1, '101%']) expect(threshold.params.safeParse({ at: none }).success).toBe(false);
    for (const some of [1, 2, '18%', '100%']) expect(threshold.params.safeParse({ at: some }).success).toBe(true);
  });
});

describe('complex contagion (Centola & Macy 2007)', () => {
  const ring = marketNamed('ring', { people: 300, ties: 10 });

  it.each([1, 2, 3, 4, 5])('on a ring with 5 friends on each side, at %i: 2 · (6 − at) more on each step', (at) => {
    const seeds = Array.from({ length: at }, (_, person) => person);
    for (const steps of [0, 1, 2, 7, 20]) {
      expect(active(at, ring, seeds, steps)).toBe(Math.min(300, at + 2 * (6 - at) * steps));
    }
    // One seed less, and nothing moves; neither do seeds who have too few friends in common.
    if (at > 1) expect(active(at, ring, seeds.slice(1))).toBe(at - 1);
    if (at > 1) expect(active(at, ring, [0, 50, 100, 150, 200])).toBe(5);
  });

  it('needs clusters: rewiring kills it, and speeds up simple contagion', () => {
    const seeds = Array.from({ length: 11 }, (_, person) => person);
    const halfway = (at: number, market: Market) =>
      curve(at, market, seeds, 300).findIndex((count) => count >= market.people / 2);
    const rewired = (rewiring: number, draw: number) =>
      marketNamed('watts-strogatz', { people: 2000, ties: 10, rewiring }, { key: rootKey(`rewired ${draw}`) });
    const lattice = rewired(0, 0);
    for (let draw = 0; draw < 10; draw++) {
      const random = rewired(1, draw);
      expect(halfway(1, random)).toBeLessThan(halfway(1, lattice) / 10);
      expect(active(3, lattice, seeds)).toBe(2000);
      expect(active(3, random, seeds)).toBeLessThan(60);
    }
  });
});

describe('the cascade window at 18 % (Watts 2002)', () => {
  const PEOPLE = 2000;
  /** The share of 40 people by lot, on each of 20 graphs of a mean degree, who set off a quarter of everybody. */
  const setOff = (mean: number) =>
    over(`window ${mean}`, 20, (luck) => {
      const market = randomGraph(luck, PEOPLE, mean);
      const sizes = Array.from({ length: 40 }, (_, i) => active('18%', market, [47 * i], 60));
      return sizes.filter((size) => size > PEOPLE / 4).length / 40;
    });

  it.each([0.9, 7.5])('outside, at a mean degree of %f: never', (mean) => {
    expect(vulnerableReach(mean, 0.18)).toBeLessThan(1);
    expect(setsOff(mean, 0.18)).toBeLessThan(1e-6);
    expect(Math.max(...setOff(mean))).toBe(0);
  });

  // The theory is of endless graphs; on these, pairs of friends help a little where the window closes.
  it.each([1.6, 2.5, 3.5])('inside, at a mean degree of %f: as often as theory says', (mean) => {
    expect(vulnerableReach(mean, 0.18)).toBeGreaterThan(1);
    expectMean(setOff(mean), setsOff(mean, 0.18), 0.015);
  });

  it('hubs set off less than their share of ties, least of all in the middle (Watts & Dodds 2007)', () => {
    const multipliers = (mean: number) => {
      const market = randomGraph(rootKey('hubs'), PEOPLE, mean);
      const people = Array.from({ length: PEOPLE }, (_, person) => person);
      const hubs = people.sort((a, b) => degree(market.out, b) - degree(market.out, a)).slice(0, PEOPLE / 10);
      const average = (who: number[], of: (person: number) => number) =>
        who.reduce((sum, person) => sum + of(person), 0) / who.length;
      const some = (who: number[], every: number) => who.filter((_, place) => place % every === 0);
      const size = (person: number) => active('18%', market, [person], 60);
      return {
        cascade: average(some(hubs, 2), size) / average(some(people, 10), size),
        ties: average(hubs, (person) => degree(market.out, person)) / mean,
      };
    };
    const [early, middle, late] = [1.3, 3, 5.5].map(multipliers);
    for (const { cascade, ties } of [early, middle, late]) expect(cascade).toBeLessThan(0.95 * ties);
    expect(middle.cascade).toBeLessThan(early.cascade - 0.2);
    expect(middle.cascade).toBeLessThan(late.cascade - 0.1);
  });
});

describe('in every world', () => {
  const seeds = fc.integer({ min: 0, max: 1_000_000 }).map((seed) => rootKey(String(seed)));
  const people = fc.array(fc.nat(1000), { maxLength: 6 });
  const flight = weekly(1, 4, { contacts: 0.3, persuades: 0.1 }).exposures;
  const plan = (market: Market, wanted: number[]): Plan => ({
    ...start(wanted.map((person) => person % market.people)),
    exposures: flight,
  });

  it('more seeds never lose a follower, nor make one later', () => {
    const rules = fc.constantFrom<number | string>(1, 2, '40%');
    fc.assert(
      fc.property(markets, people, people, rules, seeds, (market, first, second, at, luck) => {
        const [less, more] = [first, [...second, ...first]].map((wanted) =>
          adoptions(run(at, market, plan(market, wanted), { luck })),
        );
        expectNested(less, more);
      }),
      { numRuns: 200 },
    );
  });

  it('a lower threshold never loses a follower, nor makes one later', () => {
    const rules = fc.constantFrom<(number | string)[]>([1, 2], [2, 3], ['10%', '30%'], ['30%', '100%']);
    fc.assert(
      fc.property(markets, people, rules, seeds, (market, wanted, [low, high], luck) => {
        const [less, more] = [high, low].map((at) => adoptions(run(at, market, plan(market, wanted), { luck })));
        expectNested(less, more);
      }),
      { numRuns: 200 },
    );
  });
});
