// Whom to seed is the same whoever draws the sets: in one go, part by part, or by threads, some of which fail.

import { expect, it } from 'vitest';
import type { Batch } from '../../sim/campaign/seeding/reverse-sets.ts';
import { drawBatch } from '../../sim/campaign/seeding/reverse-sets.ts';
import { choicesFor } from '../../sim/engine/choices.ts';
import { buildMarketFor, prepare } from '../../sim/experiment/setting.ts';
import { sharedMemory } from '../../sim/kernel/memory.ts';
import type { Market } from '../../sim/market/market.ts';
import { chooseLong } from '../../sim/node/choosing.ts';
import { shelves } from '../../sim/registry.ts';
import { readScenario } from '../../sim/scenario/read.ts';

/** Two choices that take long, of which the first takes more sets than are drawn here, and the second fewer. */
const TEXT = `{title: T, market: {network: {type: barabasi-albert, people: 400, ties: 4}},
  spread: {model: independent-cascade, probability: 0.5},
  campaigns: {
    far: [{lever: seed, strategy: influence-maximization, count: 50}],
    near: [{lever: seed, strategy: influence-maximization, count: 3}],
    hubs: [{lever: seed, strategy: degree, count: 3}]}}`;

const PAYS = 150_000;

function scene() {
  const read = readScenario(TEXT, { file: 'T', registry: shelves });
  if (!read.ok) throw new Error(read.problems[0].message);
  const setting = prepare(read.scenario, shelves, new Map());
  return { setting, market: buildMarketFor(setting, 0, sharedMemory) };
}

/** As a thread would draw, and as slowly as it likes; every third batch fails. */
function fakeThreads() {
  const batches: Batch[] = [];
  let waiting: (() => void)[] = [];
  const draw = async (market: Market, batch: Batch) => {
    const place = batches.push(structuredClone(batch));
    // The later of two comes back first.
    await new Promise<void>((go) => {
      waiting.unshift(go);
      setTimeout(() => {
        for (const next of waiting) next();
        waiting = [];
      });
    });
    return place % 3 === 0 ? undefined : drawBatch(market, batch);
  };
  return { batches, draw };
}

it('the same people are chosen, with the same promise, in one go, in parts, and by any number of threads', async () => {
  const { setting, market } = scene();
  const inOne = choicesFor(market, setting.scenario, shelves);
  const long = [...inOne].filter(([asked]) => !asked.includes('degree'));
  expect([inOne.size, long.length]).toEqual([3, 2]);
  const told: number[] = [];
  const alone = await chooseLong(scene().market, setting, {
    signal: { aborted: false },
    jobs: 1,
    told: (sets) => told.push(sets),
  });
  expect([...alone!]).toEqual(long);
  expect(told.length).toBeGreaterThan(20);
  for (const jobs of [1, 3]) {
    const threads = fakeThreads();
    const found = await chooseLong(scene().market, setting, {
      ...{ signal: { aborted: false }, jobs, threads },
      pays: PAYS,
    });
    expect([...found!]).toEqual(long);
    expect(threads.batches.length).toBeGreaterThan(6);
    const firsts = new Set(threads.batches.map(({ luck, first }) => `${luck.a} ${first}`));
    expect(firsts.size).toBe(threads.batches.length);
  }
});

it('it stops between two parts, and goes on from choices that are there', async () => {
  const { setting, market } = scene();
  const signal = { aborted: false };
  let parts = 0;
  const third = () => {
    signal.aborted = ++parts === 3;
  };
  expect(await chooseLong(market, setting, { signal, jobs: 1, told: third })).toBeUndefined();
  expect(parts).toBe(3);
  signal.aborted = false;
  const threads = fakeThreads();
  const drawn = () => {
    signal.aborted = threads.batches.length > 0;
  };
  expect(await chooseLong(market, setting, { signal, jobs: 2, threads, pays: PAYS, told: drawn })).toBeUndefined();
  expect(threads.batches.length).toBe(8);
  signal.aborted = false;
  const made = await chooseLong(market, setting, { signal, jobs: 1 });
  signal.aborted = true;
  expect(await chooseLong(market, setting, { signal, jobs: 1 })).toEqual(made);
});
