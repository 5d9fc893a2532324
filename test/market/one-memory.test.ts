// A market of any size is built in one memory of the kernel, and in one that held another market it is the same.

import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { arenaOf, kernelMemory, roomIn } from '../../sim/kernel/arena.ts';
import { WORTH_A_KERNEL } from '../../sim/kernel/kernel.ts';
import type { Allocator } from '../../sim/kernel/memory.ts';
import { privateMemory, sharedMemory } from '../../sim/kernel/memory.ts';
import { buildMarket } from '../../sim/market/build.ts';
import type { Market } from '../../sim/market/market.ts';
import { hostOf, luck, networkNamed } from './helpers.ts';

const EMPTY: Record<string, Record<string, unknown>> = {
  'random-regular': { people: 40_000, ties: 0 },
  'erdos-renyi': { people: 40_000, ties: 0 },
  'strong-weak': { people: 40_000, strong: 0, weak: 0 },
  configuration: { people: 40_000, degrees: [0, 0] },
};

const NETWORKS: Record<string, Record<string, unknown>> = {
  complete: { people: 160 },
  'random-regular': { people: 4000, ties: 6 },
  'erdos-renyi': { people: 4000, ties: 6 },
  'watts-strogatz': { people: 4000, ties: 6, rewiring: '30%' },
  'barabasi-albert': { people: 4000, ties: 3 },
  'holme-kim': { people: 4000, ties: 3, triads: '50%' },
  configuration: { people: 4000, degrees: [2, 10] },
  'strong-weak': { people: 4000, strong: 6, weak: 5 },
};

const { Memory } = WebAssembly;
afterEach(() => {
  WebAssembly.Memory = Memory;
});

function market(name: string, memory: Allocator, params = NETWORKS[name]): Market {
  const network = networkNamed(name);
  const segment = { name: 'all', fit: 1, value: 1, share: 1 };
  const segments = [
    { ...segment, share: 0.5 },
    { ...segment, name: 'others', share: 0.5 },
  ];
  const spec = {
    network: { name, params: z.decode(network.params, params) },
    redraw: 1,
    segments,
    together: 1,
  };
  return buildMarket(spec as never, network, luck, hostOf(), memory);
}

/** Quick to compare. */
const plain = ({ out: { offsets, targets, strong }, segmentOf, ties }: Market) => {
  const hash = createHash('sha256');
  for (const array of [offsets, targets, strong ?? targets, segmentOf!]) hash.update(array.slice());
  return `${ties} ${hash.digest('hex')}`;
};

describe.each(Object.keys(NETWORKS))('%s', (name) => {
  it('takes one memory, and no more of it than stays', () => {
    let made = 0;
    const construct = (kind: typeof Memory, how: [WebAssembly.MemoryDescriptor]) => {
      made++;
      return Reflect.construct(kind, how);
    };
    WebAssembly.Memory = new Proxy(Memory, { construct });
    const memory = kernelMemory(sharedMemory);
    const before = roomIn(memory);
    const { out, segmentOf, fits, fitCounts, ties } = market(name, memory);
    expect(ties).toBeGreaterThanOrEqual(WORTH_A_KERNEL);
    expect(made).toBe(1);
    const kept = [out.offsets, out.targets, out.strong, segmentOf, fits, fitCounts].filter((array) => array !== null);
    expect(arenaOf(...kept)).toBeDefined();
    expect(before - roomIn(memory)).toBe(
      kept.reduce((sum, { byteLength }) => sum + 64 * Math.ceil(byteLength / 64), 0),
    );
  });

  it('is the same in memory that is used again, and in memory of no kernel', () => {
    const used = kernelMemory(privateMemory);
    used.u8(2_000_000).fill(255);
    const again = plain(market(name, kernelMemory(privateMemory, used.memory)));
    expect(again).toEqual(plain(market(name, privateMemory)));
    expect(again).toEqual(plain(market(name, kernelMemory(privateMemory))));
  });
});

it.each(Object.entries(EMPTY))('%s without ties: empty arrays move too', (name, params) => {
  const { ties, out } = market(name, kernelMemory(privateMemory), params);
  expect([ties, out.targets.length, out.offsets.length]).toEqual([0, 0, 40_001]);
});
