// The quick ways of reading large lists of ties, beside slow and plain ones: whatever is in a file, people, names, luck and
// ties are the same.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kernelMemory } from '../../sim/kernel/arena.ts';
import { hashText } from '../../sim/kernel/luck.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { Roster } from '../../sim/market/files/roster.ts';
import { compareIds, copyIds, luckKeys, makeIds, numberIds } from '../../sim/market/ids.ts';
import { WordSet } from '../../sim/market/number-set.ts';
import { tieRows } from '../../sim/market/rows.ts';
import { tidyTies } from '../../sim/market/tidy.ts';
import { namesOf, readFiles } from './files.ts';
import { listed } from './helpers.ts';

const person = fc.oneof(fc.nat(9), fc.nat(60), fc.constantFrom(100, 99_999_999));
const pair = fc.tuple(person, person);
/** Lists in which nearly all are told from the lower end, or nearly all from the higher, and any others. */
const pairs = fc
  .tuple(fc.array(pair, { minLength: 1, maxLength: 60 }), fc.constantFrom(1, -1, 0))
  .map(([list, way]) =>
    list.map(([a, b]) => (way === 0 ? [a, b] : [way * Math.min(way * a, way * b), way * Math.max(way * a, way * b)])),
  );
const linesOf = (list: readonly number[][], quote = '') => list.map(([a, b]) => `${quote}${a}${quote},${b}\n`).join('');

it('lines of two numbers are read as the careful way reads them', () => {
  fc.assert(
    fc.property(pairs, fc.boolean(), fc.nat(60), (list, directed, word) => {
      const read = (text: string) => {
        try {
          return readFiles({ ties: 't', directed }, { t: text });
        } catch (refusal) {
          return String(refusal);
        }
      };
      // Quotes make every line one for the careful way; a word in the middle, both ways in turn.
      const worded = (quote: string) =>
        `${linesOf(list.slice(0, word), quote)}ann,007\n${linesOf(list.slice(word), quote)}`;
      for (const make of [(quote: string) => linesOf(list, quote), worded]) {
        const [quick, careful] = [read(make('')), read(make('"'))];
        expect(quick).toEqual(careful);
        if (typeof quick !== 'string' && typeof careful !== 'string') expect(namesOf(quick)).toEqual(namesOf(careful));
      }
    }),
    { seed: 11, numRuns: 300 },
  );
});

it('files large enough for the kernel are read as the careful way reads them, odd lines between plain ones too', () => {
  const numbers = [0, 5, 42, 999, 1000, 12_345, 99_999, 123_456];
  const odd = ['007,5', '1234567890,3', '123456789,3', '12345678,3', '4,0004', 'ann,3', '3,ann', '5,6,', '5,6\r'];
  for (const [seed, name] of [1, 2, 3].entries()) {
    let state = Math.imul(name, 0x9e3779b1);
    const next = (below: number) => ((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 8) % below;
    const lines = Array.from({ length: 20_000 }, () => {
      if (seed > 0 && next(seed === 1 ? 700 : 5) === 0) return odd[next(odd.length)];
      const [from, to] = [0, 0].map(() => (next(3) === 0 ? numbers[next(numbers.length)] : next(3000)));
      return `${from},${to}`;
    });
    const plain = `${lines.join('\n')}\n`;
    expect(plain.length).toBeGreaterThan(100_000);
    const quoted = plain.replace(/^([^,\n]*),/gm, '"$1",');
    const [quick, careful] = [plain, quoted].map((text) => readFiles({ ties: 't', directed: false }, { t: text }));
    expect(namesOf(quick)).toEqual(namesOf(careful));
    for (const end of ['from', 'to'] as const) {
      expect(Buffer.from(quick[end].slice(0, quick.length))).toEqual(
        Buffer.from(careful[end].slice(0, careful.length)),
      );
    }
    expect([quick.length, quick.people, quick.warnings]).toEqual([careful.length, careful.people, careful.warnings]);
    expect(luckKeys(quick.ids!, privateMemory)).toEqual(luckKeys(careful.ids!, privateMemory, hashText));
  }
});

it('people of a list are numbered alike, in a memory of the kernel, in part of it and elsewhere', () => {
  const [kernel, own] = [kernelMemory(privateMemory), privateMemory];
  for (const [one, other] of [
    [kernel, kernel],
    [kernel, own],
    [own, kernel],
    [own, own],
  ]) {
    const [from, to] = [one.u32(8), other.u32(8)];
    from.set([3, 9, 3]);
    to.set([12, 3, 40]);
    const roster = new Roster(1000);
    roster.number({ from, to, length: 3, weights: null }, 0);
    expect([roster.count, [...from.subarray(0, 3)], [...to.subarray(0, 3)]]).toEqual([4, [0, 1, 0], [2, 0, 3]]);
  }
});

it('luck keys of many people are hashes of their names, by the kernel too, and no two are the same', () => {
  const names = Array.from({ length: 400_000 }, (_, i) => String(i)).concat(['a\u00e9', 'b', 'zoe']);
  const ids = makeIds(names, privateMemory);
  const keys = luckKeys(ids, privateMemory);
  expect(new Set(keys).size).toBe(names.length);
  const slow = luckKeys(ids, privateMemory, hashText);
  expect(keys.every((key, person) => key === slow[person])).toBe(true);
  const first = keys.filter((key, person) => key !== hashText(names[person]));
  expect(first.length).toBeGreaterThan(0);
});

it('luck keys of names that begin alike are hashes of each', () => {
  const stems = ['', 'a', 'ab', 'the same eight', 'the same eight bytes', 'not é', 'été'];
  const every = stems.flatMap((stem) =>
    Array.from({ length: 2500 }, (_, i) => stem + String.fromCharCode(32 + (i % 90)) + i),
  );
  const names = [...new Set(['', ...every])].sort(compareIds);
  const ids = makeIds(names, privateMemory);
  const slow = luckKeys(ids, privateMemory, hashText);
  const there = copyIds(ids, kernelMemory(privateMemory));
  for (const known of [ids, there]) expect(Buffer.from(luckKeys(known, privateMemory))).toEqual(Buffer.from(slow));
});

it('a list is tidied as a plain map of ties would do it, and its rows are those of the list', () => {
  fc.assert(
    fc.property(pairs, fc.boolean(), fc.nat(), (list, weighted, odd) => {
      const people = 61;
      const from = Uint32Array.from(list, ([a]) => a % people);
      const to = Uint32Array.from(list, ([, b]) => b % people);
      const weights = weighted ? Float64Array.from(list, (_, t) => 1 + ((t * odd) % 3)) : null;
      const plain = plainTidy(from, to, weights);
      const made = tidyTies(people, { from, to, length: list.length, weights }, false);
      const tidied = listed(made);
      const { length, selfTies, repeats, bothEnds } = tidied;
      expect({ selfTies, repeats, bothEnds }).toEqual(plain.dropped);
      const ties = Array.from({ length }, (_, t) => [tidied.from[t], tidied.to[t], tidied.weights?.[t] ?? 1]);
      expect(ties).toEqual(plain.ties);
      if ('rows' in made) expect(made.rows).toEqual(tieRows(people, tidied, true, privateMemory));
    }),
    { seed: 12, numRuns: 300 },
  );
});

/** Each mutual tie once, with its greatest weight, in order; and how much was dropped. */
function plainTidy(from: Uint32Array, to: Uint32Array, weights: Float64Array | null) {
  const told = new Map<string, number>();
  const ties = new Map<string, [number, number, number]>();
  const dropped = { selfTies: 0, repeats: 0, bothEnds: 0 };
  from.forEach((a, t) => {
    const b = to[t];
    if (a === b) {
      dropped.selfTies++;
      return;
    }
    const times = told.get(`${a} ${b}`) ?? 0;
    told.set(`${a} ${b}`, times + 1);
    if (times > 0) dropped.repeats++;
    else if (told.has(`${b} ${a}`)) dropped.bothEnds++;
    const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
    const weight = Math.max(ties.get(key)?.[2] ?? 0, weights?.[t] ?? 1);
    ties.set(key, [Math.min(a, b), Math.max(a, b), weight]);
  });
  return { dropped, ties: [...ties.values()].sort((x, y) => x[0] - y[0] || x[1] - y[1]) };
}

it('names that are numbers are made without texts', () => {
  const lists = fc.uniqueArray(fc.oneof(fc.nat(200), fc.nat(2 ** 31 - 1)), { maxLength: 50 });
  fc.assert(
    fc.property(
      lists.map((list) => list.sort((a, b) => a - b)),
      (list) => {
        const slow = makeIds(list.map(String), privateMemory);
        for (const memory of [privateMemory, kernelMemory(privateMemory)]) {
          const values = memory.u32(list.length);
          values.set(list);
          const { bytes, offsets } = numberIds(values, memory);
          expect([[...bytes], [...offsets]]).toEqual([[...slow.bytes], [...slow.offsets]]);
        }
      },
    ),
    { seed: 13 },
  );
});

it('luck is the hash of a name as text, whatever is in it', () => {
  const names = ['0', '17', '99999999', 'Zoë', 'ann', 'é', '😀'];
  expect([...luckKeys(makeIds(names, privateMemory), privateMemory)]).toEqual(names.map(hashText));
});

it('a set of words is a set', () => {
  const word = fc.oneof(fc.nat(20), fc.constantFrom(0, 16, 32, 2 ** 32 - 1), fc.nat(2 ** 32 - 1));
  fc.assert(
    fc.property(fc.array(word, { maxLength: 200 }), (words) => {
      const [set, known] = [new WordSet(words.length), new Set<number>()];
      for (const one of words) {
        expect(set.add(one)).toBe(!known.has(one));
        known.add(one);
      }
    }),
    { seed: 14 },
  );
});
