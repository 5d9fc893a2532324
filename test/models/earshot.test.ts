// Sums of what people hear: the kernel's are those of its twin to the bit, and both what a plain sum over talkers says.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kernelMemory } from '../../sim/kernel/arena.ts';
import { COLUMNS, DIVISOR, TALKERS } from '../../sim/kernel/assembly/earshot-places.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import type { TalkLoop } from '../../sim/kernel/talk.ts';
import { everyTie, talkLoop } from '../../sim/kernel/talk.ts';
import type { Rows } from '../../sim/market/market.ts';
import { Earshot } from '../../sim/models/market/earshot.ts';
import { Speeches } from '../../sim/models/market/speeches.ts';

const PEOPLE = 600;
const spoken = fc.record({
  hearer: fc.nat(PEOPLE - 1),
  kind: fc.nat(2),
  part: fc.double({ min: 1e-3, max: 5, noNaN: true }),
  report: fc.double({ min: 0, max: 1, noNaN: true }),
  weight: fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 3, noNaN: true })),
  /** Steps after the last one: with the quickest fading, some of them are told anew. */
  later: fc.integer({ min: 0, max: 40 }),
});
type Spoken = { hearer: number; kind: number; part: number; report: number; weight: number; later: number };

/** Rows of those to whom people listen: of none to eight others. */
function listening(memory: typeof privateMemory, weighed: boolean): Rows {
  const offsets = memory.u32(PEOPLE + 1);
  for (let person = 0; person < PEOPLE; person++) offsets[person + 1] = offsets[person] + (person % 9);
  const weights = weighed ? memory.f64(offsets[PEOPLE]) : null;
  weights?.set(weights.map((_, tie) => (tie % 7) / 3));
  return { offsets, targets: memory.u32(offsets[PEOPLE]), weights, strong: null };
}

/** Each speech begins on its step, and every other one ends a step later. */
function heardBy(
  memory: typeof privateMemory,
  said: readonly Spoken[],
  weighed: boolean,
  keep: number,
  shared: boolean,
) {
  const rows = { offsets: memory.u32(2), targets: memory.u32(1) };
  const { hearers, tellers, ties } = talkLoop(everyTie(rows));
  const weights = weighed ? memory.f64(said.length) : null;
  weights?.set(said.map(({ weight }) => weight));
  const divided = shared ? listening(memory, weighed) : undefined;
  const earshot = new Earshot({}, PEOPLE, rows.offsets, divided, keep);
  const speeches = new Speeches(8, memory);
  const parts = new Float32Array(said.length);
  const tell = (one: Spoken, place: number, sign: 1 | -1) => {
    speeches.count = 0;
    speeches.add(0, one.kind, parts[place], one.report, sign);
    [hearers[0], tellers[0], ties[0]] = [one.hearer, 0, place];
    earshot.tell({ hearers, tellers, ties } as TalkLoop, 1, speeches, weights);
  };
  const fade = (steps: number) => {
    for (let step = 0; step < steps; step++) {
      const by = earshot.fade();
      for (let place = 0; place < parts.length; place++) parts[place] *= by;
    }
  };
  for (const [place, one] of said.entries()) {
    fade(one.later);
    parts[place] = one.part / earshot.left;
    tell(one, place, 1);
    if (place % 2 === 0) continue;
    fade(1);
    tell(one, place, -1);
  }
  return { earshot, sums: [...earshot.rows], most: [...earshot.memory.most], loud: [...earshot.loudBlocks()] };
}

const some = fc.array(spoken, { minLength: 1, maxLength: 80 });

test('kernel and twin', () => {
  fc.assert(
    fc.property(some, fc.boolean(), fc.constantFrom(1, 0.9, 0.3, 0), fc.boolean(), (said, weighed, keep, shared) => {
      const [plain, kernel] = [privateMemory, kernelMemory(privateMemory)].map((memory) =>
        heardBy(memory, said, weighed, keep, shared),
      );
      for (const of of ['sums', 'most', 'loud'] as const) expect(kernel[of]).toEqual(plain[of]);
    }),
    { numRuns: 150 },
  );
});

test('speeches of which a part found no room in the memory are added by the twin', () => {
  const memory = kernelMemory(privateMemory);
  const rows = { offsets: memory.u32(2), targets: memory.u32(1) };
  const loop = talkLoop(everyTie(rows));
  const earshot = new Earshot({}, PEOPLE, rows.offsets, undefined, 0.9);
  const speeches = new Speeches(8, memory);
  speeches.add(0, 1, 2, 0.5, 1);
  speeches.said = speeches.said.slice();
  [loop.hearers[0], loop.tellers[0], loop.ties[0]] = [7, 0, 0];
  earshot.tell(loop, 1, speeches, null);
  expect([...earshot.rows.subarray(7 * COLUMNS, 8 * COLUMNS)]).toEqual([0, 2, 0, 0, 1, 0, 1, 1]);
});

test('a sum is that of what every talker within earshot says, faded; the bound of a group is above its members', () => {
  fc.assert(
    fc.property(some, fc.boolean(), fc.constantFrom(1, 0.8, 0.1), (said, weighed, keep) => {
      const { earshot, most } = heardBy(kernelMemory(privateMemory), said, weighed, keep, true);
      const expected = new Float64Array(3 * PEOPLE);
      const largest = new Float64Array(PEOPLE);
      const talkers = new Float64Array(PEOPLE);
      for (const [place, { hearer, kind, part, weight, later }] of said.entries()) {
        // What is louder than all before leaves its rounding behind.
        fadeAll(keep ** later, expected, largest);
        const heard = weighed ? part * weight : part;
        largest[hearer] = Math.max(largest[hearer], heard);
        if (place % 2 === 1) {
          fadeAll(keep, expected, largest);
          continue;
        }
        talkers[hearer]++;
        expected[3 * hearer + kind] += heard;
      }
      for (let person = 0; person < PEOPLE; person++) {
        const row = person * COLUMNS;
        expect(earshot.rows[row + TALKERS]).toBe(talkers[person]);
        const heard = [0, 1, 2].map((kind) => earshot.rows[row + kind] * earshot.left);
        for (const kind of [0, 1, 2]) {
          const error = Math.abs(heard[kind] - expected[3 * person + kind]);
          expect(error).toBeLessThanOrEqual(said.length * 1e-7 * largest[person] + 1e-40);
        }
        const sum = earshot.rows[row] + earshot.rows[row + 1] + earshot.rows[row + 2];
        if (sum > 0) expect(most[person >>> 5]).toBeGreaterThanOrEqual(sum / earshot.rows[row + DIVISOR]);
      }
      earshot.end();
      expect([...earshot.rows, ...earshot.memory.most, ...earshot.memory.loud].every((value) => value === 0)).toBe(
        true,
      );
    }),
    { numRuns: 40 },
  );
});

function fadeAll(by: number, ...all: Float64Array[]): void {
  for (const numbers of all) for (let place = 0; place < numbers.length; place++) numbers[place] *= by;
}
