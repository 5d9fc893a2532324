// The referral programme: who is in it, what their talk counts for, and that each purchase credited to a member costs one
// reward, counted again from the log of events, to the cent.

import { describe, expect, it } from 'vitest';
import type { Level } from '../../sim/world/events.ts';
import type { RunRecord } from '../../sim/world/record.ts';
import { run, stageOf } from '../engine/stage.ts';
import { expectShare } from '../models/truth.ts';
import { type Row, rowsOf } from '../oracle/scene.ts';
import { clockOf, play, sum } from './stage.ts';
import { town } from './towns.ts';

const market = town({ people: 10 });
const rules = { reward: 12.5, rewards: 100, setUp: 40 };

describe('the programme', () => {
  it('is open in its weeks, as long as a whole reward is left', () => {
    const referred = (step: number) => [0, 0, 0, 3, 0, 6, 0][step];
    const played = play('referral', { ...rules, weeks: '2-6' }, { clock: clockOf('week', 6), market, referred });
    // 37.50 for three on step 3; for six on step 5 there is money for five.
    expect([...played.spent]).toEqual([4000, 0, 0, 3750, 0, 6250, 0]);
    const open = played.nudges.flatMap(({ referral }, step) => (referral && referral.join > 0 ? [step] : []));
    expect(open).toEqual([2, 3, 4, 5]);
    expect(sum(played.plan)).toBe(14_000);
    expect(played.plan[0]).toBe(4000);
  });

  it('pays whole rewards only', () => {
    const { spent } = play(
      'referral',
      { ...rules, rewards: 30 },
      { clock: clockOf('week', 4), market, referred: () => 1 },
    );
    expect([...spent]).toEqual([4000 + 1250, 1250, 0, 0, 0]);
  });

  it('members talk (1 + boost) times as much; where they say that they are paid it counts 0.8', () => {
    const asked = (more: object) =>
      play('referral', { ...rules, join: 0.3, boost: 2, ...more }, { clock: clockOf('week', 1), market }).nudges[1]
        .referral;
    expect(asked({})).toEqual({ join: 0.3, boost: 3, heard: 0.8 });
    expect(asked({ disclosed: 'off' })).toEqual({ join: 0.3, boost: 3, heard: 1 });
  });
});

const lively = 'spread: {model: market, talk: 6 per week, persuasion: 20%, awareAtStart: 5%, passAlong: 0.5}';
const body = (levers: string) => `
seed: referral
market: {network: {type: watts-strogatz, people: 1200, ties: 6, rewiring: 0.2}, segments: [{name: all, share: 100%, fit: 0.9}]}
product: {quality: 0.8, price: 40, margin: 15}
campaigns:
  paid:${levers}`;
const SEEDS = '\n    - {lever: seed, strategy: random, count: 10, costEach: 0, audience: 60, posts: 3 per week}';
const programme = (more: string) => `\n    - {lever: referral, reward: 3.33, ${more}}`;

/** Members and since when: who joined with their verdict. */
function membersOf(record: RunRecord): Map<number, number> {
  const praised = new Map(rowsOf(record.log!, ['advocate']).map(({ person, step }) => [person, step]));
  const joined = rowsOf(record.log!, ['joined']);
  return new Map(joined.filter((row) => praised.get(row.person) === row.step).map((row) => [row.person, row.step]));
}

/** Purchases that are credited to members. */
function byMembers(record: RunRecord): Row[] {
  const members = membersOf(record);
  const isBy = ({ step, from }: Row) => from !== undefined && step >= (members.get(from) ?? Number.POSITIVE_INFINITY);
  return rowsOf(record.log!, ['adopted']).filter(isBy);
}

/** How many of these there are on each step. */
function credited(record: RunRecord): number[] {
  const won = new Array<number>(record.steps + 1).fill(0);
  for (const { step } of byMembers(record)) won[step]++;
  return won;
}

describe('rewards', () => {
  it('one for each purchase credited to a member, by talk or by posts, in that very step', () => {
    const levers = SEEDS + programme('rewards: 90000, setUp: 7, join: 0.4');
    const record = run(stageOf(lively, [], body(levers), 'steps: 30'), 'paid');
    const won = credited(record);
    expect(sum(Float64Array.from(won))).toBeGreaterThan(100);
    const channels = new Set(byMembers(record).map(({ channel }) => channel));
    expect(channels).toEqual(new Set(['friend', 'media']));
    expect([...record.money('spend')]).toEqual(won.map((count, step) => count * 333 + (step === 0 ? 700 : 0)));
  });

  it('the same whatever is recorded, also where the news came before the programme did', () => {
    const stage = stageOf(lively, [], body(programme('rewards: 90000, join: 1, weeks: 9-30')), 'steps: 30');
    const spent = (level: Level) => [...run(stage, 'paid', 0, { level }).money('spend')];
    expect(sum(Float64Array.from(spent('tallies')))).toBeGreaterThan(0);
    for (const level of ['counts', 'tallies'] as const) expect(spent(level)).toEqual(spent('sources'));
    const record = run(stage, 'paid');
    expect(spent('sources')).toEqual(credited(record).map((count) => count * 333));
    // Some of these were told by people who were not yet members.
    const since = new Map(rowsOf(record.log!, ['joined']).map(({ person, step }) => [person, step]));
    const told = rowsOf(record.log!, ['aware']).filter(({ from, step }) => step < (since.get(from ?? -1) ?? 0));
    const bought = new Map(rowsOf(record.log!, ['adopted']).map((row) => [row.person, row]));
    expect(told.some(({ person, from }) => bought.get(person)?.from === from)).toBe(true);
  });

  it('end with the money: nobody joins any longer, and no more is paid than was set aside', () => {
    const record = run(stageOf(lively, [], body(programme('rewards: 50, join: 0.5')), 'steps: 30'), 'paid');
    const won = credited(record);
    const paid = record.money('spend');
    expect(sum(paid)).toBe(15 * 333);
    const out = paid.findLastIndex((cents) => cents > 0);
    expect(sum(Float64Array.from(won))).toBeGreaterThan(15);
    expect(rowsOf(record.log!, ['joined']).every(({ step }) => step <= out)).toBe(true);
    expect(rowsOf(record.log!, ['advocate']).some(({ step }) => step > out + 5)).toBe(true);
  });

  it('go to as many as the chance says, and to the same people where fewer join', () => {
    const members = (join: number) => {
      const stage = stageOf(
        lively,
        [],
        body(programme(`rewards: 90000, boost: 0, disclosed: off, join: ${join}`)),
        'steps: 20',
      );
      const record = run(stage, 'paid');
      return { members: membersOf(record), advocates: record.soFar('advocate')[20] };
    };
    const [few, many] = [members(0.2), members(0.7)];
    // Joining alone changes nobody's talk, so both runs have the same advocates.
    expect(few.advocates).toBe(many.advocates);
    expectShare(few.members.size, few.advocates, 0.2);
    expectShare(many.members.size, many.advocates, 0.7);
    expect([...few.members.keys()].every((person) => many.members.has(person))).toBe(true);
  });
});
