// A market that was posted from another thread: its names, its choices, and the kernel at work on it.

import { expect, it } from 'vitest';
import { choicesFor } from '../../sim/engine/choices.ts';
import { simulate } from '../../sim/engine/simulate.ts';
import { arenaOf, kernelMemory } from '../../sim/kernel/arena.ts';
import { sharedMemory } from '../../sim/kernel/memory.ts';
import { everyTie, talkLoop } from '../../sim/kernel/talk.ts';
import { revive } from '../../sim/node/market.ts';
import { campaign, laidOpen, run, stageOf } from '../engine/stage.ts';

it('runs there by the kernel, with the same results', () => {
  const spread = 'spread: {model: independent-cascade, probability: weighted}';
  const stage = stageOf(spread, [], undefined, undefined, kernelMemory(sharedMemory));
  const choices = choicesFor(stage.market, stage.scenario, stage.cast);
  const market = revive(structuredClone({ market: stage.market, choices }));
  expect(market.out.targets.buffer).not.toBe(stage.market.out.targets.buffer);
  expect(arenaOf(talkLoop({ ...everyTie(market.out), keys: market.keys }).hearers)).toBeDefined();
  const there = { ...stage, market };
  for (const level of ['tallies', 'sources'] as const) {
    const record = simulate(there, campaign(stage, 'everything'), 1, { level });
    expect(laidOpen(record)).toEqual(laidOpen(run(stage, 'everything', 1, { level })));
  }
});
