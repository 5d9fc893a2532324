// From a scenario's text to the report's data, with the real shelves and engine.

import { describe, expect, it } from 'vitest';
import { simulate } from '../../sim/engine/simulate.ts';
import { serialExecutor } from '../../sim/experiment/executor.ts';
import type { Outcome } from '../../sim/experiment/experiment.ts';
import { runExperiment } from '../../sim/experiment/experiment.ts';
import { printed } from '../../sim/experiment/print.ts';
import { readingOf, shownMetrics } from '../../sim/experiment/reading.ts';
import { endValue } from '../../sim/experiment/row.ts';
import { buildMarketFor, prepare } from '../../sim/experiment/setting.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { shelves } from '../../sim/registry.ts';
import { reportData } from '../../sim/report/assemble.ts';
import { runsCsv } from '../../sim/report/csv.ts';
import { summaryJson } from '../../sim/report/json.ts';
import { resultsTable } from '../../sim/report/table.ts';
import { readScenario } from '../../sim/scenario/read.ts';

const BIG_BANG = `
  big bang:
    - {lever: broadcast, spend: 600, weeks: 1-4, costPerThousand: 32}`;
const MOMS = `
  eleven moms:
    - {lever: seed, strategy: best-fit, count: 6, from: thrifty moms, costEach: 100}`;

const scenarioText = (campaigns: string) => `
title: A small fair fight
seed: report
steps: 20
replicates: 6
market:
  network: {type: watts-strogatz, people: 300, ties: 6, rewiring: 0.1}
  redraw: 3
  segments:
    - {name: thrifty moms, share: 10%, fit: 0.8}
    - {name: everyone else, share: 90%, fit: 0.1}
product: {quality: 0.8, price: 400, margin: 120}
spread: {model: market, talk: 2 per week}
campaigns:${campaigns}
`;

async function run(text: string): Promise<Outcome> {
  const read = readScenario(text, { file: 'test.yaml', registry: shelves as never });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const setting = prepare(read.scenario, shelves, new Map());
  const executor = serialExecutor(setting, privateMemory, async () => {});
  const store = { rows: new Map<number, Float64Array>(), append: () => {} };
  const outcome = await runExperiment(setting, executor, store, { progress: () => {} }, { aborted: false });
  expect(outcome.failures).toEqual([]);
  return outcome;
}

const dataOf = (outcome: Outcome) =>
  reportData(outcome, {
    market: buildMarketFor(outcome.results.setting, 0, privateMemory),
    noticed: ['noticed'],
    scenario: 'title: A small fair fight',
    command: 'wom run test.yaml',
  });

describe('a report', async () => {
  const outcome = await run(scenarioText(BIG_BANG + MOMS));
  const data = dataOf(outcome);

  it('shows every campaign with every metric, and the compared differences', () => {
    expect(data.campaigns.map(({ name }) => name)).toEqual(['nothing', 'big bang', 'eleven moms']);
    for (const { metrics } of data.campaigns)
      expect(metrics.map((m) => m.metric)).toEqual(data.metrics.map((m) => m.name));
    expect(data.decide).toBe('npv');
    expect(new Set(data.differences.map(({ of, against }) => `${of} − ${against}`))).toEqual(
      new Set(['big bang − nothing', 'eleven moms − nothing', 'eleven moms − big bang']),
    );
    const spend = (name: string) =>
      data.campaigns.find((c) => c.name === name)!.metrics.find((m) => m.metric === 'spend');
    expect(spend('big bang')).toMatchObject({ mean: 600, low: 600, high: 600 });
    expect(spend('eleven moms')).toMatchObject({ mean: 600 });
  });

  it('has a whole curve for every count and money metric', () => {
    const curves = data.metrics.filter(({ kind }) => kind === 'curve');
    const series = data.series.filter(({ metric }) => curves.some(({ name }) => name === metric));
    expect(series.length).toBe(3 * curves.length);
    for (const { mean, p5, p95 } of series) expect([mean.length, p5.length, p95.length]).toEqual([21, 21, 21]);
    for (const { p5, p50, p95 } of series) {
      for (let i = 0; i <= 20; i++) expect(p5[i]! <= p50[i]! && p50[i]! <= p95[i]!).toBe(true);
    }
  });

  it('tells the deciding metric world by world, as whoever plays a single world measures it', () => {
    const { setting } = outcome.results;
    const { metrics, scenario } = setting;
    expect(data.worlds.replicates).toEqual([0, 1, 2, 3, 4, 5]);
    for (const { campaign, metric, values } of data.worlds.values) {
      const { mean } = data.campaigns.find((one) => one.name === campaign)!.metrics.find((m) => m.metric === metric)!;
      expect(values.reduce((sum: number, value) => sum + value!, 0) / 6).toBeCloseTo(mean!, 6);
    }
    const market = buildMarketFor(setting, 1, privateMemory);
    const stage = { scenario, cast: shelves, market, marketNumber: 1 };
    const play = (campaign: number, tiesOff = false) =>
      simulate(stage, scenario.campaigns[campaign], 4, { level: 'sources', tiesOff });
    const world = { baseline: play(0), market, clock: scenario.clock, product: scenario.product };
    const { curves, figures } = readingOf(metrics, { ...world, record: play(2), tiesOff: play(2, true) });
    // What a world is shown by is measured even where it was not asked for.
    const few = { ...setting, metrics: metrics.filter(({ name }) => name === 'reach') };
    expect(shownMetrics(few).map(({ name }) => name)).toEqual(['reach', 'aware', 'adopters', 'spend', 'npv']);
    expect(shownMetrics(setting)).toEqual(metrics);
    const product = { ...scenario.product, margin: undefined };
    const free = shownMetrics({ ...few, scenario: { ...scenario, product } });
    expect(free.map(({ name }) => name)).toEqual(['reach', 'aware', 'adopters', 'spend']);
    const row = outcome.results.rows[4];
    expect(figures.map(({ metric }) => metric)).toEqual(metrics.map(({ name }) => name));
    for (const [m, { value, unit }] of figures.entries())
      expect(value).toBe(printed(endValue(setting.layout, row, 2, m), unit));
    for (const { metric, values } of curves) {
      expect(values.length).toBe(21);
      expect(values.at(-1)).toBe(figures.find((figure) => figure.metric === metric)!.value);
    }
    const told = data.worlds.values.find((one) => one.campaign === 'eleven moms' && one.metric === 'npv')!;
    expect(told.values[4]).toBe(figures.find(({ metric }) => metric === 'npv')!.value);
  });

  it('is plain JSON without a number that is none', () => {
    const text = JSON.stringify(data, (_, value) => {
      if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      return value;
    });
    expect(JSON.parse(text)).toEqual(data);
    expect(() => JSON.parse(summaryJson(data))).not.toThrow();
    expect(resultsTable(data).split('\n')[1]).toMatch(/^nothing /);
  });

  it('tells the market, what it leans on and what to mind', () => {
    expect(data.market).toContainEqual(['people', '300']);
    expect(data.market).toContainEqual(['segment thrifty moms', '30 people, fit 0.8']);
    expect(data.market).toContainEqual(['drawn anew', 'after every 3 replicates']);
    expect(data.market[0][1]).toMatch(/^watts-strogatz, ties 6, rewiring /);
    const paths = data.assumptions.map(({ path }) => path);
    expect(paths).toContain('product.quality');
    expect(new Set(data.assumptions.map(({ path, value }) => `${path} ${value}`)).size).toBe(paths.length);
    expect(data.warnings[0]).toBe('noticed');
    expect(data.warnings.join('\n')).toMatch(
      /only 2 markets were drawn: intervals cover luck in them, .* \(13 replicates or more would\)/,
    );
  });

  it('has undefined numbers as null, and counts them', () => {
    const nothing = data.campaigns[0].metrics.find(({ metric }) => metric === 'costPerExtraAdopter');
    expect(nothing?.mean).toBeNull();
    expect(data.warnings.join('\n')).toMatch(/of 6 replicates, undefined in all of nothing.*: .*costPerExtraAdopter/);
  });

  it('does not change a digit of a campaign where others come, go or change places', async () => {
    const lines = (of: Outcome) =>
      runsCsv(of.results)
        .split('\n')
        .filter((line) => line.startsWith('eleven moms,'));
    expect(lines(await run(scenarioText(MOMS)))).toEqual(lines(outcome));
    expect(lines(await run(scenarioText(MOMS + BIG_BANG)))).toEqual(lines(outcome));
  });

  it('is the same again', async () => {
    expect(dataOf(await run(scenarioText(BIG_BANG + MOMS)))).toEqual(data);
  });
});

describe('runs that end by themselves', () => {
  it('are as long as the longest, and a warning counts those that were cut off', async () => {
    const text = `
title: Until quiet
steps: until-quiet
replicates: 8
market: {network: {type: ring, people: 60, ties: 4}}
spread: {model: independent-cascade, probability: 0.3}
campaigns:
  one: [{lever: seed, people: [7], costEach: 0}]
`;
    const outcome = await run(text);
    const data = dataOf(outcome);
    expect(data.steps).toBeGreaterThan(2);
    expect(data.steps).toBeLessThan(60);
    expect(data.series.every(({ mean }) => mean.length === data.steps + 1)).toBe(true);
    expect(new Set(outcome.results.rows.map((row) => row[0])).size).toBeGreaterThan(1);
    expect(data.warnings.join()).not.toMatch(/cut off/);
  });
});
