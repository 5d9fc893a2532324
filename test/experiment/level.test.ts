// Who asks for counts alone pays for counts alone: nothing that a run does on its own account keeps who told whom.

import { expect, it } from 'vitest';
import { simulate } from '../../sim/engine/simulate.ts';
import { findFlips } from '../../sim/experiment/flips.ts';
import { runReplicate } from '../../sim/experiment/replicate.ts';
import type { Setting } from '../../sim/experiment/setting.ts';
import { buildMarketFor, prepare } from '../../sim/experiment/setting.ts';
import { summarise } from '../../sim/experiment/summarise.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { shelves } from '../../sim/registry.ts';
import { verdictOf } from '../../sim/report/verdict.ts';
import { readScenario } from '../../sim/scenario/read.ts';

const SPREADS = {
  'independent-cascade': '{model: independent-cascade, probability: 0.1}',
  bass: '{model: bass, p: 1% per step, q: 20% per step}',
  market: '{model: market}',
};

function settingOf(spread: string, metrics: string): Setting {
  const text = `
title: counts
steps: 12
replicates: 2
metrics: [${metrics}]
decide: adopters
market: {network: {type: watts-strogatz, people: 200, ties: 6, rewiring: 0.1}}
spread: ${spread}
compare: [[few, drip]]
campaigns:
  few: [{lever: seed, strategy: degree, count: 3, costEach: 1}]
  drip: [{lever: broadcast, spend: 3, costPerThousand: 32}]
`;
  const read = readScenario(text, { file: 'counts', registry: shelves });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return prepare(read.scenario, shelves, new Map());
}

/** Everything that a run computes of two replicates, and at which levels its worlds were recorded. */
async function levelsOf(whole: Setting): Promise<Set<string>> {
  const levels = new Set<string>();
  const rows = (setting: Setting, replicates: readonly number[]) => {
    const market = buildMarketFor(setting, 0, privateMemory);
    return replicates.map((replicate) =>
      runReplicate(setting, market, replicate, (stage, campaign, number, options) => {
        const record = simulate(stage, campaign, number, options);
        levels.add(record.log === undefined ? options.level : `${options.level}, with its log`);
        return record;
      }),
    );
  };
  const results = { setting: whole, replicates: [0, 1], rows: rows(whole, [0, 1]) };
  summarise({ results, planned: 2, failures: [], complete: true, warnings: [] }, []);
  verdictOf(results);
  await findFlips(results, async (settings, replicates) => settings.map((one) => rows(one, replicates)));
  return levels;
}

it.each(Object.entries(SPREADS))('%s: adopters are counted, and nothing else is kept', async (_, spread) => {
  expect([...(await levelsOf(settingOf(spread, 'adopters')))]).toEqual(['counts']);
});

it('asked who won how many, a run keeps it, but not where it looks for what turns the verdict', async () => {
  const levels = await levelsOf(settingOf(SPREADS.market, 'adopters, wonPerSeed'));
  expect([...levels].sort()).toEqual(['counts', 'sources, with its log']);
});
