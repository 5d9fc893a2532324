// Community and employees, against what their formulas say: who joins, what new ties are worth, how the place pays and
// teaches; what staff cost and say, and that they never buy.

import { describe, expect, it } from 'vitest';
import type { Nudges } from '../../sim/world/nudges.ts';
import { run as runStage, stageOf } from '../engine/stage.ts';
import { PEOPLE, run, so } from '../models/crowd.ts';
import { expectShare } from '../models/truth.ts';
import * as closed from '../oracle/closed-forms.ts';
import { marketOf, rowsOf } from '../oracle/scene.ts';
import { clockOf, play, sum } from './stage.ts';
import { town } from './towns.ts';

const market = town({ people: 100 });
const adoptOnly = { expectation: 'off', experience: 'off', ownInitiative: '0 per week', fading: 'off', passAlong: 0 };
const knowing = { ...adoptOnly, awareness: 'off' };

describe('community', () => {
  const place = { costPerWeek: 70.5, join: 0.3, links: 2, stay: 3 };

  it('is paid by the week to the cent, while it is open, on any clock', () => {
    for (const clock of [clockOf('day', 70), clockOf('week', 10)]) {
      const { plan, spent, nudges } = play('community', { ...place, weeks: '3-8' }, { clock, market });
      expect(sum(spent)).toBe(6 * 7050);
      expect([...spent]).toEqual([...plan]);
      const open = nudges.filter(({ community }) => community !== undefined);
      expect(open).toHaveLength(clock.step === 'day' ? 42 : 6);
      expect(open[0].community).toEqual({ join: 0.3, stay: 3, links: 2 });
    }
  });

  it('what members contribute draws visits: the stock is an annuity', () => {
    const written = { ...place, contributes: 0.04, decay: '2%', visits: 3 };
    const { exposures } = play('community', written, { clock: clockOf('week', 20), market, members: () => 50 });
    let stock = 0;
    for (let week = 1; week <= 20; week++) {
      const before = stock;
      stock = closed.contentStock(0, -0.02, 2, week);
      expect(exposures[week][0].contacts).toBeCloseTo((3 * (before + stock)) / 2, 10);
      expect(exposures[week][0]).toMatchObject({ channel: 'owned', to: 'open', claim: 0.7 });
    }
  });

  it('teaches by members ÷ reference, in full at most, in days as in weeks', () => {
    const written = { ...place, learns: '4%', reference: 80, best: 0.9 };
    for (const [members, rate] of [
      [20, 0.01],
      [80, 0.04],
      [900, 0.04],
    ] as const) {
      for (const clock of [clockOf('day', 84), clockOf('week', 12)]) {
        const played = play('community', written, { clock, market, members: () => members });
        const learnt = played.nudges.flatMap(({ improvements }) => improvements);
        const quality = learnt.reduce((now, { share, best }) => now + share * (best - now), 0.5);
        expect(quality).toBeCloseTo(closed.listenedQuality(0.5, 0.9, rate, 12), 10);
      }
    }
  });

  const asked = (join: number, when = 1) => {
    return (step: number, nudges: Nudges) => {
      if (step >= when) nudges.community = { join, stay: 1, links: 0 };
    };
  };

  it('is joined in proportion to fit, once a person, by the same people where fewer join', () => {
    const fits = Array.from({ length: PEOPLE }, (_, i) => (i % 2 ? 0.8 : 0.25));
    const people = marketOf(PEOPLE, [], { fits });
    const joined = (join: number, when: number) => {
      const params = { ...adoptOnly, awareAtStart: 1, memoryHalfLife: 'forever' };
      const ask = { market: people, steps: 6, nudge: asked(join, when), level: 'sources' as const };
      return rowsOf(run('joins', params, ask).log!, ['joined']);
    };
    const all = joined(0.5, 1);
    for (const [fit, odd] of [[0.8, 1] as const, [0.25, 0] as const]) {
      expectShare(all.filter(({ person }) => person % 2 === odd).length, PEOPLE / 2, 0.5 * fit);
    }
    expect(new Set(all.map(({ person }) => person)).size).toBe(all.length);
    expect(new Set(all.map(({ step }) => step))).toEqual(new Set([1]));
    // Where it opens later, those who know by then decide on its first step.
    expect(joined(0.5, 4).map(({ person }) => person)).toEqual(all.map(({ person }) => person));
    const most = new Set(all.map(({ person }) => person));
    const few = joined(0.1, 1);
    expect(few.length).toBeGreaterThan(500);
    expect(few.every(({ person }) => most.has(person))).toBe(true);
  });

  it('gives a newcomer ties beside the old ones, each worth one of those that were there: ω = 1 / Σ w as built', () => {
    // Person 1 listens to 2, 3 and 4. Of these 2 has the product and is a member, and so is 0, whom nobody is tied to.
    const ties = [2, 3, 4].map((friend) => [friend, 1] as const);
    const friends = marketOf(5, ties, { directed: true });
    const params = { ...adoptOnly, persuasion: 0.2, talk: '1 per week', memoryHalfLife: 'forever' };
    const [runs, weeks] = [600, 8];
    const won = (linked: boolean) => {
      const nudge = (step: number, nudges: Nudges) => {
        if (linked) nudges.community = { join: 1, stay: 1, links: 1 };
        if (step === 1) nudges.trials.push(1);
      };
      const ask = {
        market: friends,
        plan: { placements: { 0: [0, 2] } },
        steps: weeks,
        nudge,
        level: 'events' as const,
      };
      const bought = (i: number) =>
        rowsOf(run(`beside ${i}`, params, ask).log!, ['adopted']).some((row) => row.person === 1);
      return Array.from({ length: runs }, (_, i) => i).filter(bought).length;
    };
    // A third of 1's ears for 2 from the first step on; as much again along the new tie, whichever it is, from the second.
    const chance = (heard: number) => 1 - Math.exp((-0.2 * 0.9 * heard) / 3);
    expectShare(won(false), runs, chance(weeks));
    expectShare(won(true), runs, chance(weeks + weeks - 1));
  });

  it('members count as people who take part for as long as they talk, by their own half-life', () => {
    // A hundred members praise the product from step 2 on; what they do for content shows in its visits.
    const text = `
seed: members
market: {network: {type: random-regular, people: 1000, ties: 4}, segments: [{name: all, share: 100%, fit: 1}]}
product: {quality: 1}
campaigns:
  both:
    - {lever: seed, strategy: random, count: 100}
    - {lever: community, costPerWeek: 0, join: 1, stay: 4, contributes: 0, learns: 0}
    - {lever: content, costPerWeek: 0, deposit: 1, decay: 0, growth: 10%, reference: 20%}`;
    const still = 'ownInitiative: 0 per week, persuasion: 0, variety: 0';
    const spread = `spread: {model: market, talkHalfLife: 2 weeks, delay: 2 weeks, ${still}}`;
    const record = runStage(stageOf(spread, [], text, 'steps: 20'), 'both');
    expect(so(record, 'advocate', 20)).toBe(100);
    let units = 0;
    for (let step = 1; step <= 20; step++) {
      const before = units;
      const talkers = step < 3 ? 0 : 100 * 2 ** ((3 - step) / (2 * 4));
      units = closed.contentStock(before, (0.1 * talkers) / 200, 1, 1);
      expect(record.amount('delivered')[step]).toBeCloseTo((before + units) / 2, 8);
    }
  });

  it('ties members to members only', () => {
    // Nobody has a tie of their own, members tell the news all the time, and two more join on every third step.
    const params = { ...adoptOnly, persuasion: 0, talk: '50 per week', passAlong: 1, memoryHalfLife: 'forever' };
    const nudge = (step: number, nudges: Nudges) => {
      nudges.community = { join: step < 15 ? 1 : 0, stay: 1, links: 3 };
      if (step % 3 === 1 && step < 30) nudges.trials.push(step, step + 1);
    };
    const { log } = run('members', params, { market: marketOf(40, []), steps: 40, nudge, level: 'sources' });
    expect(rowsOf(log!, ['joined'])).toHaveLength(10);
    expect(rowsOf(log!, ['reached']).map(({ channel }) => channel)).toEqual(new Array(20).fill('sample'));
  });
});

describe('employees', () => {
  const wages = { strategy: 'random', count: 8, costPerWeek: 120.25 };

  it('are those of the list who do not have the product; each is paid by the week, while employed', () => {
    const has = (person: number) => person % 2 === 0;
    const people = ['1', '2', '3', '4', '5'];
    const written = { people, costPerWeek: 9.99, weeks: '2-4', heard: 0.7, claim: 0.9 };
    const { spent, plan, nudges } = play('employees', written, { clock: clockOf('week', 6), market, has });
    const each = { report: 0.9, heard: 0.7 };
    expect(nudges[2].employed).toEqual([1, 3, 5].map((person) => ({ person, ...each })));
    expect(nudges[5].dismissed).toEqual([1, 3, 5]);
    expect(nudges.flatMap(({ employed, dismissed }) => [...employed, ...dismissed])).toHaveLength(6);
    expect([...spent]).toEqual([0, 0, 2997, 2997, 2997, 0, 0]);
    expect([...plan]).toEqual([0, 0, 4995, 4995, 4995, 0, 0]);
  });

  it('never tire, say what they are told, and make others believe it: E → c + (E₀ − c) e^(−k T y t)', () => {
    // Each insider is the only one whom a friend listens to; the friends buy as far as they believe.
    const half = PEOPLE / 2;
    const pairs = Array.from({ length: half }, (_, i) => [i, half + i] as const);
    const insiders = Array.from({ length: half }, (_, i) => String(i));
    const asked = { people: insiders, costPerWeek: 0, claim: 0.95, heard: 0.6 };
    const scene = { clock: clockOf('week', 12), market };
    const { nudges } = play('employees', asked, scene);
    const [own, talk] = [0.15, 2];
    const params = {
      ...knowing,
      fading: 'on',
      talkHalfLife: '1 week',
      expectation: 'on',
      persuasion: 0,
      ownInitiative: `${own} per week`,
      talk: `${talk} per week`,
    };
    const pairsMarket = marketOf(PEOPLE, pairs, { directed: true });
    const nudge = (step: number, now: Nudges) => now.employed.push(...nudges[step].employed);
    const record = run('insiders', params, { market: pairsMarket, steps: 12, nudge });
    let pressure = 0;
    for (let week = 1; week <= 12; week++) {
      const believed = closed.belief(0.5, 0.95, 0.35, 0.9, talk * 0.6 * week);
      pressure += own * (2 * believed - 1);
      expectShare(so(record, 'adopted', week), half, -Math.expm1(-pressure));
    }
  });

  const lively = 'spread: {model: market, ownInitiative: 0.5 per week, awareAtStart: 50%, persuasion: 30%}';
  const body = (levers: string) => `
seed: staff
market: {network: {type: random-regular, people: 600, ties: 6}, segments: [{name: all, share: 100%, fit: 1}]}
campaigns:
  staff:${levers}`;

  it('are never customers, then or later, and are not given the product', () => {
    const levers = `
    - {lever: employees, ${Object.entries({ ...wages, count: 200 })
      .map(([k, v]) => `${k}: ${v}`)
      .join(', ')}, weeks: 1-5}
    - {lever: seed, strategy: random, count: 250, week: 8, costEach: 0}`;
    const record = runStage(stageOf(lively, [], body(levers), 'steps: 25'), 'staff');
    const staff = new Set(rowsOf(record.log!, ['employed']).map(({ person }) => person));
    expect(staff.size).toBe(200);
    const owners = rowsOf(record.log!, ['adopted', 'placed']);
    expect(owners.length).toBeGreaterThan(350);
    expect(owners.some(({ person }) => staff.has(person))).toBe(false);
    const byStaff = owners.filter(({ channel }) => channel === 'staff');
    expect(byStaff.length).toBeGreaterThan(0);
    expect(byStaff.every(({ from }) => staff.has(from!))).toBe(true);
    expect([...record.money('spend')].slice(1, 7)).toEqual([...new Array(5).fill(200 * 12_025), 0]);
  });

  const first = [
    '{lever: seed, people: [3], week: 3, costEach: 0}',
    '{lever: employees, people: [3, 4], costPerWeek: 10, weeks: 2-4}',
    '{lever: employees, people: [4, 5], costPerWeek: 1, weeks: 2-4}',
  ];
  const played = (order: readonly string[]) => {
    const levers = order.map((each) => `\n    - ${each}`).join('');
    return runStage(stageOf(lively, ['spread.awareAtStart=0'], body(levers), 'steps: 25'), 'staff');
  };

  it('who gets the product on their first day is a customer, neither employed nor paid; nobody is paid twice', () => {
    const record = played(first);
    expect(rowsOf(record.log!, ['placed']).map(({ person, step }) => [person, step])).toEqual([[3, 2]]);
    expect(rowsOf(record.log!, ['employed']).map(({ person }) => person)).toEqual([4, 5]);
    expect([...record.money('spend')].slice(0, 6)).toEqual([0, 0, 1100, 1100, 1100, 0]);
  });

  it('nor do they fall silent when the others are dismissed, in whatever order the levers stand', () => {
    for (const order of [first, first.toReversed()]) {
      const heard = rowsOf(played(order).log!, ['aware']).filter(({ from, step }) => from === 3 && step > 5);
      expect(heard.length).toBeGreaterThan(0);
    }
  });
});
