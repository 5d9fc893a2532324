// The talk loop against its definition, tie by tie: who hears of whom does not depend on how the work is cut, on who else
// speaks, or on who draws.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arenaOf, kernelMemory } from '../../sim/kernel/arena.ts';
import { derive, rootKey } from '../../sim/kernel/luck.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import type { Chance, Telling } from '../../sim/kernel/talk.ts';
import { everyTie, lastBelow, talkLoop } from '../../sim/kernel/talk.ts';
import { BlockDigits } from '../../sim/kernel/tries.ts';

const key = rootKey('talk');
/** Rows of the lengths that matter: none, few, a block, more, and more than a piece of work holds. */
const LENGTHS = [0, 1, 31, 32, 33, 64, 100, 0, 5000, 3, 7, 0];
const offsets = new Uint32Array(LENGTHS.length + 1);
LENGTHS.forEach((length, person) => {
  offsets[person + 1] = offsets[person] + length;
});
const all = offsets[LENGTHS.length];
const targets = Uint32Array.from({ length: all }, (_, tie) => (tie * 7) % 40);
const rows = { offsets, targets };
const keys = Uint32Array.from(LENGTHS, (_, person) => 1000 - person);
const there = kernelMemory(privateMemory);

function copy<Column extends Uint32Array | Float64Array>(column: Column): Column {
  const copied = column instanceof Uint32Array ? there.u32(column.length) : there.f64(column.length);
  copied.set(column);
  return copied as Column;
}

/** The same, all of it in a memory of the kernel. */
const inKernel = ({ rows, keys, chance, ...rest }: Telling): Telling => ({
  ...rest,
  rows: { offsets: copy(rows.offsets), targets: copy(rows.targets) },
  keys: keys && copy(keys),
  chance:
    typeof chance === 'object' && chance !== null
      ? { ...chance, lasts: copy(chance.lasts), weights: chance.weights && copy(chance.weights) }
      : chance,
});

type Heard = [teller: number, hearer: number, tie: number];

/** What is heard by the twin in TypeScript, and by the kernel. */
const both = (telling: Telling, speakers: readonly number[]): Heard[][] =>
  [telling, inKernel(telling)].map((one) => ran(one, speakers));

function ran(telling: Telling, speakers: readonly number[]): Heard[] {
  const heard: Heard[] = [];
  const loop = talkLoop(telling);
  loop.run(Uint32Array.from([9, ...speakers]), 1, speakers.length + 1, { ...telling, named: true }, (living) => {
    for (let i = 0; i < living; i++) heard.push([speakers[loop.tellers[i] - 1], loop.hearers[i], loop.ties[i]]);
  });
  return heard;
}

/** Each tie of each speaker in turn, with the uniform that belongs to it. */
function defined(telling: Telling, speakers: readonly number[], lastOf: (tie: number) => number): Heard[] {
  const digits = new BlockDigits();
  return speakers.flatMap((speaker) =>
    Array.from({ length: LENGTHS[speaker] }, (_, place) => {
      const tie = offsets[speaker] + place;
      const { a, b } = derive(telling.key, telling.keys === null ? speaker : telling.keys[speaker]);
      digits.open(a, b, Math.floor(place / 32));
      return digits.uniform(place % 32) <= lastOf(tie) ? [[speaker, targets[tie], tie] as Heard] : [];
    }).flat(),
  );
}

const speakers = fc.shuffledSubarray(LENGTHS.map((_, person) => person));
const tellingOf = (chance: Chance, named: Uint32Array | null): Telling => ({
  rows,
  keys: named,
  key,
  chance,
  named: true,
});

describe('who hears', () => {
  test('one chance for all ties, people keyed by number or by name', () => {
    fc.assert(
      fc.property(speakers, fc.double({ min: 1e-6, max: 1, noNaN: true }), fc.boolean(), (of, chance, byName) => {
        const telling = tellingOf(lastBelow(chance), byName ? keys : null);
        const expected = defined(telling, of, () => lastBelow(chance));
        expect(both(telling, of)).toEqual([expected, expected]);
      }),
      { numRuns: 60 },
    );
  });

  test('a chance by hearer or by tie; ties of weight 0 never live', () => {
    const byHearer = Uint32Array.from({ length: 40 }, (_, hearer) => lastBelow(1 / (1 + hearer)));
    const byTie = Uint32Array.from({ length: all }, (_, tie) => lastBelow((tie % 11) / 10));
    const weights = Float64Array.from({ length: all }, (_, tie) => tie % 11);
    fc.assert(
      fc.property(speakers, (of) => {
        const hearer = tellingOf({ by: 'hearer', lasts: byHearer, weights: null }, null);
        const tie = tellingOf({ by: 'tie', lasts: byTie, weights }, null);
        const ofHearers = defined(hearer, of, (t) => byHearer[targets[t]]);
        const ofTies = defined(tie, of, (t) => (weights[t] === 0 ? -1 : byTie[t]));
        expect(both(hearer, of)).toEqual([ofHearers, ofHearers]);
        expect(both(tie, of)).toEqual([ofTies, ofTies]);
      }),
      { numRuns: 40 },
    );
  });

  test('every tie, where nothing is drawn', () => {
    fc.assert(
      fc.property(speakers, (of) => {
        const expected = defined(everyTie(rows), of, () => 0xffffffff);
        expect(both(everyTie(rows), of)).toEqual([expected, expected]);
      }),
      { numRuns: 20 },
    );
  });
});

test('whose arrays do not all lie in one memory is told by the twin', () => {
  const telling = inKernel(tellingOf(lastBelow(0.5), keys));
  expect(arenaOf(talkLoop(telling).hearers)).toBeDefined();
  for (const mixed of [{ ...telling, keys }, { ...telling, rows: { ...telling.rows, offsets } }, everyTie(rows)]) {
    expect(arenaOf(talkLoop(mixed).hearers)).toBeUndefined();
  }
});

test('more speakers than are handed over at a time, with rows of all lengths', () => {
  const people = 10_000;
  const starts = new Uint32Array(people + 1);
  for (let i = 0; i < people; i++) starts[i + 1] = starts[i] + (i < 20 ? 3000 : i % 7);
  const heardBy = Uint32Array.from({ length: starts[people] }, (_, tie) => (Math.imul(tie, 40_503) >>> 0) % people);
  const telling = { ...tellingOf(lastBelow(0.3), null), rows: { offsets: starts, targets: heardBy } };
  const everybody = Array.from({ length: people }, (_, i) => people - 1 - i);
  const [plain, kernel] = both(telling, everybody);
  expect(plain.length).toBeGreaterThan(20_000);
  expect(kernel).toEqual(plain);
});

test('the largest uniform that succeeds: at least the least there is, at most all', () => {
  expect([lastBelow(1), lastBelow(0.5), lastBelow(1e-300)]).toEqual([0xffffffff, 0x7fffffff, 0]);
});
