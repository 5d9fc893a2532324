// Who notices and who buys, by the kernel and person by person: the same log and the same amounts to the last bit, whatever
// reaches people and whatever they are like. Amounts add up belief and trust, so that no bit of either can differ unseen.

import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { kernelMemory } from '../../sim/kernel/arena.ts';
import { BLOCK, DESK_BYTES, PIECE } from '../../sim/kernel/assembly/minds-places.ts';
import { rootKey } from '../../sim/kernel/luck.ts';
import type { Allocator } from '../../sim/kernel/memory.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { fitOf } from '../../sim/market/market.ts';
import { market as connected } from '../../sim/models/market/index.ts';
import { KernelMinds } from '../../sim/models/market/kernel-minds.ts';
import { campaign, laidOpen, run, stageOf } from '../engine/stage.ts';
import type { Plan } from '../oracle/scene.ts';
import { rowsOf } from '../oracle/scene.ts';
import { play } from './play.ts';

const LEVERS = [
  '{lever: broadcast, spend: 60, weeks: 2-6, costPerThousand: 10, claim: 95%}',
  '{lever: broadcast, spend: 40, weeks: 1-9, costPerThousand: 10, claim: 70%, halfLife: 3 weeks}',
  '{lever: seed, strategy: degree, count: 6, costEach: 1, audience: 150}',
  '{lever: letters, strategy: random, count: 90, week: 3, costEach: 0.5, opened: 60%, strength: 2}',
  '{lever: letters, strategy: degree, count: 400, perWeek: 60, costEach: 0.5, opened: 90%, strength: 3, claim: 1}',
  '{lever: targeted, spend: 30, weeks: 1-8, costPerThousand: 20, segments: 2, costPerSegment: 1}',
  '{lever: sampling, strategy: random, count: 40, costEach: 0.5, weeks: 2-5}',
  '{lever: community, costPerWeek: 1, join: 60%, stay: 3, links: 4}',
  '{lever: employees, strategy: random, count: 12, weeks: 2-9, costPerWeek: 1}',
  '{lever: referral, weeks: 1-12, reward: 1, rewards: 100}',
  '{lever: discount, off: 20%, weeks: 4-7}',
  '{lever: content, costPerWeek: 5, weeks: 1-10}',
];

const worlds = fc.record({
  levers: fc.subarray(LEVERS, { minLength: 1 }),
  people: fc.constantFrom(500, 512, 513),
  rule: fc.constantFrom('hearer', 'perTie', 'talker'),
  switches: fc.subarray(['awareness', 'expectation', 'experience', 'fading', 'ties', 'fit'], { maxLength: 2 }),
  ownInitiative: fc.constantFrom(0, 0.05, 0.5),
  talk: fc.constantFrom(0.5, 4, 30),
  passAlong: fc.constantFrom(0, 0.05, 0.5),
  awareAtStart: fc.constantFrom(0, 0.3, 1),
  erosion: fc.constantFrom(0, 1, 10),
  learn: fc.constantFrom(0, 0.4, 2),
  fits: fc.constantFrom<Fits>('few', 'many', 'one'),
  named: fc.boolean(),
  seed: fc.nat(),
});
type Fits = 'few' | 'many' | 'one';
type World = typeof worlds extends fc.Arbitrary<infer Of> ? Of : never;

function played(world: World, memory: Allocator) {
  const { levers, switches, fits, people, seed, rule, ownInitiative, talk, passAlong } = world;
  const off = switches.map((one) => `, ${one}: off`).join('');
  const fit =
    fits === 'one' ? '' : 'segments: [{name: fans, share: 30%, fit: 90%}, {name: others, share: 70%, fit: 20%}]';
  const body = `
seed: ${seed}
market:
  network: {type: watts-strogatz, people: ${people}, ties: 6, rewiring: 10%}
  ${fit}
product: {quality: 70%, price: 20, margin: 8, unitCost: 12}
campaigns: {all: [${levers.join(', ')}]}`;
  const chosen = `rule: ${rule}, ownInitiative: ${ownInitiative} per week, talk: ${talk} per week, passAlong: ${passAlong}`;
  const more = `awareAtStart: ${world.awareAtStart}, erosion: ${world.erosion}, learn: ${world.learn}${off}`;
  const stage = stageOf(`spread: {model: market, persuasion: 10%, ${chosen}, ${more}}`, [], body, 'steps: 14', memory);
  const shaped = { ...stage, market: { ...stage.market, ...shape(world, memory) } };
  const records = [0, 1].map((replicate) => run(shaped, campaign(stage, 'all').name, replicate));
  return records.map((record) => ({
    ...laidOpen(record),
    amounts: (['gap', 'trustLost', 'noticed'] as const).map((name) => [...record.amount(name)]),
  }));
}

/** More degrees of fit than a byte can tell apart, and people with keys of their own. */
function shape({ fits, named, people }: World, memory: Allocator) {
  const keys = named ? memory.u32(people).map((_, i) => Math.imul(i + 7, 0x9e3779b1)) : null;
  const held = keys === null ? null : memory.u32(people);
  held?.set(keys!);
  if (fits !== 'many') return { keys: held };
  const fitClass = memory.u16(people);
  for (let person = 0; person < people; person++) fitClass[person] = (person * 7) % 300;
  const degrees = Float64Array.from({ length: 300 }, (_, i) => i / 299);
  const fitCounts = degrees.map((_, i) => fitClass.filter((degree) => degree === i).length);
  return { keys: held, fits: degrees, fitCounts, fitClass };
}

afterEach(() => vi.restoreAllMocks());

test('the same to the bit', () => {
  const asked = [vi.spyOn(KernelMinds.prototype, 'noticing'), vi.spyOn(KernelMinds.prototype, 'buying')];
  let adopted = 0;
  fc.assert(
    fc.property(worlds, (world) => {
      for (const one of asked) one.mockClear();
      const plain = played(world, privateMemory);
      for (const one of asked) expect(one.mock.results.every(({ value }) => value === false)).toBe(true);
      for (const one of asked) one.mockClear();
      const quick = played(world, kernelMemory(privateMemory));
      for (const one of asked) expect(one.mock.results.every(({ value }) => value === true)).toBe(true);
      expect(quick).toEqual(plain);
      adopted += plain[0].log?.length ?? 0;
    }),
    { numRuns: 30 },
  );
  expect(adopted).toBeGreaterThan(1000);
});

test('room that does not lie in the memory of the kernel is left to the twin', () => {
  const world: World = {
    ...{ levers: LEVERS.slice(0, 3), people: 500, rule: 'hearer', switches: [], ownInitiative: 0.05, talk: 30 },
    ...{ passAlong: 0.5, awareAtStart: 0, erosion: 1, learn: 0.4, fits: 'few', named: false, seed: 1 },
  };
  const plain = played(world, privateMemory);
  const asked = vi.spyOn(KernelMinds.prototype, 'noticing');
  // By their lengths: what friends bring to those who notice (so many, and a block more), and the desk.
  for (const full of [PIECE + BLOCK, DESK_BYTES]) {
    const memory = kernelMemory(privateMemory);
    const { f64, u8 } = memory;
    Object.assign(memory, {
      f64: (length: number) => (length === full ? privateMemory.f64(length) : f64(length)),
      u8: (length: number) => (length === full ? privateMemory.u8(length) : u8(length)),
    });
    asked.mockClear();
    expect(played(world, memory)).toEqual(plain);
    expect(asked).toHaveBeenCalled();
    expect(asked.mock.results.every(({ value }) => value === false)).toBe(true);
  }
});

test('of more contacts than can be counted, people of fit 0 notice none, by the kernel and without it', () => {
  const body = `
market:
  network: {type: watts-strogatz, people: 512, ties: 6, rewiring: 10%}
  segments: [{name: fans, share: 30%, fit: 90%}, {name: others, share: 70%, fit: 0%}]
campaigns: {none: []}`;
  const much = { contacts: Number.POSITIVE_INFINITY, claim: 0.8, halfLife: 0, flight: 0, persuades: 0 };
  const plan: Plan = { exposures: { 1: [{ channel: 'ad', to: 'everyone', ...much }] } };
  const logs = [privateMemory, kernelMemory(privateMemory)].map((memory) => {
    const { market } = stageOf('spread: {model: market, ties: off}', [], body, 'steps: 2', memory);
    const luck = { luck: rootKey('a'), peopleLuck: rootKey('b') };
    const { log } = play(connected, { market, plan, steps: 2, params: { ties: 'off' }, ...luck });
    const rows = rowsOf(log!, ['reached', 'aware']);
    expect(rows.every(({ person }) => fitOf(market, person) > 0)).toBe(true);
    return rows;
  });
  expect(logs[0].length).toBeGreaterThan(200);
  expect(logs[1]).toEqual(logs[0]);
});
