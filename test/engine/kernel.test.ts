// What the WebAssembly kernel does, its twins in TypeScript do to the bit: every model and lever, in a market that lies in a
// memory of the kernel and in one that does not.

import { expect, it } from 'vitest';
import { arenaOf, kernelMemory } from '../../sim/kernel/arena.ts';
import { privateMemory, sharedMemory } from '../../sim/kernel/memory.ts';
import type { Level } from '../../sim/world/events.ts';
import { laidOpen, MODELS, run, stageOf } from './stage.ts';

const SPREADS = [
  ...Object.values(MODELS),
  'spread: {model: independent-cascade, probability: weighted}',
  'spread: {model: independent-cascade, probability: 100%}',
  'spread: {model: linear-threshold}',
  'spread: {model: threshold, at: 2}',
  'spread: {model: bass, p: 0.5 per year, perTie: 5% per step}',
];

it.each(SPREADS)('%s: the same counts, money and log', (spread) => {
  const [own, kernel] = [privateMemory, kernelMemory(sharedMemory)].map((memory) =>
    stageOf(spread, [], undefined, undefined, memory),
  );
  expect(arenaOf(own.market.out.offsets)).toBeUndefined();
  expect(arenaOf(kernel.market.out.offsets, kernel.market.out.targets)).toBeDefined();
  for (const level of ['tallies', 'sources'] satisfies Level[]) {
    for (const name of ['nothing', 'everything', 'advocates']) {
      for (const replicate of [0, 1]) {
        const [plain, quick] = [own, kernel].map((stage) => laidOpen(run(stage, name, replicate, { level })));
        expect(quick).toEqual(plain);
      }
    }
  }
});
