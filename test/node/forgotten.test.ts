// Markets that are redrawn give their memory back: in the thread that forgets them, and in a run over threads, all of which
// have to let go of it.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { kernelMemory } from '../../sim/kernel/arena.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import type { Market } from '../../sim/market/market.ts';
import { forgotten } from '../../sim/node/forgotten.ts';
import { threadExecutor } from '../../sim/node/threads.ts';
import { shelves } from '../../sim/registry.ts';
import { readScenario } from '../../sim/scenario/read.ts';

/** How much is there to be given back, as memories of so many bytes. */
function make(bytes: number): WeakRef<object> {
  const memory = kernelMemory(privateMemory);
  memory.u8(bytes);
  forgotten({ memory: memory.memory } as Market);
  return new WeakRef(memory.memory!);
}

it.each([
  ['many small', 200, 10],
  ['few large', 6, 2 ** 27],
])('%s memories are given back', async (_, count, bytes) => {
  const made: WeakRef<object>[] = [];
  for (let i = 0; i < count; i++) {
    made.push(make(bytes));
    // What is asked for in a turn of the loop stays until it is over.
    await new Promise((done) => setImmediate(done));
  }
  const left = made.filter((memory) => memory.deref() !== undefined).length;
  expect(left).toBeLessThanOrEqual(count / 2);
});

const REPLICATES = 300;
const SCENARIO = `{title: T, steps: 1, spread: {model: independent-cascade, probability: 0.1},
  market: {network: {type: barabasi-albert, people: 20, ties: 2}, redraw: 1},
  campaigns: {one: [{lever: seed, strategy: random, count: 1}]}}`;

/** Bytes of addresses that the process has. */
const addresses = () => 1024 * Number(/^VmSize:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))![1]);

it.runIf(process.platform === 'linux')('a run in which each replicate has a market of its own', async () => {
  const read = readScenario(SCENARIO, { file: 'T', registry: shelves });
  if (!read.ok) throw new Error(read.problems[0].message);
  const data = { resolved: [JSON.stringify(read.resolved)], files: new Map() };
  const executor = threadExecutor(data, { jobs: 2, marketOf: (replicate) => replicate });
  let [rows, most] = [0, 0];
  const none = addresses();
  const one = kernelMemory(privateMemory);
  const before = addresses();
  const each = before - none;
  expect(each).toBeGreaterThanOrEqual(one.memory!.buffer.byteLength);
  const on = {
    row: () => {
      rows++;
      most = Math.max(most, addresses());
    },
    failed: (_: number, reason: string) => expect.fail(reason),
    step: () => {},
  };
  await executor.run(
    Array.from({ length: REPLICATES }, (_, replicate) => replicate),
    on,
    { aborted: false },
  );
  await executor.close();
  expect(rows).toBe(REPLICATES);
  expect((most - before) / each).toBeLessThan(0.6 * REPLICATES);
});
