// Markets that are redrawn lie in the memories of those before them, in one thread and in several, and nobody notices.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Executor } from '../../sim/experiment/executor.ts';
import { serialExecutor } from '../../sim/experiment/executor.ts';
import { prepare } from '../../sim/experiment/setting.ts';
import { kernelMemory } from '../../sim/kernel/arena.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { Backlog } from '../../sim/node/backlog.ts';
import { LiveMarkets } from '../../sim/node/live-markets.ts';
import type { Built, ToThread } from '../../sim/node/messages.ts';
import { threadExecutor } from '../../sim/node/threads.ts';
import { shelves } from '../../sim/registry.ts';
import { readScenario } from '../../sim/scenario/read.ts';

it('a memory serves again once its market is forgotten, but that of a market which belongs to others never', () => {
  const said: ToThread[] = [];
  const [one, other] = [0, 1].map(() => ({ knows: new Set<number>(), say: (message: ToThread) => said.push(message) }));
  const [first, second, third] = [0, 1, 2].map(() => {
    const memory = kernelMemory(privateMemory).memory!;
    return { built: { market: { memory } } as Built, memory };
  });
  const markets = new LiveMarkets();
  markets.know(0, first.built);
  markets.build(one, 1);
  markets.built(one, 1, second.built);
  expect([markets.introduce(other, 1), markets.introduce(other, 1)]).toEqual([second.built, undefined]);
  markets.build(other, 2);
  markets.built(other, 2, third.built);
  const onlyTwo = new Backlog([20], () => 2);
  markets.forgetDone(onlyTwo, [one, other]);
  markets.build(one, 3);
  markets.build(one, 4);
  expect(said).toEqual([
    { do: 'build', market: 1, again: undefined },
    { do: 'build', market: 2, again: undefined },
    { do: 'forget', market: 1 },
    { do: 'forget', market: 1 },
    { do: 'build', market: 3, again: second.memory },
    { do: 'build', market: 4, again: undefined },
  ]);
  expect([[...one.knows], [...other.knows]]).toEqual([[], [2]]);
});

const REPLICATES = Array.from({ length: 60 }, (_, replicate) => replicate);
const SCENARIO = `{title: T, steps: 3, spread: {model: independent-cascade, probability: 0.1},
  market: {network: {type: barabasi-albert, people: 4000, ties: 3}, redraw: 1},
  campaigns: {one: [{lever: seed, strategy: random, count: 5}], other: [{lever: seed, strategy: degree, count: 5}]}}`;

/** Bytes of addresses that the process has. */
const addresses = () => 1024 * Number(/^VmSize:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))![1]);

/** The row of each replicate, and the most addresses that the process had in the meantime, as memories of the kernel. */
async function perform(executor: Executor, none: number, each: number) {
  const rows: string[] = [];
  let most = 0;
  const on = {
    row(replicate: number, row: Float64Array) {
      rows[replicate] = [...row].join();
      most = Math.max(most, (addresses() - none) / each);
    },
    failed: (_: number, reason: string) => expect.fail(reason),
  };
  await executor.run(REPLICATES, on, { aborted: false });
  return { rows, most };
}

it.runIf(process.platform === 'linux')('a run in which each replicate has a market of its own', async () => {
  const read = readScenario(SCENARIO, { file: 'T', registry: shelves });
  if (!read.ok) throw new Error(read.problems[0].message);
  const none = addresses();
  const one = kernelMemory(privateMemory);
  const before = addresses();
  const each = before - none;
  expect(each).toBeGreaterThanOrEqual(one.memory!.buffer.byteLength);
  const setting = prepare(read.scenario, shelves, new Map());
  const here = await perform(
    serialExecutor(setting, privateMemory, async () => {}),
    before,
    each,
  );
  const data = { resolved: [JSON.stringify(read.resolved)], files: new Map() };
  const threads = threadExecutor(data, { jobs: 2, marketOf: (replicate) => replicate });
  const there = await perform(threads, before, each);
  await threads.close();
  expect(here.rows).toHaveLength(REPLICATES.length);
  expect(new Set(here.rows).size).toBeGreaterThan(REPLICATES.length / 2);
  expect(there.rows).toEqual(here.rows);
  // One; and as many as threads, one more that is kept for the next call, and what threads take to start.
  expect(here.most).toBeLessThan(1.5);
  expect(there.most).toBeLessThan(8);
});

it('threads that die leave no trace in the markets of others', async () => {
  const read = readScenario(SCENARIO.replace('redraw: 1', 'redraw: 2'), { file: 'T', registry: shelves });
  if (!read.ok) throw new Error(read.problems[0].message);
  const data = { resolved: [JSON.stringify(read.resolved)], files: new Map() };
  const setting = prepare(read.scenario, shelves, new Map());
  const rows = async (executor: Executor) => {
    const told: string[] = [];
    const row = (replicate: number, of: Float64Array) => void (told[replicate] = [...of].join());
    const failed = (replicate: number) => void (told[replicate] = 'failed');
    await executor.run(REPLICATES.slice(0, 30), { row, failed }, { aborted: false });
    return told;
  };
  const fatal = [3, 12];
  process.env.WOM_TEST_FATAL = JSON.stringify(fatal);
  const entry = new URL('mortal-worker.mjs', import.meta.url);
  const threads = threadExecutor(data, { jobs: 2, entry, marketOf: (replicate) => Math.floor(replicate / 2) });
  const there = await rows(threads);
  await threads.close();
  delete process.env.WOM_TEST_FATAL;
  const here = await rows(serialExecutor(setting, privateMemory, async () => {}));
  expect(there).toEqual(here.map((row, replicate) => (fatal.includes(replicate) ? 'failed' : row)));
});

it('after a run that failed its threads run no more: they may still be at work in markets that others would lie in', async () => {
  const read = readScenario(SCENARIO, { file: 'T', registry: shelves });
  if (!read.ok) throw new Error(read.problems[0].message);
  const data = { resolved: [JSON.stringify(read.resolved)], files: new Map() };
  const threads = threadExecutor(data, { jobs: 2, marketOf: (replicate) => replicate });
  const full = () => {
    throw new Error('the disk is full');
  };
  const again = { row: () => expect.fail('a row'), failed: () => expect.fail('a failure') };
  await expect(threads.run([0, 1, 2, 3], { row: full, failed: full }, { aborted: false })).rejects.toThrow('full');
  await expect(threads.run([4, 5, 6], again, { aborted: false })).rejects.toThrow('full');
  await threads.close();
});
