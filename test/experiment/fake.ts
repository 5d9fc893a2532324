// Settings and results made by hand: the experiment does not care where its numbers come from.

import type { Simulate } from '../../sim/experiment/replicate.ts';
import type { Results } from '../../sim/experiment/results.ts';
import type { Setting } from '../../sim/experiment/setting.ts';
import { prepare } from '../../sim/experiment/setting.ts';
import { derive, hashText, rootKey, uniform } from '../../sim/kernel/luck.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import type { Market } from '../../sim/market/market.ts';
import { emptyRows } from '../../sim/market/rows.ts';
import type { Metric } from '../../sim/metrics/metric.ts';
import { defineMetric } from '../../sim/metrics/metric.ts';
import type { Scenario } from '../../sim/scenario/scenario.ts';
import type { RunRecord } from '../../sim/world/record.ts';
import { plainMarket } from '../market/plain.ts';

const base = { about: 'a metric', level: 'tallies', applies: () => true } as const;

/** One metric of each kind and unit that matters. */
export const METRICS: readonly Metric[] = [
  defineMetric({
    ...base,
    name: 'adopters',
    kind: 'curve',
    unit: 'people',
    better: 'more',
    curve: ({ record }) => record.soFar('adopted'),
  }),
  defineMetric({
    ...base,
    name: 'npv',
    kind: 'curve',
    unit: 'money',
    better: 'more',
    curve: ({ record }) => record.money('margin'),
  }),
  defineMetric({
    ...base,
    name: 'timeToHalf',
    kind: 'figure',
    unit: 'steps',
    better: 'less',
    figure: ({ record }) => {
      const soFar = record.soFar('adopted');
      const half = soFar[soFar.length - 1] / 2;
      return half > 0 ? soFar.findIndex((adopters) => adopters >= half) : undefined;
    },
  }),
  defineMetric({
    ...base,
    name: 'cost',
    kind: 'ratio',
    unit: 'money',
    better: 'less',
    parts: ({ record }) => [record.money('spend')[0], record.soFar('adopted')[record.steps]],
    combine: (spend, won) => (won > 0 ? spend / won : undefined),
  }),
  defineMetric({
    ...base,
    name: 'peopleEffect',
    kind: 'ratio',
    unit: 'share',
    better: 'neither',
    level: 'sources',
    worlds: ['tiesOff'],
    parts: ({ record, tiesOff }) => [tiesOff!.soFar('adopted')[tiesOff!.steps], record.soFar('adopted')[record.steps]],
    combine: (silent, won) => (won > 0 ? 1 - silent / won : undefined),
  }),
];

export const SCENARIO: Scenario = {
  title: 'A test',
  about: '',
  sources: [],
  seed: 'fake',
  clock: { step: 'week', weeks: 1, steps: 4, untilQuiet: false },
  replicates: { min: 30, max: 30, until: undefined },
  market: {
    network: { name: 'ring', params: {} },
    redraw: 5,
    segments: [{ name: 'everyone', share: 1, fit: 1, value: 1 }],
    together: 1,
  },
  product: { quality: 0.8, price: 10, margin: 4, unitCost: 6, handling: 0, discountRate: 0.1 },
  spread: { name: 'bass', params: {} },
  budget: undefined,
  campaigns: campaigns('nothing', 'big bang', 'moms'),
  compare: [['moms', 'big bang']],
  decide: 'adopters',
  metrics: ['adopters', 'npv', 'timeToHalf', 'cost'],
  inputs: {},
};

export function campaigns(...names: string[]): Scenario['campaigns'] {
  return names.map((name) => ({ name, levers: name === 'nothing' ? [] : [{ name: `lever of ${name}`, params: {} }] }));
}

export function settingOf(changes: Partial<Scenario> = {}): Setting {
  const scenario = { ...SCENARIO, ...changes };
  return prepare(scenario, { networks: [], models: [], levers: [], strategies: [], metrics: METRICS }, new Map());
}

export const MARKET: Market = plainMarket({ people: 3, out: emptyRows(3, privateMemory) });

/** A run whose numbers depend on the seed, the campaign's levers and the replicate, and on nothing else. */
export const fakeSimulate: Simulate = (stage, campaign, replicate, { tiesOff }) => {
  const { clock, seed } = stage.scenario;
  const content = hashText(JSON.stringify(campaign.levers) + (tiesOff ? 'off' : ''));
  const key = derive(derive(rootKey(seed), replicate), content);
  const steps = clock.untilQuiet ? 1 + Math.floor(uniform(key, 0) * clock.steps) : clock.steps;
  let sum = 0;
  const adopted = Float64Array.from(
    { length: steps + 1 },
    (_, step) => (sum += Math.floor(uniform(key, step + 1) * 9)),
  );
  const spend = campaign.levers.length * 10_000;
  return record(adopted, (name) => adopted.map((people) => (name === 'spend' ? spend : 400 * people - spend)));
};

export function record(adopted: Float64Array, money: RunRecord['money']): RunRecord {
  const soFar = () => adopted;
  return { steps: adopted.length - 1, count: () => Number.NaN, soFar, money, amount: () => adopted, log: undefined };
}

/** Results of one figure per campaign and replicate; the replicates are 0, 1, 2 … */
export function resultsOf(
  values: Readonly<Record<string, readonly number[]>>,
  metric: Pick<Metric, 'unit' | 'better'>,
  changes: Partial<Scenario> = {},
): Results {
  const figure = defineMetric({ ...base, ...metric, name: 'figure', kind: 'figure', figure: () => undefined });
  const names = Object.keys(values);
  const scenario = {
    ...SCENARIO,
    campaigns: campaigns(...names),
    compare: [],
    metrics: ['figure'],
    decide: 'figure',
    ...changes,
  };
  const setting = prepare(
    scenario,
    { networks: [], models: [], levers: [], strategies: [], metrics: [figure] },
    new Map(),
  );
  const replicates = values[names[0]].map((_, replicate) => replicate);
  const rows = replicates.map((replicate) =>
    Float64Array.from([1, ...names.flatMap((name) => [0, values[name][replicate]])]),
  );
  return { setting, replicates, rows };
}
