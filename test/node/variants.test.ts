// Scenarios that differ in little share the markets that they have in common, and their rows are those of each by itself.

import { expect, it } from 'vitest';
import { runReplicate } from '../../sim/experiment/replicate.ts';
import type { Setting, Shelves } from '../../sim/experiment/setting.ts';
import { buildMarketFor, marketNumber, prepare } from '../../sim/experiment/setting.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { runVariants } from '../../sim/node/variants.ts';
import { shelves } from '../../sim/registry.ts';
import { readScenario } from '../../sim/scenario/read.ts';

let built = 0;
const counting: Shelves = {
  ...shelves,
  networks: shelves.networks.map((network) => ({
    ...network,
    build: (...given) => {
      built++;
      return network.build(...given);
    },
  })),
};

function settingOf(...sets: string[]): Setting {
  const text = `{title: T, steps: 4, spread: {model: independent-cascade, probability: 0.1},
    market: {network: {type: barabasi-albert, people: 500, ties: 3}, redraw: 2},
    campaigns: {best: [{lever: seed, strategy: degree, count: 5}], any: [{lever: seed, strategy: random, count: 5}]}}`;
  const read = readScenario(text, { file: 'test', registry: shelves, sets });
  if (!read.ok) throw new Error(read.problems[0].message);
  return prepare(read.scenario, counting, new Map());
}

const SETTINGS = [
  settingOf(),
  settingOf('spread.probability=0.3'),
  settingOf('market.network.ties=4'),
  settingOf('market.network.ties=4', 'campaigns.best[0].count=9'),
  settingOf('seed=two'),
];
/** In markets 0, 0, 1, 3. */
const REPLICATES = [0, 1, 2, 7];
const quietly = { signal: { aborted: false }, progress() {} };
const alone = () =>
  SETTINGS.map((setting) =>
    REPLICATES.map((replicate) =>
      runReplicate(setting, buildMarketFor(setting, marketNumber(setting, replicate), privateMemory), replicate),
    ),
  );

it('one after the other: each market is built once', async () => {
  const expected = alone();
  built = 0;
  expect(await runVariants(SETTINGS, REPLICATES, { jobs: 1, ...quietly })).toEqual(expected);
  const networks = 3;
  const numbers = 3;
  expect(built).toBe(networks * numbers);
});

it('in threads', async () => {
  expect(await runVariants(SETTINGS, REPLICATES, { jobs: 2, ...quietly })).toEqual(alone());
});
