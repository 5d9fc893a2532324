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
  const results: Results = { setting, replicates: WORLDS, rows: WORLDS.map((r) => runRow(setting, r)) };
  const asked: string[][] = [];
  const flips = await findFlips(results, async (settings, worlds) => {
    asked.push(...settings.map(({ scenario }) => scenario.campaigns.map(({ name }) => name)));
    return settings.map((one) => worlds.map((r) => runRow(one, r)));
  });
  return { flips: flips!, asked, scenario: setting.scenario };
}

const WORLDS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const DRIP = '  drip: [{lever: broadcast, spend: 60, costPerThousand: 10}]';
const SEEDS = '  seeds: [{lever: seed, strategy: best-fit, count: 6, costEach: 10}]';
const SMALL = ['a', 'b', 'c'].map(
  (name, i) => `  ${name}: [{lever: broadcast, spend: ${61 + i}, costPerThousand: 10}]`,
);

describe('flips', () => {
  it('are real: the moved scenario, run by itself in all the worlds, has another winner', async () => {
    const { flips, scenario } = await flipsIn(`${DRIP}\n${SEEDS}`, 'npv');
    const moves = movesOf(scenario, shelves);
    expect([flips.moves, flips.worlds]).toEqual([moves.length, 8]);
    const sure = flips.found.filter(({ low }) => low > 0);
    expect(sure.length).toBeGreaterThan(0);
    for (const { path, value, winner } of sure.slice(0, 4)) {
      const { scenario: moved } = moves.find((move) => move.path === path && move.value === value)!;
      const setting = prepare(moved, shelves, new Map());
      const means = moved.campaigns.map(({ name }, c) => {
        const ends = WORLDS.map((r) => endValue(setting.layout, runRow(setting, r), c, 0));
        return { name, mean: ends.reduce((sum, end) => sum + end, 0) / WORLDS.length };
      });
      expect(means.reduce((a, b) => (b.mean > a.mean ? b : a)).name).toBe(winner);
    }
  });

  it('are never found in what plays no part, however close the campaigns are', async () => {
    const { flips } = await flipsIn(`${DRIP}\n  more: [{lever: broadcast, spend: 60.5, costPerThousand: 10}]`, 'won');
    const idle = ['trustLetters', 'trustOwned', 'trustMedia'].map((name) => `spread.${name}`);
    expect(flips.found.filter(({ path }) => idle.includes(path))).toEqual([]);
    expect(flips.moves).toBeGreaterThan(40);
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
