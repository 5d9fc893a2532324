// SIR against its mathematics: chances and times on a pair, final sizes on small networks and complete ones, and what
// holds in every world: times do not hang on the step, more seeds or faster talk never lose anybody.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rootKey } from '../../sim/kernel/luck.ts';
import type { Market } from '../../sim/market/market.ts';
import { cascadeOf, depthOf } from '../../sim/metrics/cascade.ts';
import { independentCascade } from '../../sim/models/independent-cascade.ts';
import { sir } from '../../sim/models/sir.ts';
import type { EventLog } from '../../sim/world/log.ts';
import type { RunRecord } from '../../sim/world/record.ts';
import { market as marketNamed } from '../market/helpers.ts';
import { finalSize, finalSizeFrom } from '../oracle/closed-forms.ts';
import { neverToldOn, toldOf } from '../oracle/jump-chain.ts';
import type { Plan } from '../oracle/scene.ts';
import { marketOf, rowsOf } from '../oracle/scene.ts';
import { play } from './play.ts';
import { adoptions, expectMean, expectNested, expectShare, meanOf, over, weekly } from './truth.ts';
import { markets, plans, STEPS, worlds } from './worlds.ts';

const peopleLuck = rootKey('people');
const start = (seeds: readonly number[]): Plan => ({ placements: { 0: seeds } });
const paces = (contact: number, recover: number) => ({
  contact: `${contact} per week`,
  recover: `${recover} per week`,
});
const inSteps = (contact: number, recover: number) => ({
  contact: `${100 * contact}% per step`,
  recover: `${100 * recover}% per step`,
});

interface Ask {
  readonly luck?: typeof peopleLuck;
  readonly steps?: number;
  readonly weeks?: number;
}
const run = (market: Market, params: Record<string, unknown>, plan: Plan, ask: Ask = {}): RunRecord =>
  play(sir, { market, params, plan, steps: STEPS, luck: peopleLuck, peopleLuck, ...ask });

describe('one who talks and one who listens', () => {
  const count = 20_000;
  const pairs = marketOf(
    2 * count,
    Array.from({ length: count }, (_, i) => [2 * i, 2 * i + 1] as const),
  );
  const plan = start(Array.from({ length: count }, (_, i) => 2 * i));

  it('rates: told by time t with T(1 − e^(−(contact + recover)t)), T = contact / (contact + recover)', () => {
    const record = run(pairs, paces(0.3, 0.2), plan, { steps: 60, weeks: 1 / 2 });
    const told = record.soFar('adopted');
    for (const step of [1, 2, 6, 20, 60]) expectShare(told[step], count, 0.6 * -Math.expm1(-0.5 * (step / 2)));
    expect(sir.tieChance!({ contact: { perWeek: 0.3 }, recover: { perWeek: 0.2 } })).toBeCloseTo(0.6, 12);
  });

  it('chances per step: told by step k with T(1 − ((1 − c)(1 − r))^k), T = c / (1 − (1 − c)(1 − r)), whatever the step', () => {
    const [c, r] = [0.25, 0.125];
    const both = (1 - c) * (1 - r);
    const chance = c / (1 - both);
    for (const weeks of [1, 1 / 7]) {
      const told = run(pairs, inSteps(c, r), plan, { steps: 40, weeks }).soFar('adopted');
      for (const step of [1, 2, 5, 40]) expectShare(told[step], count, chance * (1 - both ** step));
    }
    expect(sir.tieChance!({ contact: { perStep: c }, recover: { perStep: r } })).toBeCloseTo(chance, 12);
  });

  it('interest wanes with e^(−recover t), and on the first step at the earliest where it wanes by chance', () => {
    const alone = marketOf(count, []);
    const all = start(Array.from({ length: count }, (_, i) => i));
    const waned = run(alone, paces(0, 0.2), all).soFar('stopped');
    for (const step of [1, 4, STEPS]) expectShare(waned[step], count, -Math.expm1(-0.2 * step));
    const bySteps = run(alone, inSteps(0, 0.2), all).soFar('stopped');
    for (const step of [1, 4, STEPS]) expectShare(bySteps[step], count, 1 - 0.8 ** step);
    expect(bySteps[0]).toBe(0);
  });
});

describe('final sizes', () => {
  /** Holds how many were told in the end, seeds aside, against their exact chances. */
  function expectSizes(market: Market, params: Record<string, unknown>, seeds: number[], truth: readonly number[]) {
    const sizes = over(`sizes ${JSON.stringify(params)}`, 2500, (luck) => {
      // Eight weeks a step: long enough for everybody to lose interest, and soon done. Chances per step know no weeks.
      return run(market, params, start(seeds), { luck, steps: 60, weeks: 8 }).soFar('adopted')[60];
    });
    truth.forEach((chance, size) => {
      expectShare(sizes.filter((told) => told === size).length, sizes.length, chance);
    });
  }
  const everybody = (people: number) => marketNamed('complete', { people });

  it('everybody hears everybody, rates: the chance of each size (Andersson & Britton 2000)', () => {
    const silent = (people: number) => 0.5 / (0.5 + 0.2 * people);
    expectSizes(everybody(6), paces(0.2, 0.5), [2], toldOf(5, 1, silent));
    expectSizes(everybody(8), paces(0.2, 0.5), [0, 5], toldOf(6, 2, silent));
  });

  it('the same with chances per step', () => {
    const [c, r] = [0.125, 0.5];
    const silent = (people: number) => (r * (1 - c) ** people) / (1 - (1 - r) * (1 - c) ** people);
    expectSizes(everybody(6), inSteps(c, r), [1], toldOf(5, 1, silent));
  });

  it('a star, a loop of one-way ties with a way out, two seeds: all orders of events visited', () => {
    const star = [0, 1, 2, 3].map((leaf) => [4, leaf] as const);
    const reversed = (chances: number[], seeds: number) =>
      Array.from({ length: chances.length - seeds }, (_, told) => chances[chances.length - 1 - seeds - told]);
    const starTies = [[4], [4], [4], [4], [0, 1, 2, 3]];
    expectSizes(marketOf(5, star), paces(1, 0.7), [4], reversed(neverToldOn(starTies, [4], 1, 0.7), 1));
    const loop = [
      [0, 1],
      [1, 2],
      [2, 0],
      [2, 3],
      [3, 4],
      [4, 0],
    ] as const;
    const loopTies = [[1], [2], [0, 3], [4], [0]];
    const truth = reversed(neverToldOn(loopTies, [1, 3], 0.4, 0.5), 2);
    expectSizes(marketOf(5, loop, { directed: true }), paces(0.4, 0.5), [1, 3], truth);
  });

  it('as people grow: 1 % who begin, then the root of z = 1 − e^(−Rz) where it takes off', () => {
    for (const reproduction of [0.8, 1.5, 3]) {
      const people = 1500;
      const market = everybody(people);
      const seeds = Array.from({ length: 15 }, (_, i) => 100 * i);
      const params = paces(reproduction / people, 1);
      const shares = over(`large ${reproduction}`, 10, (luck) => {
        const record = run(market, params, start(seeds), { luck, steps: 100 });
        return record.soFar('adopted')[100] / people + 0.01;
      });
      // The mean of finite crowds lies off the limit by less than 3 / people.
      expectMean(shares, finalSizeFrom(reproduction, 0.01), 3 / people);
    }
    expect(finalSizeFrom(1.5, 1e-12)).toBeCloseTo(finalSize(1.5), 9);
    const from = (people: number) => {
      const market = everybody(people);
      const sizes = over(`one of ${people}`, 400, (luck) => {
        const record = run(market, paces(2 / people, 1), start([0]), { luck, steps: 60 });
        return record.soFar('adopted')[60] / people;
      });
      return meanOf(sizes.filter((size) => size > 0.3));
    };
    const [few, many] = [from(40), from(320)];
    expect(Math.abs(many.mean - finalSize(2))).toBeLessThan(4.5 * many.error + 0.01);
    expect(Math.abs(few.mean - finalSize(2))).toBeLessThan(0.1);
  });
});

describe('in every world', () => {
  const seeds = fc.integer({ min: 0, max: 1_000_000 }).map((seed) => rootKey(String(seed)));

  it('the step says only when a time is recorded: the same days, weeks and months', () => {
    const people = fc.array(fc.nat(1000), { minLength: 1, maxLength: 3 });
    let told = 0;
    fc.assert(
      fc.property(markets, people, seeds, (market, wanted, luck) => {
        const plan = start(wanted.map((person) => person % market.people));
        const days = (weeks: number, steps: number) => run(market, paces(0.5, 0.3), plan, { luck, weeks, steps }).log!;
        const [fine, coarse, months] = [days(1 / 16, 16 * STEPS), days(1, STEPS), days(4, STEPS / 4)];
        const at = (parts: number) =>
          rowsOf(fine)
            .map((row) => ({ ...row, step: Math.ceil(row.step / parts) }))
            .sort((one, other) => one.step - other.step || one.person - other.person);
        expect(rowsOf(coarse)).toEqual(at(16));
        expect(rowsOf(months)).toEqual(at(64));
        // Nor does who won whom: chains of friends within a month are chains.
        const depth = (log: EventLog) => depthOf(cascadeOf(log, market.people));
        expect(depth(months)).toBe(depth(fine));
        told += fine.length;
      }),
      { numRuns: 150 },
    );
    expect(told).toBeGreaterThan(500);
  });

  it('interest of a single step: the independent cascade, the same people by the same luck', () => {
    const chances = fc.constantFrom(0, 0.125, 0.5, 0.9, 1);
    fc.assert(
      fc.property(worlds, chances, seeds, ({ market, plan }, chance, luck) => {
        const cascade = play(independentCascade, {
          ...{ market, plan, luck, peopleLuck, steps: STEPS, level: 'events' },
          params: { probability: chance },
        });
        const talk = play(sir, {
          ...{ market, plan, luck, peopleLuck, steps: STEPS, level: 'events' },
          params: inSteps(chance, 1),
        });
        const events = ['reached', 'adopted', 'placed'] as const;
        expect(rowsOf(talk.log!, events)).toEqual(rowsOf(cascade.log!, events));
      }),
      { numRuns: 200 },
    );
  });

  it('more seeds and flights, faster talk and longer interest never lose or delay anybody', () => {
    const more = fc.record({ contact: fc.constantFrom(1, 1.5), recover: fc.constantFrom(1, 0.5) });
    const two = markets.chain((market) =>
      fc.record({
        market: fc.constant(market),
        less: plans(market.people),
        gifts: fc.array(fc.nat(market.people - 1)),
      }),
    );
    let gained = 0;
    fc.assert(
      fc.property(two, more, seeds, ({ market, less, gifts }, times, luck) => {
        const plan = { ...less, exposures: weekly(2, 5, { contacts: 0.2, persuades: 0.3 }).exposures };
        const before = adoptions(run(market, paces(0.4, 0.4), plan, { luck }));
        const placements = { ...plan.placements, 1: [...(plan.placements?.[1] ?? []), ...gifts] };
        const params = paces(0.4 * times.contact, 0.4 * times.recover);
        const after = adoptions(run(market, params, { ...plan, placements }, { luck }));
        expectNested(before, after);
        gained += after.size - before.size;
      }),
      { numRuns: 150 },
    );
    expect(gained).toBeGreaterThan(150);
  });
});

it('of several friends whose word comes at once, each is as likely to be named', () => {
  const market = marketOf(
    4,
    [0, 1, 2].map((i) => [i, 3] as const),
    { directed: true },
  );
  const named = over('named', 1500, (luck) => {
    const rows = rowsOf(run(market, inSteps(1, 1), start([0, 1, 2]), { luck, steps: 1 }).log!);
    return rows.find(({ person, event }) => person === 3 && event === 'adopted')!.from!;
  });
  for (const friend of [0, 1, 2]) expectShare(named.filter((from) => from === friend).length, 1500, 1 / 3);
});
