// Advertising by segment and letters, against what their formulas say: who gets how many contacts, what the best number of
// segments is, how many letters leave a desk in a week, who opens them, and what it all costs, to the cent.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { relevantPeople } from '../../sim/market/market.ts';
import { run, so } from '../models/crowd.ts';
import { expectShare } from '../models/truth.ts';
import * as closed from '../oracle/closed-forms.ts';
import { marketOf } from '../oracle/scene.ts';
import { clockOf, play, problems, sum } from './stage.ts';
import { town } from './towns.ts';

const PEOPLE = 2000;
/** A tenth care much, a tenth just enough, the others do not care. */
const FITS = Array.from(
  { length: PEOPLE },
  (_, i) => [0.9, 0.5, 0.49, 0.1][i % 10 < 1 ? 0 : i % 10 < 2 ? 1 : (i % 2) + 2],
);
const market = marketOf(PEOPLE, [], { fits: FITS });
const week = clockOf('week', 1);

describe('targeted', () => {
  const ads = { spend: 5000, costPerThousand: 32, costPerSegment: 12.5, segments: 16 };
  const IMPRESSIONS = (1000 * ads.spend) / ads.costPerThousand;

  it('meets those of fit ½ and more with ρ(k) of all impressions; the rest falls on everybody alike', () => {
    expect(relevantPeople(market)).toBe(PEOPLE / 5);
    for (const segments of [1, 16, 400]) {
      const [aimed, wide] = play('targeted', { ...ads, segments }, { clock: week, market, flight: 2 }).exposures[1];
      const met = 0.9 * (1 - 0.8 / Math.sqrt(segments));
      expect(aimed).toMatchObject({ channel: 'ad', to: 'relevant', flight: 2, halfLife: 2.5, claim: 0.7 });
      expect(wide).toMatchObject({ channel: 'ad', to: 'everyone', flight: 2, halfLife: 2.5, claim: 0.7 });
      expect((aimed.contacts * PEOPLE) / 5).toBeCloseTo(IMPRESSIONS * met, 6);
      expect(wide.contacts * PEOPLE).toBeCloseTo(IMPRESSIONS * (1 - met), 6);
    }
  });

  it('falls on everybody where nobody cares', () => {
    const nobody = marketOf(PEOPLE, [], { fits: Array.from({ length: PEOPLE }, () => 0.3) });
    const { exposures } = play('targeted', ads, { clock: week, market: nobody });
    expect(exposures[1].map(({ to }) => to)).toEqual(['everyone']);
    expect(exposures[1][0].contacts * PEOPLE).toBeCloseTo(IMPRESSIONS, 6);
  });

  it('pays impressions and segments evenly, to the cent on any clock', () => {
    const whole = 500_000 + 16 * 1250;
    for (const clock of [clockOf('day', 91), clockOf('week', 13), clockOf('month', 3)]) {
      const { plan, spent, exposures } = play('targeted', ads, { clock, market });
      expect(sum(spent)).toBe(whole);
      expect([...spent]).toEqual([...plan]);
      const delivered = exposures.flat().reduce((all, { to, contacts }) => {
        return all + contacts * (to === 'relevant' ? PEOPLE / 5 : PEOPLE);
      }, 0);
      expect(delivered).toBeCloseTo(IMPRESSIONS, 5);
    }
  });

  it('earns most with k* = (I m ρmax α b / F)^(1/(1+b)) segments: profit rises up to it and falls after', () => {
    const settings = fc.record({
      costPerSegment: fc.integer({ min: 1, max: 5000 }).map((cents) => cents / 100),
      worth: fc.double({ min: 0.005, max: 0.5, noNaN: true }),
      relevance: fc.constantFrom(0.6, 0.9, 1),
      blur: fc.constantFrom(0.4, 0.8, 0.95),
      returns: fc.constantFrom(0.25, 0.5, 1, 2),
    });
    let inside = 0;
    fc.assert(
      fc.property(settings, ({ worth, ...chosen }) => {
        const profit = (segments: number) => {
          const { exposures, spent } = play('targeted', { ...ads, ...chosen, segments }, { clock: week, market });
          const aimed = exposures[1].find(({ to }) => to === 'relevant')!;
          return (worth * aimed.contacts * PEOPLE) / 5 - sum(spent) / 100;
        };
        const { relevance, blur, returns, costPerSegment } = chosen;
        const best = closed.bestGranularity(IMPRESSIONS * worth, relevance, blur, returns, costPerSegment);
        if (best < 1.5 || best > 20_000) return;
        inside++;
        // The best whole number of segments lies on one side or the other of k*.
        const [low, high] = [Math.floor(best), Math.ceil(best)];
        const top = Math.max(profit(low), profit(high));
        const step = Math.max(1, Math.round(best / 3));
        expect(profit(Math.max(1, low - step))).toBeLessThan(top);
        expect(profit(high + step)).toBeLessThan(top);
        if (low > 1) expect(profit(low - 1)).toBeLessThanOrEqual(top + 1e-9);
        expect(profit(high + 1)).toBeLessThanOrEqual(top + 1e-9);
      }),
      { numRuns: 60 },
    );
    expect(inside).toBeGreaterThan(40);
  });

  it('reaches 1 − e^(−y): the relevant by both parts, the others by what falls on everybody', () => {
    const people = 20_000;
    const fits = Array.from({ length: people }, (_, i) => (i % 4 === 0 ? 0.8 : 0.2));
    const crowd = marketOf(people, [], { fits });
    const { exposures } = play('targeted', { ...ads, spend: 1500 }, { clock: week, market: crowd });
    const still = { ownInitiative: '0 per week', persuasion: 0 };
    const record = run('targeted', still, { market: crowd, plan: { exposures: { 1: exposures[1] } }, steps: 1 });
    const met = 0.9 * (1 - 0.8 / 4);
    const impressions = (1000 * 1500) / 32;
    const wide = (impressions * (1 - met)) / people;
    const aimed = (impressions * met) / (people / 4);
    const reachedOf = (fit: number) => {
      return record.soFar(
        'reached',
        undefined,
        crowd.segments.findIndex((s) => s.fit === fit),
      )[1];
    };
    expectShare(reachedOf(0.8), people / 4, closed.reach(0.2 * 0.8 * (aimed + wide)));
    expectShare(reachedOf(0.2), (people * 3) / 4, closed.reach(0.2 * 0.2 * wide));
  });
});

describe('letters', () => {
  const post = { strategy: 'random', count: 1000, costEach: 2.35 };
  const sentBy = (spent: Float64Array, step: number) => sum(spent.subarray(0, step + 1)) / 235;

  it('leave as fast as they can be written: ⌊pace × weeks⌋ by the end of each week, on any clock', () => {
    for (const perWeek of [0.4, 1, 7.5, 90]) {
      const written = { ...post, count: 20, perWeek, week: 3 };
      const by = (weeks: number) => Math.min(20, Math.floor(perWeek * Math.max(0, weeks - 2) + 1e-9));
      const weekly = play('letters', written, { clock: clockOf('week', 60), market });
      const daily = play('letters', written, { clock: clockOf('day', 420), market });
      for (let now = 0; now <= 60; now++) {
        expect(sentBy(weekly.spent, now)).toBe(by(now));
        expect(sentBy(daily.spent, 7 * now)).toBe(by(now));
      }
      expect([...weekly.spent]).toEqual([...weekly.plan]);
      expect(weekly.ends).toBe(2 + Math.ceil(20 / perWeek - 1e-9));
    }
  });

  it('cost what was sent, opened or not, and nobody is written to twice', () => {
    const { spent, exposures } = play('letters', { ...post, perWeek: 300 }, { clock: clockOf('week', 6), market });
    expect([...spent]).toEqual([0, 70_500, 70_500, 70_500, 23_500, 0, 0]);
    const opened = exposures.flat().flatMap(({ to }) => [...(to as Uint32Array)]);
    expect(new Set(opened).size).toBe(opened.length);
    expectShare(opened.length, 1000, 0.8);
  });

  it('bring who opens them `strength` contacts of the claim at once', () => {
    const written = { people: ['5', '3', '9'], costEach: 1, opened: 1, strength: 4, claim: 0.9 };
    const { exposures } = play('letters', written, { clock: clockOf('week', 2), market, flight: 7 });
    expect(exposures[1]).toEqual([
      {
        channel: 'letter',
        to: Uint32Array.of(3, 5, 9),
        contacts: 4,
        claim: 0.9,
        halfLife: 0,
        flight: 7,
        persuades: 0.05,
      },
    ]);
    expect(exposures[2]).toEqual([]);
  });

  it('are opened by key: by the same people in any order, week and campaign, and by all of them where more are', () => {
    const ids = Array.from({ length: PEOPLE }, (_, i) => String(i));
    const openers = (more: object, people = ids) => {
      const { exposures } = play('letters', { people, costEach: 0, ...more }, { clock: clockOf('week', 20), market });
      return new Set(exposures.flat().flatMap(({ to }) => [...(to as Uint32Array)]));
    };
    const most = openers({});
    expectShare(most.size, PEOPLE, 0.8);
    expect(openers({ perWeek: 100 }, ids.toReversed())).toEqual(most);
    const fewer = openers({ opened: 0.3 });
    expectShare(fewer.size, PEOPLE, 0.3);
    expect([...fewer].every((person) => most.has(person))).toBe(true);
  });

  it('do as they stand: of those written to, opened × (1 − e^(−strength)) hear of it', () => {
    const written = { ...post, strength: 0.7, opened: 0.6 };
    const { exposures } = play('letters', written, { clock: week, market: town({ people: PEOPLE }) });
    const plan = { exposures: { 1: exposures[1] } };
    const record = run('letters heard', { persuasion: 0, ownInitiative: '0 per week' }, { plan, steps: 1 });
    expectShare(so(record, 'reached', 1), 1000, 0.6 * closed.reach(0.7));
  });

  it('are refused where the run ends before they are written', () => {
    const late = { ...post, perWeek: 100, week: 45 };
    expect(problems('letters', late, { clock: clockOf('week', 52) })).toEqual([
      {
        path: ['perWeek'],
        message: 'perWeek is 100, so only 800 of 1000 letters can be sent before the run ends',
      },
    ]);
    expect(problems('letters', { ...late, count: 800 }, { clock: clockOf('week', 52) })).toEqual([]);
  });
});
