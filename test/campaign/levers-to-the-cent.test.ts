// The log of events reproduces every reported figure to the cent. One campaign with every lever at once is played; from its
// log as `wom replay --events` writes it, the scenario's own prices, and what each lever says that it costs, everything
// that is reported is worked out again by hand.

import { beforeAll, describe, expect, it } from 'vitest';
import { levers } from '../../sim/campaign/levers/index.ts';
import { simulate } from '../../sim/engine/simulate.ts';
import { runReplicate } from '../../sim/experiment/replicate.ts';
import { endValue } from '../../sim/experiment/row.ts';
import { buildMarketFor, prepare } from '../../sim/experiment/setting.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { segmentOf } from '../../sim/market/market.ts';
import { shelves } from '../../sim/registry.ts';
import { eventsCsv } from '../../sim/report/csv.ts';
import { readScenario } from '../../sim/scenario/read.ts';
import { EVENT_NAMES } from '../../sim/world/events.ts';

const STEPS = 26;
const [PRICE, MARGIN, COST, HANDLING, DISCOUNT_RATE] = [49.99, 21.37, 26.5, 3.03, 0.08];
const VALUE = { fans: 1.5, others: 0.9 };
const REWARD = 4.44;
const TEXT = `
title: every lever at once
seed: cents
step: week
steps: ${STEPS}
market:
  network: {type: watts-strogatz, people: 800, ties: 8, rewiring: 0.1}
  segments:
    - {name: fans, share: 40%, fit: 0.9, value: ${VALUE.fans}}
    - {name: others, share: 60%, fit: 0.3, value: ${VALUE.others}}
product: {quality: 0.7, price: ${PRICE}, margin: ${MARGIN}, unitCost: ${COST}, handling: ${HANDLING}, discountRate: ${DISCOUNT_RATE}}
spread: {model: market, talk: 5 per week, persuasion: 0.2, awareAtStart: 25%, returns: 0.8}
campaigns:
  all:
    - {lever: broadcast, spend: 400, weeks: 1-4, costPerThousand: 20, claim: 0.9}
    - {lever: targeted, spend: 300, weeks: 5-10, costPerThousand: 25, segments: 9, costPerSegment: 6}
    - {lever: letters, strategy: best-fit, count: 50, costEach: 1.85, perWeek: 20}
    - {lever: seed, strategy: degree, count: 12, week: 2, costEach: 7.25, audience: 30}
    - {lever: sampling, strategy: random, count: 40, weeks: 3-6, costEach: 2.2}
    - {lever: content, costPerWeek: 11.11, weeks: 1-20}
    - {lever: referral, reward: ${REWARD}, rewards: 100000, setUp: 65, join: 0.5}
    - {lever: community, costPerWeek: 31.07, join: 0.6}
    - {lever: listening, costPerWeek: 17.5, weeks: 8-26}
    - {lever: discount, off: 15%, weeks: 9-12}
    - {lever: employees, strategy: random, count: 6, costPerWeek: 20.2, weeks: 1-13}
metrics: [won, adopters, net, advocates, detractors, spend, revenue, npv, roi, costPerExtraAdopter, expansion, acceleration,
  valueNew, valueEarlier, valueLost, valueReturned, valueGiven, valueSpent,
  paidShare, ownedShare, earnedShare, baseShare]
`;

interface Line {
  readonly step: number;
  readonly person: number;
  readonly event: string;
  readonly from: string;
  readonly channel: string;
}
type Book = Record<'spend' | 'gifts' | 'revenue' | 'margin' | 'refund' | 'refundMargin', number[]>;

let reported: (campaign: 'nothing' | 'all', metric: string) => number;
let lines: Record<'nothing' | 'all', Line[]>;
let money: Record<'nothing' | 'all', Book>;
let booked: Record<'nothing' | 'all', Book>;
let worthOf: (person: number) => number;

const cents = (amount: number) => Math.round(amount * 100);
const total = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);
const steps = (amount: (step: number) => number) => Array.from({ length: STEPS + 1 }, (_, step) => amount(step));
const offAt = (step: number) => (step >= 9 && step <= 12 ? 0.15 * PRICE : 0);
const within = (step: number, first: number, last: number) => step >= first && step <= last;

beforeAll(() => {
  const read = readScenario(TEXT, { file: 'cents.yaml', registry: shelves });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const setting = prepare(read.scenario, shelves, new Map());
  const market = buildMarketFor(setting, 0, privateMemory);
  const row = runReplicate(setting, market, 0);
  const names = setting.scenario.campaigns.map(({ name }) => name);
  reported = (campaign, metric) => {
    const place = setting.metrics.findIndex(({ name }) => name === metric);
    return endValue(setting.layout, row, names.indexOf(campaign), place);
  };
  worthOf = (person) => VALUE[segmentOf(market, person).name as keyof typeof VALUE];
  const stage = { scenario: read.scenario, cast: shelves, market, marketNumber: 0 };
  const records = read.scenario.campaigns.map((campaign) => simulate(stage, campaign, 0, { level: 'sources' }));
  const [nothing, all] = records.map((record) => parsed([...eventsCsv(record.log!, market)].join('')));
  lines = { nothing, all };
  money = { nothing: book(nothing, () => 0), all: book(all, spendOf(all)) };
  const [none, every] = records.map(streams);
  booked = { nothing: none, all: every };
});

function streams(record: ReturnType<typeof simulate>): Book {
  const names = ['spend', 'gifts', 'revenue', 'margin', 'refund', 'refundMargin'] as const;
  return Object.fromEntries(names.map((name) => [name, [...record.money(name)]])) as Book;
}

function parsed(csv: string): Line[] {
  return csv
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [step, person, event, from, channel] = line.split(',');
      return { step: Number(step), person: Number(person), event, from, channel };
    });
}

/** What the levers say that they cost on a step, in cents: rewards, gifts and wages go by what the log shows. */
function spendOf(log: readonly Line[]): (step: number) => number {
  const count = (event: string, step: number) =>
    log.filter((line) => line.event === event && line.step === step).length;
  const praised = new Map(log.filter(({ event }) => event === 'advocate').map(({ person, step }) => [person, step]));
  const joined = log.filter(({ event, person, step }) => event === 'joined' && praised.get(person) === step);
  const since = new Map(joined.map(({ person, step }) => [String(person), step]));
  const rewards = (step: number) =>
    log.filter((line) => line.event === 'adopted' && line.step === step && step >= (since.get(line.from) ?? STEPS + 1));
  const letters = [0, 20, 20, 10];
  return (step) => {
    if (step === 0) return cents(65);
    const weekly = 3107 + (within(step, 1, 20) ? 1111 : 0) + (within(step, 8, 26) ? 1750 : 0);
    const ads = (within(step, 1, 4) ? 10_000 : 0) + (within(step, 5, 10) ? 5000 + (9 * 600) / 6 : 0);
    const each = (letters[step] ?? 0) * 185 + count('placed', step) * 725 + (within(step, 3, 6) ? 10 * 220 : 0);
    const staff = within(step, 1, 13) ? log.filter(({ event }) => event === 'employed').length * 2020 : 0;
    return weekly + ads + each + staff + rewards(step).length * cents(REWARD);
  };
}

function book(log: readonly Line[], spend: (step: number) => number): Book {
  const bought = new Map(log.filter(({ event }) => event === 'adopted').map(({ person, step }) => [person, step]));
  const sum = (event: string, what: (line: Line) => number) =>
    steps((step) => total(log.filter((line) => line.event === event && line.step === step).map(what)));
  const paid = (list: number) => (line: Line) => {
    return cents((list - (log === lines.all ? offAt(bought.get(line.person)!) : 0)) * worthOf(line.person));
  };
  return {
    spend: steps(spend),
    gifts: sum('placed', () => cents(COST)),
    revenue: sum('adopted', paid(PRICE)),
    margin: sum('adopted', paid(MARGIN)),
    refund: sum('returned', paid(PRICE)),
    refundMargin: sum('returned', (line) => paid(MARGIN)(line) + cents(HANDLING)),
  };
}

/** Cents of a step as they are worth at the start: the start and the first week in full. */
const present = (amount: number, step: number) => amount * (1 + DISCOUNT_RATE) ** (-Math.max(0, step - 1) / 52);
const presentSum = (amounts: readonly number[]) =>
  total(amounts.map((amount, step) => Math.round(present(amount, step))));
const flow = ({ margin, refundMargin, spend, gifts }: Book) =>
  margin.map((earned, step) => earned - refundMargin[step] - spend[step] - gifts[step]);
const count = (campaign: 'nothing' | 'all', event: string) =>
  lines[campaign].filter((line) => line.event === event).length;

describe('from the log alone', () => {
  it('everything happens in it: every lever, every event but `stopped`, every channel', () => {
    for (const { name } of levers) expect(TEXT).toContain(`lever: ${name},`);
    expect(new Set(lines.all.map(({ event }) => event))).toEqual(
      new Set(EVENT_NAMES.filter((name) => name !== 'stopped')),
    );
    const channels = new Set(lines.all.filter(({ event }) => event === 'adopted').map(({ channel }) => channel));
    expect([...channels].sort()).toEqual(['ad', 'friend', 'letter', 'media', 'owned', 'sample', 'staff', 'start']);
  });

  it.each(['nothing', 'all'] as const)('counts of people: %s', (campaign) => {
    const [won, placed, returned] = ['adopted', 'placed', 'returned'].map((event) => count(campaign, event));
    expect(reported(campaign, 'won')).toBe(won);
    expect(reported(campaign, 'adopters')).toBe(won + placed);
    expect(reported(campaign, 'net')).toBe(won - returned);
    expect(reported(campaign, 'advocates')).toBe(count(campaign, 'advocate'));
    expect(reported(campaign, 'detractors')).toBe(count(campaign, 'detractor'));
  });

  it.each(['nothing', 'all'] as const)('every stream of money, step by step: %s', (campaign) => {
    expect(booked[campaign]).toEqual(money[campaign]);
    const { spend, revenue, refund } = money[campaign];
    expect(reported(campaign, 'spend')).toBe(total(spend));
    expect(reported(campaign, 'revenue')).toBe(total(revenue) - total(refund));
    expect(reported(campaign, 'npv')).toBe(presentSum(flow(money[campaign])));
  });

  it('what it brings beside what it costs: roi, cost per extra adopter, expansion and acceleration', () => {
    const [all, nothing] = [money.all, money.nothing];
    const extra = presentSum(flow(all)) - presentSum(flow(nothing));
    const spent = presentSum(all.spend);
    expect(reported('all', 'roi')).toBeCloseTo((extra + spent) / spent - 1, 12);
    const won = count('all', 'adopted') - count('nothing', 'adopted');
    expect(reported('all', 'costPerExtraAdopter')).toBeCloseTo(total(all.spend) / won, 8);
    const earned = (of: Book) => of.margin.map((margin, step) => margin - of.refundMargin[step]);
    const atEnd = (total(earned(all)) - total(earned(nothing))) * (1 + DISCOUNT_RATE) ** (-(STEPS - 1) / 52);
    expect(reported('all', 'expansion')).toBe(Math.round(atEnd));
    const faster = presentSum(earned(all)) - presentSum(earned(nothing)) - Math.round(atEnd);
    expect(reported('all', 'acceleration')).toBe(faster);
  });

  it('the ledger, person by person, sums to the difference of npv', () => {
    const sales = (campaign: 'nothing' | 'all') =>
      new Map(
        lines[campaign]
          .filter(({ event }) => event === 'adopted')
          .map(({ person, step }) => {
            const margin = MARGIN - (campaign === 'all' ? offAt(step) : 0);
            return [person, present(cents(margin * worthOf(person)), step)];
          }),
      );
    const [here, there] = [sales('all'), sales('nothing')];
    const over = (of: Map<number, number>, worth: (person: number, value: number) => number) =>
      total([...of].map(([person, value]) => worth(person, value)));
    const stream = (name: keyof Book) => total(money.nothing[name].map(present)) - total(money.all[name].map(present));
    const ledger: Record<string, number> = {
      valueNew: over(here, (person, value) => (there.has(person) ? 0 : value)),
      valueEarlier: over(here, (person, value) => (there.has(person) ? value - there.get(person)! : 0)),
      valueLost: 0 - over(there, (person, value) => (here.has(person) ? 0 : value)),
      valueReturned: stream('refundMargin'),
      valueGiven: stream('gifts'),
      valueSpent: stream('spend'),
    };
    // Each to a cent, but the largest, which takes what rounding leaves over: half a cent for each step and entry.
    const names = Object.keys(ledger).sort((a, b) => Math.abs(ledger[a]) - Math.abs(ledger[b]));
    for (const name of names.slice(0, -1)) expect(reported('all', name)).toBe(Math.round(ledger[name]));
    expect(Math.abs(reported('all', names.at(-1)!) - ledger[names.at(-1)!])).toBeLessThan(STEPS);
    const difference = reported('all', 'npv') - reported('nothing', 'npv');
    expect(total(names.map((name) => reported('all', name)))).toBe(difference);
  });

  it('who is thanked: shares by the channel of the last cause', () => {
    const credit: Record<string, readonly string[]> = {
      paidShare: ['ad', 'letter', 'media', 'gift', 'sample', 'staff'],
      ownedShare: ['owned'],
      earnedShare: ['friend'],
      baseShare: ['start', 'own'],
    };
    const sales = lines.all.filter(({ event }) => event === 'adopted');
    for (const [name, channels] of Object.entries(credit)) {
      const share = sales.filter(({ channel }) => channels.includes(channel)).length / sales.length;
      expect(reported('all', name)).toBe(share);
      expect(share).toBeGreaterThan(0);
    }
  });
});
