// Waves of talk against their definition, one person after the other: in a memory of the kernel and elsewhere.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arenaOf, kernelMemory } from '../../sim/kernel/arena.ts';
import { derive, rootKey } from '../../sim/kernel/luck.ts';
import type { Allocator } from '../../sim/kernel/memory.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import type { Telling } from '../../sim/kernel/talk.ts';
import { lastBelow, talkLoop } from '../../sim/kernel/talk.ts';
import { BlockDigits } from '../../sim/kernel/tries.ts';
import { wavesOf } from '../../sim/kernel/waves.ts';

const HAS = 1;
const KNOWS = 2;
const OTHER = 4;
const WINNING = { taken: HAS, give: HAS | KNOWS, asked: KNOWS };

interface Scene {
  readonly offsets: readonly number[];
  readonly targets: readonly number[];
  /** Who does not speak at first may know, or have, it all the same. */
  readonly states: readonly number[];
  readonly speakers: readonly number[];
  readonly last: number;
}

/** Everything that waves tell and leave behind. */
interface Came {
  readonly told: readonly (readonly [won: number, strangers: number])[];
  readonly states: readonly number[];
  readonly list: readonly number[];
}

const key = rootKey('waves');
const there = kernelMemory(privateMemory);

function scene(people: number, degree: number, chance: number, seed: number, begin: number): Scene {
  const offsets = Array.from({ length: people + 1 }, (_, person) => person * degree);
  const targets = Array.from({ length: people * degree }, (_, tie) => Math.imul(tie + seed, 40_503) >>> 7).map(
    (target) => target % people,
  );
  const speakers = Array.from({ length: begin }, (_, i) => (i * 3) % people).filter(
    (p, i, all) => all.indexOf(p) === i,
  );
  const states = Array.from({ length: people }, (_, person) => [0, OTHER, KNOWS, 0, HAS | OTHER][(person + seed) % 5]);
  for (const person of speakers) states[person] = HAS | KNOWS;
  return { offsets, targets, states, speakers, last: lastBelow(chance) };
}

function ran({ offsets, targets, states: before, speakers, last }: Scene, memory: Allocator, most: number): Came {
  const states = memory.u8(before.length);
  states.set(before);
  const list = memory.u32(before.length + 1);
  list.set(speakers);
  const rows = { offsets: memory.u32(offsets.length), targets: memory.u32(targets.length) };
  rows.offsets.set(offsets);
  rows.targets.set(targets);
  const telling: Telling = { rows, keys: null, key, chance: last, named: false };
  const loop = talkLoop(telling);
  const waves = wavesOf(states, list, WINNING, memory);
  expect(arenaOf(loop.hearers, states, list) === undefined).toBe(memory === privateMemory);
  const made = waves.run(loop, telling, 0, speakers.length, most);
  const told = Array.from({ length: made }, (_, wave) => [waves.told[2 * wave], waves.told[2 * wave + 1]] as const);
  const end = told.reduce((sum, [won]) => sum + won, speakers.length);
  return { told, states: [...states], list: [...list.subarray(0, end)] };
}

/** By definition: each tie of each speaker in turn, with the uniform that belongs to it. */
function defined({ offsets, targets, states: before, speakers, last }: Scene, most: number): Came {
  const digits = new BlockDigits();
  const states = [...before];
  const list = [...speakers];
  const told: [number, number][] = [];
  for (let wave = list; wave.length > 0 && told.length < most; ) {
    const won: number[] = [];
    let strangers = 0;
    for (const speaker of wave) {
      const { a, b } = derive(key, speaker);
      for (let tie = offsets[speaker], place = 0; tie < offsets[speaker + 1]; tie++, place++) {
        digits.open(a, b, place >>> 5);
        const hearer = targets[tie];
        if (digits.uniform(place & 31) > last || (states[hearer] & HAS) !== 0) continue;
        if ((states[hearer] & KNOWS) === 0) strangers++;
        states[hearer] |= HAS | KNOWS;
        won.push(hearer);
      }
    }
    list.push(...won);
    told.push([won.length, strangers]);
    wave = won;
  }
  return { told, states, list };
}

test('who is won in which wave, and what waves leave behind', () => {
  let longest = 0;
  const degrees = fc.constantFrom(0, 1, 3, 32, 40);
  const whole = fc.integer({ min: 0, max: 1000 });
  fc.assert(
    fc.property(
      degrees,
      fc.constantFrom(0.02, 0.2, 0.6),
      whole,
      fc.integer({ min: 1, max: 7 }),
      (degree, chance, seed, most) => {
        const given = scene(200, degree, chance, seed, 1 + (seed % 5));
        const expected = defined(given, most);
        expect(ran(given, privateMemory, most)).toEqual(expected);
        expect(ran(given, there, most)).toEqual(expected);
        longest = Math.max(longest, expected.told.length);
      },
    ),
    { numRuns: 60 },
  );
  expect(longest).toBeGreaterThan(2);
});

test('no more waves than there is room for, and none in which too many speak', () => {
  // On a line, each wins the next.
  const people = 100;
  const line: Scene = {
    offsets: Array.from({ length: people + 1 }, (_, person) => Math.min(person, people - 1)),
    targets: Array.from({ length: people - 1 }, (_, tie) => tie + 1),
    states: Array.from({ length: people }, (_, person) => (person === 0 ? HAS : 0)),
    speakers: [0],
    last: lastBelow(1),
  };
  const crowd = scene(160_000, 8, 0.9, 5, 60_000);
  for (const memory of [privateMemory, there]) {
    expect(ran(line, memory, 1000).told).toEqual(Array.from({ length: 32 }, () => [1, 1]));
    const { told } = ran(crowd, memory, 1000);
    expect(told).toEqual(defined(crowd, 1).told);
    expect(told[0][0]).toBeGreaterThan(65_536);
  }
});
