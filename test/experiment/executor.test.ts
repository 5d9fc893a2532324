import { describe, expect, it } from 'vitest';
import { serialExecutor } from '../../sim/experiment/executor.ts';
import type { Shelves } from '../../sim/experiment/setting.ts';
import { buildMarketFor, prepare } from '../../sim/experiment/setting.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import type { Market } from '../../sim/market/market.ts';
import { drawnNetwork } from './drawn.ts';
import { METRICS, SCENARIO } from './fake.ts';

const NO_PAUSE = async () => {};
const never = () => expect.unreachable();
const shelves: Shelves = { networks: [drawnNetwork], models: [], levers: [], strategies: [], metrics: METRICS };
const market = { ...SCENARIO.market, network: { name: drawnNetwork.name, params: {} }, redraw: 2 };
const setting = prepare({ ...SCENARIO, market }, shelves, new Map());
const bytes = ({ out }: Market) => [...out.targets];

describe('buildMarketFor', () => {
  it('gives a number always the same market, and another number another', () => {
    const build = (number: number) => bytes(buildMarketFor(setting, number, privateMemory));
    expect(build(3)).toEqual(build(3));
    expect(build(3)).not.toEqual(build(4));
  });
});

describe('serialExecutor', () => {
  it('runs each replicate in its own market, built once', async () => {
    const seen: Market[] = [];
    const executor = serialExecutor(setting, privateMemory, NO_PAUSE, (_, drawn, replicate) => {
      seen.push(drawn);
      expect(bytes(drawn)).toEqual(bytes(buildMarketFor(setting, Math.floor(replicate / 2), privateMemory)));
      return Float64Array.of(replicate);
    });
    const rows: number[] = [];
    await executor.run([0, 1, 2, 4], { row: (r, row) => rows.push(r, row[0]), failed: never }, { aborted: false });
    expect(rows).toEqual([0, 0, 1, 1, 2, 2, 4, 4]);
    expect(seen[0]).toBe(seen[1]);
    expect(new Set(seen).size).toBe(3);
  });

  it('builds all its markets in one memory of the kernel, but for the first where that was handed in', async () => {
    const own = { ...setting, scenario: { ...setting.scenario, market: { ...market, redraw: 1 } } };
    for (const first of [undefined, buildMarketFor(own, 0, privateMemory)]) {
      const memories: (WebAssembly.Memory | undefined)[] = [];
      const executor = serialExecutor(
        own,
        privateMemory,
        NO_PAUSE,
        (_, drawn) => {
          memories.push(drawn.memory);
          return new Float64Array(1);
        },
        first,
      );
      await executor.run([0, 1, 2, 3], { row: () => {}, failed: never }, { aborted: false });
      expect(memories[1]).toBeInstanceOf(WebAssembly.Memory);
      expect(memories.slice(1)).toEqual([memories[1], memories[1], memories[1]]);
      expect(memories[0] === memories[1]).toBe(first === undefined);
      if (first !== undefined) expect(bytes(first)).toEqual(bytes(buildMarketFor(own, 0, privateMemory)));
    }
  });

  it('tries a failing replicate twice, reports it, and goes on', async () => {
    const tries: number[] = [];
    const executor = serialExecutor(setting, privateMemory, NO_PAUSE, (_, __, replicate) => {
      tries.push(replicate);
      if (replicate === 1 || tries.length === 1) throw new Error(`no luck with ${replicate}`);
      return new Float64Array(1);
    });
    const told: string[] = [];
    const on = { row: (r: number) => told.push(`${r}`), failed: (r: number, why: string) => told.push(`${r}: ${why}`) };
    await executor.run([0, 1, 2], on, { aborted: false });
    expect(tries).toEqual([0, 0, 1, 1, 2]);
    expect(told).toEqual(['0', '1: no luck with 1', '2']);
  });

  it('stops between replicates when it is told to', async () => {
    const signal = { aborted: false };
    let pauses = 0;
    const pause = async () => {
      signal.aborted = ++pauses > 2;
    };
    const done: number[] = [];
    const executor = serialExecutor(setting, privateMemory, pause, () => new Float64Array(1));
    await executor.run([5, 6, 7, 8], { row: (r) => done.push(r), failed: never }, signal);
    expect(done).toEqual([5, 6]);
  });

  it('lets a market that cannot be built through: it is no fault of a replicate', async () => {
    const faulty = prepare(
      { ...SCENARIO, market: { ...market, network: { name: 'absent', params: {} } } },
      shelves,
      new Map(),
    );
    const executor = serialExecutor(faulty, privateMemory, NO_PAUSE, never);
    const on = { row: never, failed: never };
    await expect(executor.run([0], on, { aborted: false })).rejects.toThrow("no 'absent' on this shelf");
  });
});
