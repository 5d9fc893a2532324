// Small scenarios for the engine's tests, read from text as users write them, and a record laid open for comparison.

import { marketKey } from '../../sim/engine/keys.ts';
import type { RunOptions, Stage } from '../../sim/engine/simulate.ts';
import { simulate } from '../../sim/engine/simulate.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { buildMarket } from '../../sim/market/build.ts';
import { shelves } from '../../sim/registry.ts';
import { named } from '../../sim/scenario/named.ts';
import { readScenario } from '../../sim/scenario/read.ts';
import type { CampaignSpec } from '../../sim/scenario/scenario.ts';
import { CHANNEL_NAMES, EVENT_NAMES } from '../../sim/world/events.ts';
import type { RunRecord } from '../../sim/world/record.ts';
import { MONEY } from '../../sim/world/record.ts';
import { hostOf } from '../market/helpers.ts';

/** People in two segments on a small world; a product with money; a campaign with every lever, and two of one. */
const BODY = `
seed: engine
market:
  network: {type: watts-strogatz, people: 300, ties: 6, rewiring: 10%}
  segments:
    - {name: fans, share: 30%, fit: 80%, value: 1.5}
    - {name: others, share: 70%, fit: 20%}
product: {quality: 80%, price: 19.99, margin: 7.35, unitCost: 12.5, handling: 2.01}
campaigns:
  everything:
    - {lever: broadcast, spend: 33.33, weeks: 1-7, costPerThousand: 30}
    - {lever: seed, strategy: degree, count: 3, costEach: 2.5, audience: 20}
    - {lever: seed, strategy: random, count: 4, week: 3, costEach: 1.25}
    - {lever: content, costPerWeek: 1.1, weeks: 2-9}
  advocates:
    - {lever: seed, people: ["7", "11"], costEach: 4}
`;

export const MODELS = {
  'independent-cascade': 'spread: {model: independent-cascade, probability: 20%}',
  bass: 'spread: {model: bass, p: 0.5 per year, q: 10 per year}',
  sir: 'spread: {model: sir, contact: 0.2 per week, recover: 0.4 per week}',
  rumor: 'spread: {model: rumor, kind: daley-kendall, contact: 2 per week}',
  market: 'spread: {model: market, ownInitiative: 0.1 per week, persuasion: 10%, talk: 4 per week, awareAtStart: 20%}',
} as const;
export type ModelName = keyof typeof MODELS;

/** A stage from a scenario: `sets` as on the command line. Throws what is wrong with it. */
export function stageOf(
  spread: ModelName | string,
  sets: readonly string[] = [],
  body = BODY,
  time = 'steps: 20',
  memory = privateMemory,
): Stage {
  const text = `title: a test\nstep: week\n${time}\n${MODELS[spread as ModelName] ?? spread}\n${body}`;
  const read = readScenario(text, { file: 'test.yaml', registry: shelves, sets });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  const { scenario } = read;
  const network = named(shelves.networks, scenario.market.network.name);
  const luck = marketKey(scenario.seed, 0);
  const market = buildMarket(scenario.market, network, luck, hostOf({}, [...scenario.market.segments]), memory);
  return { scenario, cast: shelves, market, marketNumber: 0 };
}

export function campaign(stage: Stage, name: string): CampaignSpec {
  return stage.scenario.campaigns.find((each) => each.name === name)!;
}

export function run(stage: Stage, name: string, replicate = 0, options: RunOptions = { level: 'sources' }): RunRecord {
  return simulate(stage, campaign(stage, name), replicate, options);
}

/** All counts of a record, as text 'step event channel segment: count', zeros left out. */
export function counts(record: RunRecord, segments = 2): string[] {
  const all: string[] = [];
  for (let step = 0; step <= record.steps; step++) {
    for (const event of EVENT_NAMES) {
      for (const channel of CHANNEL_NAMES) {
        for (let segment = 0; segment < segments; segment++) {
          const count = record.count(step, event, channel, segment);
          if (count > 0) all.push(`${step} ${event} ${channel} ${segment}: ${count}`);
        }
      }
    }
  }
  return all;
}

export const money = (record: RunRecord) => MONEY.map((name) => [...record.money(name)]);

/** Everything that a record holds, for comparison. */
export function laidOpen(record: RunRecord) {
  return { steps: record.steps, counts: counts(record), money: money(record), log: record.log };
}
