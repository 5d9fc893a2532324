// Levers that change what is offered: samples, a firm that listens and answers, and a lower price. As each is played, record
// by record, and in whole runs whose logs are gone through by hand.

import { describe, expect, it } from 'vitest';
import { customerValue } from '../../sim/market/market.ts';
import { CHANNEL_NAMES, EVENT } from '../../sim/world/events.ts';
import { run, stageOf } from '../engine/stage.ts';
import { expectShare } from '../models/truth.ts';
import * as closed from '../oracle/closed-forms.ts';
import { type Row, rowsOf } from '../oracle/scene.ts';
import { clockOf, PRICED, play, problems, sum } from './stage.ts';
import { town } from './towns.ts';

const market = town({ people: 1000 });
/** Everybody knows the product, finds it worth its price, and buys on the first step; nobody is heard. */
const ALL_BUY = '{model: market, awareAtStart: 1, ownInitiative: 200 per week, memoryHalfLife: forever, ties: off';
const crowd = (people: number, campaigns: string, product = '{quality: 0.75}') => `
seed: terms
market: {network: {type: random-regular, people: ${people}, ties: 1}, segments: [{name: all, share: 100%, fit: 1}]}
product: ${product}
campaigns:
${campaigns}`;

describe('sampling', () => {
  const written = { strategy: 'random', count: 10, costEach: 1.25, weeks: '2-4' };

  it('hands its samples out evenly over its weeks, each to somebody else, and pays each', () => {
    const { plan, spent, nudges } = play('sampling', written, { clock: clockOf('week', 6), market });
    expect(nudges.map(({ trials }) => trials.length)).toEqual([0, 0, 3, 4, 3, 0, 0]);
    expect([...spent]).toEqual([0, 0, 375, 500, 375, 0, 0]);
    expect([...plan]).toEqual([...spent]);
    const all = nudges.flatMap(({ trials }) => trials);
    expect(new Set(all).size).toBe(10);
  });

  const body = crowd(
    400,
    `  twice:
    - {lever: sampling, strategy: random, count: 100, weeks: 2, costEach: 3}
    - {lever: sampling, strategy: random, count: 120, weeks: 4, costEach: 3}`,
  );
  const buyers = 'spread: {model: market, ownInitiative: 0 per week, passAlong: 0.5, talk: 10 per week, variety: 0}';

  it('is tried once by each, whoever gets a second one, and nobody has bought anything', () => {
    const record = run(stageOf(buyers, [], body, 'steps: 12'), 'twice');
    const tried = rowsOf(record.log!, ['tried']);
    expect(tried.filter(({ step }) => step === 2)).toHaveLength(100);
    // The same lots are held again: 100 of the 120 have tried it.
    expect(tried.filter(({ step }) => step === 4)).toHaveLength(20);
    expect(new Set(tried.map(({ person }) => person)).size).toBe(120);
    expect(new Set(tried.map(({ channel }) => channel))).toEqual(new Set(['sample']));
    expect([...record.money('spend')]).toEqual([0, 0, 30_000, 0, 36_000, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(rowsOf(record.log!, ['adopted', 'placed', 'advocate', 'content', 'detractor'])).toEqual([]);
  });

  it('is talked about from the step after, as all news is', () => {
    const rows = rowsOf(run(stageOf(buyers, [], body, 'steps: 12'), 'twice').log!, ['aware']);
    const heard = rows.filter(({ channel, step }) => channel === 'friend' && step <= 3);
    expect(heard.length).toBeGreaterThan(10);
    expect(new Set(heard.map(({ step }) => step))).toEqual(new Set([3]));
  });
});

describe('listening', () => {
  const ask = { costPerWeek: 80, learns: '2%', best: 0.9, hears: 50 };
  const clock = clockOf('week', 30);
  /** Quality after all improvements, from 0.5. */
  const quality = (played: ReturnType<typeof play>) =>
    played.nudges
      .flatMap(({ improvements }) => improvements)
      .reduce((now, { share, best }) => now + share * Math.max(0, best - now), 0.5);

  it('where everybody is heard quality nears the best geometrically, in days as in weeks', () => {
    const truth = closed.listenedQuality(0.5, 0.9, 0.02, 30);
    for (const scene of [clock, clockOf('day', 210)]) {
      const played = play('listening', ask, { clock: scene, market, talkers: () => 50 });
      expect(quality(played)).toBeCloseTo(truth, 10);
      expect(sum(played.spent)).toBe(30 * 8000);
      expect([...played.spent]).toEqual([...played.plan]);
    }
  });

  it('learns by the share of talkers who are heard, and nothing where nobody talks', () => {
    const heard = (talkers: number) => quality(play('listening', ask, { clock, market, talkers: () => talkers }));
    expect(heard(200)).toBeCloseTo(closed.listenedQuality(0.5, 0.9, 0.02 / 4, 30), 10);
    expect(heard(3)).toBeCloseTo(closed.listenedQuality(0.5, 0.9, 0.02, 30), 10);
    expect(heard(0)).toBe(0.5);
  });

  it('acts in its weeks only, and has nothing to teach a product that is as good already', () => {
    const played = play('listening', { ...ask, weeks: '4-6' }, { clock, market, talkers: () => 1 });
    const at = (of: 'service' | 'improvements') =>
      played.nudges.flatMap((nudges, step) => ([nudges[of]].flat()[0] === undefined ? [] : [step]));
    expect(at('service')).toEqual([4, 5, 6]);
    expect(at('improvements')).toEqual([4, 5, 6]);
    expect(quality(play('listening', { ...ask, best: 0.4 }, { clock, market, talkers: () => 1 }))).toBe(0.5);
  });

  it('an answer calms with chance e^(−response/patience), a quarter of these altogether', () => {
    for (const [answer, patience, calms] of [
      ['0 days', '1 week', 1],
      ['3 days', '1 week', Math.exp(-3 / 7)],
      ['2 weeks', '1 week', Math.exp(-2)],
      ['2 weeks', '4 weeks', Math.exp(-0.5)],
      ['forever', '1 week', 0],
    ] as const) {
      const { nudges } = play('listening', { ...ask, answer, patience }, { clock: clockOf('week', 1), market });
      expect(nudges[1].service!.calms).toBeCloseTo(calms, 12);
      expect(nudges[1].service!.delights).toBe(0.25);
    }
  });

  it('the longer they wait, the more detractors: nobody is lost to a faster answer', () => {
    const answers = ['forever', '4 weeks', '1 week', '1 day', '0 days'];
    const campaigns = answers.map(
      (answer) => `  "${answer}": [{lever: listening, costPerWeek: 1, learns: 0, answer: ${answer}}]`,
    );
    const stage = stageOf(`spread: ${ALL_BUY}, returns: 0}`, [], crowd(5000, campaigns.join('\n')), 'steps: 3');
    const of = (name: string) => {
      const record = run(stage, name);
      const warners = new Set(rowsOf(record.log!, ['detractor']).map(({ person }) => person));
      return { warners, advocates: record.soFar('advocate')[3] };
    };
    const alone = of('nothing');
    const disappointed = alone.warners.size;
    expectShare(disappointed, 5000, closed.verdicts(0.75, 0.75, 0.15, 0.15).detractors);
    let slower = alone.warners;
    for (const [place, weeks] of [Number.POSITIVE_INFINITY, 4, 1, 1 / 7, 0].entries()) {
      const { warners, advocates } = of(answers[place]);
      expectShare(warners.size, disappointed, 1 - Math.exp(-weeks));
      expect([...warners].every((person) => slower.has(person))).toBe(true);
      expectShare(advocates - alone.advocates, disappointed, 0.25 * Math.exp(-weeks));
      slower = warners;
    }
  });
});

describe('discount', () => {
  it('lowers the price in its weeks, by the part of a step that they cover, and spends nothing', () => {
    const off = (weeks: string | undefined, clock: ReturnType<typeof clockOf>) => {
      const played = play('discount', { off: '30%', weeks }, { clock, market, product: PRICED });
      expect(sum(played.spent) + sum(played.plan)).toBe(0);
      return played.nudges.map(({ discount }) => discount);
    };
    expect(off('2-3', clockOf('week', 4))).toEqual([0, 0, 0.3, 0.3, 0]);
    expect(off(undefined, clockOf('week', 2))).toEqual([0, 0.3, 0.3]);
    // A month of 365.25 / 84 weeks; one of them at 30 % off.
    expect(off('1', clockOf('month', 2))[1]).toBeCloseTo((0.3 * 84) / 365.25, 12);
  });

  it('of two, the greater counts', () => {
    const stage = stageOf(
      `spread: ${ALL_BUY}}`,
      [],
      crowd(
        200,
        '  sale: [{lever: discount, off: 10%}, {lever: discount, off: 25%}, {lever: discount, off: 5%}]',
        '{quality: 0.75, price: 40, margin: 20}',
      ),
      'steps: 2',
    );
    expect(run(stage, 'sale').money('revenue')[1]).toBe(200 * 3000);
  });

  it('needs a price and a margin to give up', () => {
    const scene = { clock: clockOf('week', 4) };
    expect(problems('discount', { off: 0.1 }, scene)[0].message).toContain('needs a product with a price and a margin');
    expect(problems('discount', { off: 0.1 }, { ...scene, product: PRICED })).toEqual([]);
    expect(problems('discount', { off: 0.1, weeks: '3-5' }, { ...scene, product: PRICED })[0].path).toEqual(['weeks']);
  });

  it('is given up on every sale of its weeks, and taken back with each return, to the cent', () => {
    const [price, margin, handling] = [19.99, 7.35, 2.01];
    const product = `{quality: 0.6, price: ${price}, margin: ${margin}, handling: ${handling}}`;
    const body = crowd(1500, '  sale: [{lever: discount, off: 17%, weeks: 3-5}]', product).replace(
      '[{name: all, share: 100%, fit: 1}]',
      '[{name: fans, share: 30%, fit: 1, value: 1.5}, {name: others, share: 70%, fit: 0.6, value: 0.87}]',
    );
    const spread =
      'spread: {model: market, awareAtStart: 1, ownInitiative: 0.3 per week, returns: 0.7, delay: 2 weeks}';
    const stage = stageOf(spread, [], body, 'steps: 12');
    const record = run(stage, 'sale');
    const rows = rowsOf(record.log!, ['adopted', 'returned']);
    const offAt = (step: number) => (step >= 3 && step <= 5 ? 0.17 * price : 0);
    const value = ({ person }: Row) => customerValue(stage.market, person);
    const boughtAt = new Map(rows.filter(({ event }) => event === 'adopted').map((row) => [row.person, row.step]));
    const cents = (what: (row: Row) => number, event: string) =>
      Array.from({ length: 13 }, (_, step) =>
        rows.reduce(
          (all, row) => all + (row.step === step && row.event === event ? Math.round(what(row) * 100) : 0),
          0,
        ),
      );
    const sold = (row: Row) => (price - offAt(boughtAt.get(row.person)!)) * value(row);
    const earned = (row: Row) => (margin - offAt(boughtAt.get(row.person)!)) * value(row);
    const refunded = cents(sold, 'returned');
    const [before, within] = [refunded.slice(0, 5), refunded.slice(5, 8)].map((days) => days.reduce((a, b) => a + b));
    expect(Math.min(before, within)).toBeGreaterThan(0);
    expect([...record.money('revenue')]).toEqual(cents(sold, 'adopted'));
    expect([...record.money('margin')]).toEqual(cents(earned, 'adopted'));
    expect([...record.money('refund')]).toEqual(refunded);
    const kept = cents(() => handling, 'returned');
    expect([...record.money('refundMargin')]).toEqual(cents(earned, 'returned').map((sum_, i) => sum_ + kept[i]));
    expect(sum(record.money('spend'))).toBe(0);
    expect(
      record.log!.event.some(
        (event, i) => event === EVENT.returned && CHANNEL_NAMES[record.log!.channel[i]] === 'start',
      ),
    ).toBe(true);
  });
});
