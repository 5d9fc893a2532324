// A run is a pure function of its address, and its record agrees with itself: levels, tallies, log and money.

import { describe, expect, it } from 'vitest';
import { marketKey, replicateKey } from '../../sim/engine/keys.ts';
import { findPerson } from '../../sim/engine/simulate.ts';
import { kernelMemory } from '../../sim/kernel/arena.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { customerValue } from '../../sim/market/market.ts';
import { shelves } from '../../sim/registry.ts';
import { named } from '../../sim/scenario/named.ts';
import { CHANNEL_NAMES, EVENT_NAMES, NOBODY } from '../../sim/world/events.ts';
import { play } from '../models/play.ts';
import { rowsOf } from '../oracle/scene.ts';
import { counts, laidOpen, MODELS, type ModelName, money, run, stageOf } from './stage.ts';

const NAMES = Object.keys(MODELS) as ModelName[];

describe.each(NAMES)('%s', (name) => {
  const stage = stageOf(name);
  const { market } = stage;
  const { price = 0, margin = 0, unitCost, handling } = stage.scenario.product;
  const record = run(stage, 'everything');
  const log = record.log!;
  const rows = rowsOf(log);

  it('gives the same record again, in the same market and in one built anew', () => {
    const other = stageOf(name);
    const first = laidOpen(record);
    for (const again of [run(stage, 'everything'), run(other, 'everything')]) expect(laidOpen(again)).toEqual(first);
    expect(laidOpen(run(stage, 'everything', 1))).not.toEqual(first);
    expect(laidOpen(run(stage, 'advocates'))).not.toEqual(first);
    expect(record.steps).toBe(20);
    expect(record.soFar('adopted')[20]).toBeGreaterThan(20);
  });

  it('counts and money do not depend on how much is recorded', () => {
    for (const level of ['counts', 'tallies', 'events'] as const) {
      const less = run(stage, 'everything', 0, { level });
      for (const event of EVENT_NAMES)
        for (const segment of [0, 1, undefined])
          expect(less.soFar(event, undefined, segment)).toEqual(record.soFar(event, undefined, segment));
      if (level === 'counts') expect(() => less.soFar('adopted', 'own')).toThrow(/level 'tallies'/);
      else expect(counts(less)).toEqual(counts(record));
      expect(money(less)).toEqual(money(record));
      expect(less.log === undefined).toBe(level !== 'events');
      if (less.log === undefined) continue;
      for (const column of ['step', 'person', 'event', 'channel'] as const) {
        expect(less.log[column]).toEqual(log[column]);
      }
    }
  });

  it('the log stands by step, person and event, and holds what the tallies count', () => {
    for (let i = 1; i < log.length; i++) {
      const before =
        log.step[i] - log.step[i - 1] || log.person[i] - log.person[i - 1] || log.event[i] - log.event[i - 1];
      expect(before).toBeGreaterThan(0);
    }
    const tallied = new Map<string, number>();
    for (let i = 0; i < log.length; i++) {
      const words = `${log.step[i]} ${EVENT_NAMES[log.event[i]]} ${CHANNEL_NAMES[log.channel[i]]}`;
      const at = `${words} ${market.segmentOf![log.person[i]]}`;
      tallied.set(at, (tallied.get(at) ?? 0) + 1);
    }
    expect([...tallied].map(([at, count]) => `${at}: ${count}`).sort()).toEqual(counts(record).sort());
  });

  it('who is named as the cause is a friend, or a seed with an audience, and had or knew it before', () => {
    // In the connected market the friend who brought the news may not have it yet.
    const had = name === 'market' ? ['aware', 'placed'] : ['adopted', 'placed'];
    const inTime = name === 'sir' || name === 'rumor';
    const since = new Map<number, number>();
    for (const row of rows) if (had.includes(row.event) && !since.has(row.person)) since.set(row.person, row.step);
    let causes = 0;
    for (const { event, channel, from, person, step } of rows) {
      if (from === undefined) continue;
      causes++;
      expect(['friend', 'media']).toContain(channel);
      if (channel === 'friend') {
        const { offsets, targets } = market.in;
        expect(targets.subarray(offsets[person], offsets[person + 1])).toContain(from);
      }
      // In continuous time a friend may have got it a moment ago, on the same record.
      const latest = inTime ? step : step - 1;
      if (event === 'adopted') expect(since.get(from) ?? Infinity).toBeLessThanOrEqual(latest);
    }
    expect(causes).toBeGreaterThan(5);
    expect(log.from.every((from) => from === NOBODY || from < market.people)).toBe(true);
  });

  it('money follows from the log, to the cent', () => {
    const cents = (amount: number) => Math.round(amount * 100);
    const sum = (event: string, step: number, each: (value: number) => number) =>
      rows
        .filter((row) => row.event === event && row.step === step)
        .reduce((total, row) => total + each(customerValue(market, row.person)), 0);
    for (let step = 0; step <= 20; step++) {
      expect(record.money('revenue')[step]).toBe(sum('adopted', step, (value) => cents(price * value)));
      expect(record.money('margin')[step]).toBe(sum('adopted', step, (value) => cents(margin * value)));
      expect(record.money('gifts')[step]).toBe(sum('placed', step, () => cents(unitCost)));
      expect(record.money('refund')[step]).toBe(sum('returned', step, (value) => cents(price * value)));
      const lost = sum('returned', step, (value) => cents(margin * value) + cents(handling));
      expect(record.money('refundMargin')[step]).toBe(lost);
    }
    const spend = record.money('spend').reduce((all, part) => all + part, 0);
    const late = record.count(2, 'placed');
    expect(spend).toBe(3333 + 3 * 250 + late * 125 + 8 * 110);
    expect(record.money('spend').every(Number.isInteger)).toBe(true);
  });

  it('a product given in week 1 stands at record 0, in week 3 at record 2 — or 14, in days', () => {
    const placed = (steps: number[]) => expect(steps.every((count) => count > 0)).toBe(true);
    expect(record.count(0, 'placed')).toBe(3);
    placed([record.count(2, 'placed')]);
    expect(record.soFar('placed')[20]).toBe(3 + record.count(2, 'placed'));
    const daily = run(stageOf(name, ['step=day', 'steps=70']), 'everything');
    expect([daily.count(0, 'placed'), daily.soFar('placed')[13]]).toEqual([3, 3]);
    placed([daily.count(14, 'placed')]);
    expect(rowsOf(run(stage, 'advocates').log!, ['placed']).map(({ person, step }) => [person, step])).toEqual([
      [7, 0],
      [11, 0],
    ]);
  });

  it('ties off: nobody acts through friends; the rest keeps its luck', () => {
    const off = run(stage, 'everything', 0, { level: 'sources', tiesOff: true });
    expect(record.soFar('reached', 'friend')[20] + record.soFar('adopted', 'friend')[20]).toBeGreaterThan(0);
    for (const event of EVENT_NAMES) expect(off.soFar(event, 'friend')[20]).toBe(0);
    expect(rowsOf(off.log!, ['placed']).slice(0, 3)).toEqual(rowsOf(log, ['placed']).slice(0, 3));
    expect(laidOpen(run(stage, 'everything'))).toEqual(laidOpen(record));
  });

  it('is the model played by hand on the same placements', () => {
    const { scenario } = stage;
    const model = named(shelves.models, name);
    const byHand = play(
      { ...model, params: { parse: () => scenario.spread.params } as never },
      {
        market,
        params: {},
        plan: { placements: { 0: [7, 11] } },
        steps: 20,
        luck: replicateKey('engine', 4),
        peopleLuck: marketKey('engine', 0),
        quality: 0.8,
      },
    );
    expect(counts(byHand)).toEqual(counts(run(stage, 'advocates', 4)));
    expect(byHand.log).toEqual(run(stage, 'advocates', 4).log);
  });
});

it('people are found by number, written as numbers are', () => {
  const { market } = stageOf('bass');
  expect([findPerson(market, '0'), findPerson(market, '299')]).toEqual([0, 299]);
  for (const wrong of ['300', '007', '1e2', '-1', '']) expect(() => findPerson(market, wrong)).toThrow(/no person/);
});

describe('steps that a cascade makes at once, where only counts are asked', () => {
  // Posts go on while the cascade does, and a crowd begins that is too large for that.
  const body = `
seed: waves
market: {network: {type: barabasi-albert, people: 3000, ties: 2}}
campaigns:
  few: [{lever: seed, people: ["0", "7"]}]
  later: [{lever: seed, people: ["0"]}, {lever: seed, people: ["7", "2999"], week: 2}]
  posts: [{lever: seed, people: ["0"], audience: 50, posts: 1 per week, postWeeks: 1-3, persuades: 20%}]
  many: [{lever: seed, strategy: random, count: 1100}]
`;
  const memories = { 'in the kernel': kernelMemory(privateMemory), elsewhere: privateMemory };
  const chances = ['3%', '25%', 'weighted', '0%', '100%'];

  it.each(Object.entries(memories))('are those made one by one, %s', (_, memory) => {
    const lengths = new Set<number>();
    for (const chance of chances) {
      for (const time of ['steps: until-quiet', 'steps: 4', 'steps: 20']) {
        const stage = stageOf(`spread: {model: independent-cascade, probability: ${chance}}`, [], body, time, memory);
        for (const name of ['nothing', 'few', 'later', 'posts', 'many']) {
          for (const tiesOff of [false, true]) {
            const [quick, whole] = (['tallies', 'events'] as const).map((level) =>
              run(stage, name, 1, { level, tiesOff }),
            );
            expect([quick.steps, counts(quick, 1)]).toEqual([whole.steps, counts(whole, 1)]);
            lengths.add(quick.steps);
          }
        }
      }
    }
    expect(lengths.size).toBeGreaterThan(6);
  });
});
