// Bass on networks against its mathematics. The engine moves in steps, so it is held against the exact recursion in the
// same steps, within standard errors; and the recursion against the published curve, whose error must vanish with the step.

import { describe, expect, it } from 'vitest';
import type { Key } from '../../sim/kernel/luck.ts';
import { rootKey } from '../../sim/kernel/luck.ts';
import type { Market } from '../../sim/market/market.ts';
import { degree } from '../../sim/market/market.ts';
import { bass } from '../../sim/models/bass.ts';
import { shelves } from '../../sim/registry.ts';
import { WEEKS_PER } from '../../sim/scenario/clock.ts';
import { market as marketNamed } from '../market/helpers.ts';
import { bassCurve, bassInSteps, circle, twoPeople, twoPeopleInSteps } from '../oracle/closed-forms.ts';
import type { Plan } from '../oracle/scene.ts';
import { marketOf } from '../oracle/scene.ts';
import { play } from './play.ts';
import { MARKETS } from './shelf.ts';
import { expectMean, expectShare, meanOf, over } from './truth.ts';

const peopleLuck = rootKey('people');
const YEARLY = { p: '0.03 per year', q: '0.38 per year' };
const [P, Q] = [0.03, 0.38];

interface Ask {
  readonly params?: Record<string, unknown>;
  readonly plan?: Plan;
  readonly weeks?: number;
  readonly steps: number;
  readonly luck: Key;
}

/** Share adopted at records 0 … steps. */
function shares(market: Market, { params = YEARLY, plan = {}, weeks = 1, steps, luck }: Ask): Float64Array {
  const record = play(bass, { market, params, plan, steps, weeks, luck, peopleLuck, level: 'tallies' });
  return record.soFar('adopted').map((count) => count / market.people);
}

describe('everybody tied to everybody', () => {
  const people = 2000;
  const full = marketNamed('complete', { people });
  // People are finite: each misses itself among its friends. The mean lies below the recursion by less than 2 / people.
  const finite = 2 / people;

  it('meets the Bass curve in weekly steps: .330 after 5 years, .812 after 10', () => {
    const year = WEEKS_PER.year;
    const runs: Float64Array[] = [];
    over('complete', 12, (luck) => runs.push(shares(full, { steps: 522, luck })));
    for (const step of [52, 261, 400, 522]) {
      const found = Float64Array.from(runs, (run) => run[step]);
      expectMean(found, bassInSteps(P, Q, 1 / year, step), finite);
      expectMean(found, bassCurve(P, Q, step / year), finite + 0.002);
    }
  });

  it('years as steps lag behind, whatever the luck: .261 and .730', () => {
    const runs: Float64Array[] = [];
    over('years', 12, (luck) => runs.push(shares(full, { weeks: WEEKS_PER.year, steps: 10, luck })));
    for (const [year, share] of [
      [5, 0.2611],
      [10, 0.7298],
    ]) {
      expect(bassInSteps(P, Q, 1, year)).toBeCloseTo(share, 4);
      expectMean(
        Float64Array.from(runs, (run) => run[year]),
        share,
        finite,
      );
      expect(bassCurve(P, Q, year) - share).toBeGreaterThan(0.07);
    }
  });

  it('days and weeks agree under the same luck, within .003', () => {
    const apart = over('days', 3, (luck) => {
      const week = shares(full, { steps: 261, luck });
      const day = shares(full, { weeks: WEEKS_PER.day, steps: 7 * 261, luck });
      return day[7 * 261] - week[261];
    });
    const truth =
      bassInSteps(P, Q, WEEKS_PER.day / WEEKS_PER.year, 7 * 261) - bassInSteps(P, Q, 1 / WEEKS_PER.year, 261);
    expect(truth).toBeGreaterThan(0.001);
    for (const difference of apart) expect(Math.abs(difference - truth)).toBeLessThan(0.003);
  });

  it('the error of the step vanishes with the step', () => {
    const errors = [1, 1 / 12, WEEKS_PER.week / WEEKS_PER.year, WEEKS_PER.day / WEEKS_PER.year].map((tick) =>
      Math.abs(bassInSteps(P, Q, tick, Math.round(10 / tick)) - bassCurve(P, Q, Math.round(10 / tick) * tick)),
    );
    for (let i = 1; i < errors.length; i++) expect(errors[i]).toBeLessThan(errors[i - 1] / 3);
    expect(errors[3]).toBeLessThan(0.00025);
  });
});

describe('the circle', () => {
  const people = 1000;
  const [p, q, steps] = [0.02, 0.2, 40];
  const params = { p: `${p} per week`, q: `${q} per week` };
  const around = Array.from({ length: people }, (_, i) => [i, (i + 1) % people] as const);

  /**
   * In steps: S is the share of people who have not adopted; given that, each neighbour has not with chance e^(−pt),
   * independently on both sides, so S ← S e^(−p) (x + (1 − x) e^(−q/k))^k with x = e^(−pt) and k sides.
   */
  function inSteps(sides: 1 | 2, step: number): number {
    let open = 1;
    for (let t = 0; t < step; t++) {
      const x = Math.exp(-p * t);
      open *= Math.exp(-p) * (x + (1 - x) * Math.exp(-q / sides)) ** sides;
    }
    return 1 - open;
  }

  it('listening to one side or to both gives the published curve', () => {
    const oneSided = marketOf(people, around, { directed: true });
    const twoSided = marketNamed('ring', { people, ties: 2 });
    for (const [market, sides] of [[oneSided, 1] as const, [twoSided, 2] as const]) {
      const runs: Float64Array[] = [];
      over(`circle ${sides}`, 60, (luck) => runs.push(shares(market, { params, steps, luck })));
      for (const step of [10, 20, 40]) {
        expectMean(
          Float64Array.from(runs, (run) => run[step]),
          inSteps(sides, step),
        );
        // Steps of a week lag behind the curve, and the two forms differ in steps, by less than these.
        expect(Math.abs(inSteps(sides, step) - circle(p, q, step))).toBeLessThan(0.035);
        expect(Math.abs(inSteps(1, step) - inSteps(2, step))).toBeLessThan(0.012);
      }
    }
  });
});

describe('universal bounds: between two people and everybody', () => {
  const [p, q, steps] = [0.01, 0.1, 48];
  const params = { p: `${p} per week`, q: `${q} per week` };

  it('every network of the shelf is here', () => {
    expect(new Set(MARKETS.map(([network]) => network))).toEqual(new Set(shelves.networks.map(({ name }) => name)));
  });

  it.each(MARKETS)('%s, %s', (_network, special, build) => {
    const market = build();
    for (let i = 0; i < market.people; i++) expect(degree(market.in, i)).toBeGreaterThan(0);
    const runs: Float64Array[] = [];
    over(`bounds ${special}`, 300, (luck) => runs.push(shares(market, { params, steps, luck })));
    for (const step of [6, 12, 24, 48]) {
      const found = Float64Array.from(runs, (run) => run[step]);
      const { mean, error } = meanOf(found);
      expect(mean).toBeGreaterThan(twoPeopleInSteps(p, q, 1, step) - 4.5 * error);
      expect(mean).toBeLessThan(bassInSteps(p, q, 1, step) + 4.5 * error);
      if (special === 'pairs') expectMean(found, twoPeopleInSteps(p, q, 1, step));
    }
  });

  it('the bounds in steps are those of the published curves, within the error of the step', () => {
    for (const step of [6, 12, 24, 48]) {
      expect(Math.abs(twoPeopleInSteps(p, q, 1, step) - twoPeople(p, q, step))).toBeLessThan(0.006);
      expect(Math.abs(bassInSteps(p, q, 1, step) - bassCurve(p, q, step))).toBeLessThan(0.03);
    }
  });
});

describe('rates and chances', () => {
  it('a chance of 100 % per step: of friends, whoever listens follows on the next step; of the firm, everybody at once', () => {
    const ring = marketNamed('ring', { people: 20, ties: 2 });
    const luck = rootKey('surely');
    for (const sure of [{ perTie: '100% per step' }, { q: '100% per step' }]) {
      const curve = shares(ring, { params: { p: '5% per step', ...sure }, steps: 60, luck });
      const first = curve.findIndex((share) => share > 0);
      expect(first).toBeGreaterThan(0);
      // From both neighbours of the first: after ten steps all round.
      expect(curve[first + 10]).toBe(1);
      expect(curve[first]).toBeLessThan(1);
    }
    const all = shares(ring, { params: { p: '100% per step', perTie: '5% per step' }, steps: 3, luck });
    expect([...all.slice(0, 2)]).toEqual([0, 1]);
  });

  it('a chance per step is that chance, whatever the step', () => {
    const market = marketOf(400_000, []);
    for (const weeks of [1, 1 / 7]) {
      const params = { p: '0.1% per step', q: '0 per week' };
      const after = shares(market, { params, weeks, steps: 2, luck: rootKey(`chance ${weeks}`) });
      expectShare(after[1] * 400_000, 400_000, 0.001);
      expectShare(after[2] * 400_000, 400_000, 1 - 0.999 ** 2);
    }
  });

  it('perTie: each friend alike, so that two friends win with 1 − (1 − c)²; q is shared by all one listens to', () => {
    const trios = Array.from({ length: 20_000 }, (_, i) => [
      [3 * i, 3 * i + 2] as const,
      [3 * i + 1, 3 * i + 2] as const,
    ]).flat();
    const market = marketOf(60_000, trios, { directed: true });
    const first = Array.from({ length: 20_000 }, (_, i) => 3 * i);
    const both = { 0: [...first, ...first.map((person) => person + 1)] };
    const won = (params: Record<string, unknown>, placements: Plan['placements']) =>
      shares(market, {
        params: { p: '0 per week', ...params },
        plan: { placements },
        steps: 1,
        luck: rootKey('trios'),
      })[1];
    for (const [params, placements, truth] of [
      [{ perTie: '5% per step' }, both, 1 - 0.95 ** 2],
      [{ perTie: '5% per step' }, { 0: first }, 0.05],
      [{ q: '5% per step' }, both, 0.05],
      [{ q: '5% per step' }, { 0: first }, 1 - Math.sqrt(0.95)],
    ] as const) {
      expectShare(won(params, placements) * 60_000, 20_000, truth);
    }
  });
});
