// Runs in any order, in markets of any kind that lie where others lay before, or that find no room: all as in plain memory.

import { expect, it } from 'vitest';
import { marketKey } from '../../sim/engine/keys.ts';
import { OneMarket } from '../../sim/experiment/one-market.ts';
import { runReplicate } from '../../sim/experiment/replicate.ts';
import type { Setting } from '../../sim/experiment/setting.ts';
import { marketNumber, prepare } from '../../sim/experiment/setting.ts';
import { kernelMemory, roomIn } from '../../sim/kernel/arena.ts';
import type { Allocator } from '../../sim/kernel/memory.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { buildMarket } from '../../sim/market/build.ts';
import { shelves } from '../../sim/registry.ts';
import { named } from '../../sim/scenario/named.ts';
import { readScenario } from '../../sim/scenario/read.ts';
import { hostOf } from '../market/helpers.ts';

const NETWORKS = [
  'type: barabasi-albert, people: 4000, ties: 3',
  'type: watts-strogatz, people: 3001, ties: 8, rewiring: 10%',
  'type: random-regular, people: 5000, ties: 6',
  'type: random-regular, people: 20000, ties: 0',
  'type: strong-weak, people: 4000, strong: 6, weak: 5',
  'type: erdos-renyi, people: 300, ties: 4',
];
const SPREADS = [
  'model: independent-cascade, probability: 10%',
  'model: independent-cascade, probability: weighted',
  'model: bass, p: 0.5 per year, q: 10 per year',
  'model: sir, contact: 0.2 per week, recover: 0.4 per week',
  'model: rumor, kind: daley-kendall, contact: 2 per week',
  'model: market, ownInitiative: 0.1 per week, persuasion: 10%, talk: 4 per week, awareAtStart: 20%',
  'model: threshold, at: 2',
];
const LEVERS = [
  '{lever: seed, strategy: degree, count: 9, costEach: 1}',
  '{lever: seed, strategy: random, count: 9, costEach: 1}, {lever: broadcast, spend: 60, weeks: 2-4, costPerThousand: 10}',
  '{lever: seed, strategy: k-core, count: 9, costEach: 1}',
];
const SEGMENTS = ', segments: [{name: a, share: 30%, fit: 90%}, {name: b, share: 70%, fit: 20%}]';
const ROOM = [100_000, 600_000, 1_000_000, 2_000_000, 2 ** 31];

let state = 5;
const below = (count: number) => ((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 8) % count;
const any = <Of>(list: readonly Of[]) => list[below(list.length)];

function anySetting(): Setting {
  const text = `{title: T, steps: 6, seed: ${below(99)}, product: {price: 20, margin: 8}, metrics: [adopters], spread: {${any(SPREADS)}},
    market: {network: {${any(NETWORKS)}}, redraw: ${1 + below(3)}${any(['', SEGMENTS])}}, campaigns: {one: [${any(LEVERS)}]}}`;
  const read = readScenario(text, { file: 'T', registry: shelves });
  if (!read.ok) throw new Error(read.problems[0].message);
  return prepare(read.scenario, shelves, new Map());
}

const bytes = (row: Float64Array) => Buffer.from(row.slice().buffer).toString('hex');

function rowIn(setting: Setting, replicate: number, memory: Allocator): string {
  const { market: spec, seed } = setting.scenario;
  const luck = marketKey(seed, marketNumber(setting, replicate));
  const host = hostOf({}, [...spec.segments]);
  const market = buildMarket(spec, named(shelves.networks, spec.network.name), luck, host, memory);
  return bytes(runReplicate(setting, market, replicate));
}

it('one market after the other, in any order', () => {
  const one = new OneMarket(privateMemory);
  const settings = Array.from({ length: 3 }, anySetting);
  for (let run = 0; run < 25; run++) {
    if (below(3) === 0) settings[below(3)] = anySetting();
    const [setting, replicate] = [any(settings), below(6)];
    const row = runReplicate(setting, one.lend(setting, marketNumber(setting, replicate)), replicate);
    expect(bytes(row), JSON.stringify([run, setting.scenario, replicate])).toBe(
      rowIn(setting, replicate, privateMemory),
    );
  }
});

it('at high addresses, and where some or all find no room', () => {
  for (let run = 0; run < 10; run++) {
    const setting = anySetting();
    const memory = kernelMemory(privateMemory);
    // Taken, but never written to.
    memory.u8(roomIn(memory) - ROOM[run % ROOM.length] - below(100_000));
    expect(rowIn(setting, run, memory), JSON.stringify([run, setting.scenario])).toBe(
      rowIn(setting, run, privateMemory),
    );
  }
});
