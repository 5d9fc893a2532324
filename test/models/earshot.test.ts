// Sums of what people hear: the kernel's are those of its twin to the bit, and both what a plain sum over talkers says.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kernelMemory } from '../../sim/kernel/arena.ts';
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
  /** Numbers too small for all their digits fade by whole steps of the smallest, which no bound can follow. */
  part: fc.double({ min: 0, max: 5, noNaN: true }).map((part) => (part < 1e-200 ? 0 : part)),
  report: fc.double({ min: 0, max: 1, noNaN: true }),
  weight: fc.double({ min: 0, max: 3, noNaN: true }),
  /** Steps after the last one. */
  later: fc.integer({ min: 0, max: 40 }),
});
type Spoken = { hearer: number; kind: number; part: number; report: number; weight: number; later: number };

/** Rows of those to whom people listen: of none to eight others. */
function listening(memory: typeof privateMemory, weighed: boolean): Rows {
  const offsets = memory.u32(PEOPLE + 1);
  for (let person = 0; person < PEOPLE; person++) offsets[person + 1] = offsets[person] + (person % 9);
  const weights = weighed ? memory.f64(offsets[PEOPLE]) : null;
  weights?.set(weights.map((_, tie) => 1 / (1 + (tie % 7))));
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
  const earshot = new Earshot({}, PEOPLE, rows.offsets, { divided, every: 0.7 }, keep);
  const speeches = new Speeches(memory);
  const tell = (one: Spoken, place: number, sign: 1 | -1, step: number) => {
    speeches.count = 0;
    const part = sign * one.part * keep ** (sign < 0 ? 1 : 0);
    speeches.add(0, one.kind, part, one.report, sign, step);
    [hearers[0], tellers[0], ties[0]] = [one.hearer, 0, place];
    earshot.tell({ hearers, tellers, ties } as TalkLoop, 1, speeches, weights);
  };
  let step = 0;
  for (const [place, one] of said.entries()) {
    step += one.later;
    tell(one, place, 1, step);
    if (place % 2 === 1) tell(one, place, -1, ++step);
  }
  const most = Array.from({ length: Math.ceil(PEOPLE / 32) }, (_, group) => earshot.most(group, step));
  return { earshot, step, sums: [...earshot.rows], most, loud: [...earshot.loudBlocks()] };
}

const some = fc.array(spoken, { minLength: 1, maxLength: 80 });

test('kernel and twin', () => {
  fc.assert(
    fc.property(some, fc.boolean(), fc.constantFrom(1, 0.9, 0.3), fc.boolean(), (said, weighed, keep, shared) => {
      const [plain, kernel] = [privateMemory, kernelMemory(privateMemory)].map((memory) =>
        heardBy(memory, said, weighed, keep, shared),
      );
      for (const of of ['sums', 'most', 'loud'] as const) expect(kernel[of]).toEqual(plain[of]);
    }),
    { numRuns: 150 },
  );
});

test('speeches of which a part found no room in the memory are added by the twin', () => {
  const sums = (['speakers', 'kinds', 'parts', 'reports', 'signs'] as const).map((elsewhere) => {
    const memory = kernelMemory(privateMemory);
    const rows = { offsets: memory.u32(2), targets: memory.u32(1) };
    const loop = talkLoop(everyTie(rows));
    const earshot = new Earshot({}, PEOPLE, rows.offsets, { divided: undefined, every: 0.7 }, 0.9);
    const speeches = new Speeches(memory);
    speeches.add(0, 1, 2, 0.5, 1, 3);
    Object.assign(speeches, { [elsewhere]: speeches[elsewhere].slice() });
    [loop.hearers[0], loop.tellers[0], loop.ties[0]] = [7, 0, 0];
    earshot.tell(loop, 1, speeches, null);
    return [...earshot.rows.subarray(7 * 8, 7 * 8 + 7)];
  });
  for (const sum of sums) expect(sum).toEqual([0, 2, 0, 0, 1, 0, 0.7]);
});

test('a sum is that of what every talker within earshot says, faded; the bound of a group is above its members', () => {
  fc.assert(
    fc.property(some, (said) => {
      const keep = 0.8;
      const { earshot, step, most } = heardBy(kernelMemory(privateMemory), said, false, keep, true);
      const expected = new Float64Array(3 * PEOPLE);
      let now = 0;
      for (const [place, { hearer, kind, part, later }] of said.entries()) {
        now += later;
        if (place % 2 === 1) now++;
        else expected[3 * hearer + kind] += part * keep ** (step - now);
      }
      for (let person = 0; person < PEOPLE; person++) {
        const left = earshot.left(person, step);
        const heard = [0, 1, 2].map((kind) => earshot.rows[person * 8 + kind] * left);
        for (const kind of [0, 1, 2]) expect(heard[kind]).toBeCloseTo(expected[3 * person + kind], 8);
        const loudness = (heard[0] + heard[1] + heard[2]) * earshot.share(person);
        expect(most[person >>> 5]).toBeGreaterThanOrEqual(loudness);
      }
      earshot.end();
      expect([...earshot.rows].every((value) => value === 0)).toBe(true);
    }),
    { numRuns: 40 },
  );
});
