// What would turn the verdict, held against runs of the moved scenarios themselves.

import { describe, expect, it } from 'vitest';
import { findFlips } from '../../sim/experiment/flips.ts';
import { movesOf } from '../../sim/experiment/moves.ts';
import { runReplicate } from '../../sim/experiment/replicate.ts';
import type { Results } from '../../sim/experiment/results.ts';
import { endValue } from '../../sim/experiment/row.ts';
import type { Setting } from '../../sim/experiment/setting.ts';
import { buildMarketFor, marketNumber, prepare } from '../../sim/experiment/setting.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { shelves } from '../../sim/registry.ts';
import { readScenario } from '../../sim/scenario/read.ts';

const runRow = (setting: Setting, replicate: number) =>
  runReplicate(setting, buildMarketFor(setting, marketNumber(setting, replicate), privateMemory), replicate);

async function flipsIn(campaigns: string, decide: string) {
  const text = `
title: flips
steps: 26
market:
  network: {type: watts-strogatz, people: 300, ties: 6, rewiring: 0.1}
  redraw: 1
  segments: [{name: fans, share: 30%, fit: 0.8}, {name: others, share: 70%, fit: 0.2}]
product: {price: 10, margin: 4}
spread: {model: market}
decide: ${decide}
campaigns:
${campaigns}`;
  const read = readScenario(text, { file: 'test', registry: shelves });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const setting = prepare({ ...read.scenario, metrics: [decide] }, shelves, new Map());
  const replicates = Array.from({ length: 10 }, (_, r) => r);
  const results: Results = { setting, replicates, rows: replicates.map((r) => runRow(setting, r)) };
  const asked: string[][] = [];
  const flips = await findFlips(results, async (settings, worlds) => {
    asked.push(...settings.map(({ scenario }) => scenario.campaigns.map(({ name }) => name)));
    return settings.map((one) => worlds.map((r) => runRow(one, r)));
  });
  return { flips: flips!, asked, scenario: setting.scenario };
}

const DRIP = '  drip: [{lever: broadcast, spend: 60, costPerThousand: 10}]';
const SEEDS = '  seeds: [{lever: seed, strategy: best-fit, count: 6, costEach: 10}]';
const SMALL = ['a', 'b', 'c'].map(
  (name, i) => `  ${name}: [{lever: broadcast, spend: ${61 + i}, costPerThousand: 10}]`,
);

describe('flips', () => {
  it('are real: the moved scenario, run by itself, has another winner by the lead told', async () => {
    const { flips, scenario } = await flipsIn(`${DRIP}\n${SEEDS}`, 'npv');
    const moves = movesOf(scenario, shelves);
    expect(flips.moves).toBe(moves.length);
    expect(flips.worlds).toBe(8);
    expect(flips.found.length).toBeGreaterThan(0);
    const sure = flips.found.filter(({ low }) => low > 0);
    for (const { path, value, winner, lead } of [...sure, ...flips.found].slice(0, 3)) {
      const { scenario: moved } = moves.find((move) => move.path === path && move.value === value)!;
      const setting = prepare(moved, shelves, new Map());
      const means = moved.campaigns.map(({ name }, c) => {
        const ends = [0, 1, 2, 3, 4, 5, 6, 7].map((r) => endValue(setting.layout, runRow(setting, r), c, 0));
        return { name, mean: ends.reduce((sum, end) => sum + end, 0) / 8 };
      });
      const best = means.reduce((a, b) => (b.mean > a.mean ? b : a));
      expect(best.name).toBe(winner);
      const next = Math.max(...means.filter(({ name }) => name !== winner).map(({ mean }) => mean));
      // The lead is over the former winner, who may have come in third.
      expect(lead).toBeGreaterThanOrEqual(best.mean - next - 1e-6);
    }
  });

  it('are none where nothing could turn it, and that many moves were tried all the same', async () => {
    const { flips } = await flipsIn(
      '  much: [{lever: broadcast, spend: 600, costPerThousand: 10}]\n  little: [{lever: broadcast, spend: 6, costPerThousand: 10}]',
      'won',
    );
    expect(flips.found).toEqual([]);
    expect(flips.moves).toBeGreaterThan(30);
  });

  it('always look at the file’s first campaign and at doing nothing, beside the best', async () => {
    const first = '  weak: [{lever: seed, strategy: random, count: 1, costEach: 60}]';
    const { asked } = await flipsIn([first, ...SMALL, DRIP].join('\n'), 'won');
    expect(asked[0]).toEqual(['nothing', 'weak', 'a', 'b', 'c']);
  });
});
