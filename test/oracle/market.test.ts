// Does the slow twin of `market` tell the truth? One mechanism at a time, the others switched off, against the exact
// formulas; then the whole of it for what must hold in every run. Shares of people must lie within 4 standard errors,
// what involves no luck within 1e-9.

import { describe, expect, it } from 'vitest';
import { derive, rootKey } from '../../sim/kernel/luck.ts';
import type { Exposure } from '../../sim/world/nudges.ts';
import { bass } from './bass.ts';
import * as closed from './closed-forms.ts';
import { market } from './market.ts';
import type { MarketParameters, MarketScene } from './market-people.ts';
import { DEFAULTS } from './market-people.ts';
import type { Plan, Row } from './scene.ts';
import { marketOf } from './scene.ts';

const luck = derive(rootKey('oracle'), 1);
const peopleLuck = rootKey('people');
const alone = (people: number) => marketOf(people, []);

type Off = (keyof MarketParameters['switches'])[];
type Changes = Omit<Partial<MarketParameters>, 'switches'> & { off?: Off };

function our({ off = [], ...changes }: Changes): MarketParameters {
  const switches = Object.fromEntries(
    Object.keys(DEFAULTS.switches).map((name) => [name, !off.includes(name as Off[0])]),
  );
  return { ...DEFAULTS, ...changes, switches: switches as MarketParameters['switches'] };
}

function scene(parameters: Changes, more: Partial<MarketScene>): MarketScene {
  const rest = { market: alone(1), quality: 0.8, weeks: 1, steps: 10, plan: {}, luck, peopleLuck };
  return { ...rest, parameters: our(parameters), ...more };
}

/** The same exposures in moves first … last. */
function weekly(first: number, last: number, ...exposures: Partial<Exposure>[]): Plan {
  const form: Exposure = {
    channel: 'ad',
    contacts: 1,
    to: 'everyone',
    claim: 0.8,
    halfLife: 0,
    flight: 0,
    persuades: 0,
  };
  const all = exposures.map((exposure, flight) => ({ ...form, flight, ...exposure }));
  return { exposures: Object.fromEntries(Array.from({ length: last - first + 1 }, (_, i) => [first + i, all])) };
}

const count = (rows: readonly Row[], event: Row['event'], step = Infinity) =>
  rows.filter((row) => row.event === event && row.step <= step).length;

function expectShare(found: number, of: number, truth: number): void {
  const error = Math.sqrt((truth * (1 - truth)) / of);
  expect(Math.abs(found / of - truth), `${found} of ${of}, truth ${truth}, error ${error}`).toBeLessThan(4 * error);
}

/** People on a circle with a few shortcuts, every fifth with little fit. */
function smallWorld(people: number) {
  const ring = Array.from({ length: people }, (_, i) => [1, 2].map((d) => [i, (i + d) % people] as [number, number]));
  const shortcuts = [3, 40, 77].map((i) => [i, (i + Math.floor(people / 2)) % people] as [number, number]);
  return marketOf(people, [...ring.flat(), ...shortcuts], {
    fits: Array.from({ length: people }, (_, i) => (i % 5 ? 0.8 : 0.1)),
  });
}

describe('awareness', () => {
  const plan = weekly(1, 12, { contacts: 0.8 });
  const { rows } = market(
    scene({ ownInitiative: 0, persuasion: 0, awareAtStart: 0.3 }, { market: alone(2500), plan, steps: 20 }),
  );
  it('from broadcast alone follows forgetting and hearing, step by step', () => {
    const truth = closed.awareness([...Array(12).fill(0.16), ...Array(8).fill(0)], 1, 8, 0.3);
    for (const step of [1, 2, 6, 12, 20]) {
      expectShare(count(rows, 'aware', step) - count(rows, 'forgot', step), 2500, truth[step - 1]);
    }
  });
  it('reach is 1 − e^(−ΣY), whoever forgot', () => {
    expectShare(count(rows, 'reached'), 2500, closed.reach(12 * 0.16));
  });
});

describe('belief and trust', () => {
  it('after noticed contacts of one claim', () => {
    const plan = weekly(1, 8, { contacts: 3, claim: 0.95 });
    const { people } = market(scene({ off: ['awareness'], ownInitiative: 0, persuasion: 0 }, { plan }));
    expect(people[0].expected).toBeCloseTo(closed.belief(0.5, 0.95, 0.35, 0.62, 8 * 0.6), 9);
  });
  it('a spell opens with at least one whole contact', () => {
    const plan = weekly(1, 1, { contacts: 0.5, claim: 1 });
    const { rows, people } = market(scene({ ownInitiative: 0, persuasion: 0 }, { market: alone(400), plan, steps: 1 }));
    const heard = rows.filter((row) => row.event === 'aware');
    expect(heard.length).toBeGreaterThan(10);
    for (const { person } of heard)
      expect(people[person].expected).toBeCloseTo(closed.belief(0.5, 1, 0.35, 0.62, 1), 9);
  });
  it('warnings that catch a claim cost the firm trust, praise that bears it out costs nothing', () => {
    const plan = { ...weekly(1, 1, { claim: 0.9 }), placements: { 0: [0] } };
    const pair = { market: marketOf(2, [[0, 1]]), plan, steps: 40 };
    const quiet = {
      variety: 0,
      erosion: 0.1,
      ownInitiative: 0,
      persuasion: 0,
      passAlong: 0,
      off: ['awareness', 'fading'] as Off,
    };
    const bad = market(scene({ ...quiet, prior: 0.8 }, { ...pair, quality: 0.6 }));
    const heard = 26 * 2 * bad.people[0].talkativeness; // the claim is remembered for 26 weeks
    const report = 0.6 - 2 * 0.2; // the disappointed exaggerate
    expect(count(bad.rows, 'detractor')).toBe(1);
    expect(bad.people[1].trust).toBeCloseTo(closed.trustLeft(0.1, 0.9, heard, 0.9 - 0.15 - report), 12);
    expect(market(scene(quiet, { ...pair, quality: 0.8 })).people[1].trust).toBe(1);
  });
});

describe('pressure', () => {
  const simple: Changes = { off: ['awareness', 'expectation'], ownInitiative: 0, persuasion: 0.5 };
  it('ads alone sell 1 − e^(−βT∫w), however long they carry over', () => {
    for (const halfLife of [0, 1.5]) {
      const plan = weekly(1, 10, { contacts: 10, halfLife });
      const all = { ...simple, persuasion: 0.1, wearOutHalf: 8, ...(halfLife > 0 && { wearOutFloor: 1 }) };
      const { rows } = market(scene(all, { market: alone(1500), plan, steps: 25 }));
      const worth = halfLife > 0 ? 20 : closed.worthOfAds(20, 0.4, 8);
      expectShare(count(rows, 'adopted'), 1500, closed.boughtByAds(0.1, 0.62, 1, worth));
      expect(rows.some((row) => row.event === 'adopted' && row.step > 10)).toBe(halfLife > 0);
    }
  });
  it('fit counts once in noticing and once in wanting; clutter and price in their places', () => {
    const all: Changes = { off: ['awareness'], ownInitiative: 0, persuasion: 1e-3, learn: 0, prior: 0.75, clutter: 1 };
    const plan = weekly(1, 10, { contacts: 3 });
    const { people } = market(
      scene({ ...all, wearOutFloor: 1 }, { market: marketOf(1, [], { fits: [0.5] }), plan, price: () => 0.8 }),
    );
    const appeal = 0.75 * 2 - 0.8;
    const noticed = 10 * 3 * (0.2 / 2) * 0.5;
    expect(people[0].pressure).toBeCloseTo(0.5 * appeal * 1e-3 * 0.62 * noticed, 12);
  });
  it('polarisation moves fit away from ½, and fans talk more', () => {
    const fits = [0.8, 0.4, 0];
    const start = (polarisation: number) =>
      market(scene({ polarisation }, { market: marketOf(3, [], { fits }) })).people;
    const [before, after] = [start(0), start(0.5)];
    expect(after.map((person) => person.fit)).toEqual([0.95, 0.35, 0].map((fit) => expect.closeTo(fit, 12)));
    expect(after[0].talkativeness).toBeCloseTo(before[0].talkativeness * 1.475, 12);
  });
  it('own initiative alone, through awareness that comes and goes', () => {
    const plan = weekly(1, 30, { contacts: 0.5 });
    const { rows } = market(
      scene({ off: ['expectation'], ownInitiative: 0.06, persuasion: 0 }, { market: alone(1500), plan, steps: 30 }),
    );
    for (const step of [5, 30]) {
      expectShare(count(rows, 'adopted', step), 1500, closed.boughtInSteps(0.06, 0.1, 1, 8, step));
    }
  });
  it("a talk's life is τh/ln 2 at any tick; one friend wins with 1 − e^(−βT·life)", () => {
    const quiet: Changes = { ...simple, off: ['awareness', 'expectation', 'experience'], talk: 1, talkHalfLife: 1 };
    const couple = { market: marketOf(2, [[0, 1]], { directed: true }), plan: { placements: { 0: [0] } } };
    for (const weeks of [1, 1 / 7]) {
      const { people } = market(scene({ ...quiet, persuasion: 1e-6 }, { ...couple, weeks, steps: 50 / weeks }));
      expect(people[1].pressure / (1e-6 * 0.9)).toBeCloseTo(closed.lifeOfTalk(1, 1), 9);
    }
    const couples = Array.from({ length: 2000 }, (_, i) => [2 * i, 2 * i + 1] as [number, number]);
    const plan = { placements: { 0: couples.map(([friend]) => friend) } };
    const { rows } = market(scene(quiet, { market: marketOf(4000, couples, { directed: true }), plan, steps: 20 }));
    expectShare(count(rows, 'adopted'), 2000, closed.wonByOneFriend(0.5, 0.9, 1, 1, 1));
  });
  it('posts of a seeded person count only once there is a verdict, and in its sense', () => {
    const plan = { ...weekly(1, 10, { channel: 'media', from: 0, claim: undefined }), placements: { 0: [0] } };
    const all = { ...simple, persuasion: 1e-3, variety: 0 };
    const pressure = (changes: Changes, quality = 0.8) =>
      market(scene({ ...all, delay: 3, ...changes }, { market: alone(2), plan, quality })).people[1].pressure;
    expect(pressure({})).toBeCloseTo(8 * 0.2 * 0.7 * 1e-3, 12);
    expect(pressure({ prior: 0.85 })).toBe(0);
    expect(pressure({ prior: 0.99 })).toBe(0);
  });
  it('visits to owned content are shared among the open by fit', () => {
    const plan = { ...weekly(1, 1, { channel: 'owned', contacts: 6, to: 'open' }), placements: { 0: [0] } };
    const fits = [1, 0.5, 0.25, 0.25];
    const quiet = { ...simple, persuasion: 1e-6 };
    const { people } = market(scene(quiet, { market: marketOf(4, [], { fits }), plan, steps: 1 }));
    expect(people.map((person) => person.pressure / (0.7e-6 * person.fit))).toEqual(
      [0, 3, 1.5, 1.5].map((visits) => expect.closeTo(visits, 9)),
    );
  });
});

describe('verdicts', () => {
  it('shares of advocates and detractors, and who gives it back', () => {
    const { rows } = market(
      scene({ awareAtStart: 1, ownInitiative: 100, memoryHalfLife: Infinity }, { market: alone(2000), steps: 3 }),
    );
    const truth = closed.verdicts(0.8, 0.8, 0.15, 0.15);
    expect(count(rows, 'adopted')).toBe(2000);
    for (const [event, share] of [
      ['advocate', truth.advocates],
      ['content', truth.content],
    ] as const) {
      expectShare(count(rows, event), 2000, share);
    }
    expectShare(count(rows, 'returned'), count(rows, 'detractor'), 0.5);
  });
  it('come after the delay, and gifts are never returned', () => {
    const plan = { placements: { 0: [0], 4: [1] } };
    const { rows } = market(scene({ delay: 2.5, prior: 1, returns: 1 }, { market: alone(2), plan, quality: 0.2 }));
    expect(rows.filter((row) => row.event === 'detractor').map((row) => row.step)).toEqual([3, 7]);
    expect(count(rows, 'returned')).toBe(0);
  });
});

describe('talk', () => {
  it('people who only heard pass the news on: it informs, it does not sell', () => {
    const all: Changes = { awareAtStart: 0.5, memoryHalfLife: Infinity, ownInitiative: 0, passAlong: 0.5, learn: 0.1 };
    const couples = Array.from({ length: 200 }, (_, i) => [2 * i, 2 * i + 1] as [number, number]);
    const { rows, people } = market(scene(all, { market: marketOf(400, couples), steps: 30 }));
    const told = rows.filter((row) => row.event === 'aware' && row.channel === 'friend');
    expect(told.length).toBeGreaterThan(50);
    expect(count(rows, 'adopted')).toBe(0);
    for (const { person } of told) expect(people[person].pressure).toBe(0);
    const first = told.find((row) => row.step === 1)!;
    const talker = people[first.from!];
    const heard = Array.from({ length: 30 }, (_, k) => 2 ** (-k / 6)).reduce((a, b) => a + b);
    const life = ((1 - 2 ** (-1 / 6)) * 6) / Math.LN2;
    const noticed = heard * life * talker.talkativeness;
    const opening = Math.max(1, life * talker.talkativeness) - life * talker.talkativeness;
    expect(people[first.person].expected).toBeCloseTo(closed.belief(0.5, 0.8, 0.1, 0.9, noticed + opening), 9);
  });
  it('a letter opened in move 1 is talked about from move 2, with what it taught', () => {
    const all: Changes = {
      memoryHalfLife: Infinity,
      ownInitiative: 0,
      persuasion: 0,
      talk: 400,
      passAlong: 0.5,
      learn: 1e-4,
    };
    const plan = weekly(1, 1, { channel: 'letter', contacts: 50, to: Uint32Array.of(0), claim: 1 });
    const pair = marketOf(2, [[0, 1]], { directed: true, fits: [0.5, 1] });
    const { rows, people } = market(scene(all, { market: pair, plan, steps: 5 }));
    expect(rows.find((row) => row.person === 1 && row.event === 'aware')).toMatchObject({ step: 2, from: 0 });
    const taught = closed.belief(0.5, 1, 1e-4, 0.8, 50);
    expect(people[0].expected).toBeCloseTo(taught, 9);
    const noticed = 100 * people[0].talkativeness * closed.lifeOfTalk(1, 6) * (1 - 2 ** (-4 / 6));
    expect(people[1].expected).toBeCloseTo(closed.belief(0.5, taught, 1e-4, 0.9, noticed), 9);
  });
  it('the three rules agree where everybody has the same ties, and differ elsewhere', () => {
    const people = 60;
    const ring = Array.from({ length: people }, (_, i) => [i, (i + 1) % people] as [number, number]);
    const star = Array.from({ length: people - 1 }, (_, i) => [0, i + 1] as [number, number]);
    const run = (ties: [number, number][], rule: MarketParameters['rule']) =>
      market(scene({ rule, talk: 8 }, { market: marketOf(people, ties), plan: { placements: { 0: [0] } }, steps: 30 }))
        .rows;
    expect(run(ring, 'talker')).toEqual(run(ring, 'hearer'));
    expect(run(ring, 'perTie')).toEqual(run(ring, 'hearer'));
    const heard = (['hearer', 'perTie', 'talker'] as const).map((rule) => count(run(star, rule), 'reached'));
    expect(heard[0]).toBeGreaterThan(heard[2]);
    expect(heard[1]).toBeGreaterThan(heard[2]);
  });
});

describe('the whole', () => {
  const world = smallWorld(200);
  const gifts = { placements: { 0: [5, 110], 7: [44] } };
  const busy: Plan = {
    ...gifts,
    exposures: weekly(
      2,
      30,
      { contacts: 1, halfLife: 2.5, claim: 0.95 },
      { channel: 'owned', contacts: 6, to: 'open' },
      {
        channel: 'media',
        from: 5,
        to: Uint32Array.from([1, 2, 3, 60]),
      },
    ).exposures,
  };

  it('is bass, row for row, with awareness, expectation, experience, fading and fit off', () => {
    const off: Off = ['awareness', 'expectation', 'experience', 'fading', 'fit'];
    const sold = market(scene({ off }, { market: world, plan: gifts, steps: 60 })).rows;
    const truth = bass({
      market: world,
      p: { perWeek: 0.02 },
      q: { perWeek: 0.05 * 0.9 * 2 },
      weeks: 1,
      steps: 60,
      plan: gifts,
      luck,
    });
    expect(truth.length).toBeGreaterThan(150);
    expect(sold.filter((row) => row.event === 'adopted' || row.event === 'placed')).toEqual(truth);
  });

  it('ties off is a market without ties', () => {
    const fits = Array.from({ length: 200 }, (_, i) => (i % 5 ? 0.8 : 0.1));
    const off = market(scene({ off: ['ties'] }, { market: world, plan: busy, steps: 20 }));
    expect(off.rows).toEqual(market(scene({}, { market: marketOf(200, [], { fits }), plan: busy, steps: 20 })).rows);
  });

  it('adopt-only without fading, trust in the firm kept: more contact never delays or loses a buyer', () => {
    const all: Changes = { off: ['expectation', 'experience', 'fading'], persuasion: 0.2, erosion: 0 };
    const less = { ...gifts, ...weekly(2, 10, { halfLife: 2.5, contacts: 0.5 }) };
    for (let r = 0; r < 3; r++) {
      const bought = (plan: Plan) =>
        market(scene(all, { market: world, plan, steps: 25, luck: derive(luck, r) })).rows.filter(
          (row) => row.event === 'adopted' || row.event === 'placed',
        );
      const since = new Map(bought(busy).map((row) => [row.person, row.step]));
      expect(since.size).toBeGreaterThan(bought(less).length);
      for (const row of bought(less)) expect(since.get(row.person)).toBeLessThanOrEqual(row.step);
    }
  });

  it('keeps its own rules in every row', () => {
    const { rows } = market(scene({ talk: 6, persuasion: 0.2 }, { market: world, plan: busy, steps: 45 }));
    const before = (row: Row, event: Row['event']) =>
      rows.filter((other) => other.person === row.person && other.event === event && other.step <= row.step).length;
    expect(new Set(rows.map((row) => row.event)).size).toBe(9);
    expect(new Set(rows.map((row) => row.channel))).toEqual(new Set(['ad', 'owned', 'media', 'friend', 'gift']));
    for (const row of rows) {
      expect(before(row, 'adopted') + before(row, 'placed')).toBeLessThanOrEqual(1);
      expect(before(row, 'aware') - before(row, 'forgot')).toBeGreaterThanOrEqual(0);
      expect(before(row, 'aware') - before(row, 'forgot')).toBeLessThanOrEqual(1);
      if (row.event === 'adopted') expect(before(row, 'aware') - before(row, 'forgot')).toBe(1);
      if (row.event === 'returned') expect(before(row, 'detractor')).toBe(1);
      expect(row.from !== undefined).toBe(
        ['friend', 'media'].includes(row.channel) && ['reached', 'aware', 'adopted'].includes(row.event),
      );
    }
  });
});
