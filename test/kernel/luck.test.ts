// Keyed luck is the ground that every result stands on: its numbers are frozen, its words are even, neighbours of any
// kind (seeds, replicates, people, ticks, purposes) have nothing to do with each other, and every bit of a subject or
// an occasion reaches every bit of the word.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  below,
  derive,
  firstBelow,
  hashText,
  laneA,
  laneB,
  PURPOSES,
  purposeKey,
  rootKey,
  threshold,
  uniform,
  uniformOf,
  word,
  wordOf,
} from '../../sim/kernel/luck.ts';
import { boardEvenness, correlation, evenness, values } from './measures.ts';

const root = rootKey('123');
const next = rootKey('124');
const N = 1 << 16;

/** Every way in which a draw can have a neighbour: the draw numbered i, and its neighbour's draw. */
const NEIGHBOURS: [string, (i: number) => number, (i: number) => number][] = [
  ['seeds "123" and "124"', (i) => uniform(root, i), (i) => uniform(next, i)],
  ['seeds numbered i and i + 1', (i) => uniform(rootKey(`${i}`), 0), (i) => uniform(rootKey(`${i + 1}`), 0)],
  ['occasions i and i + 1', (i) => uniform(root, i), (i) => uniform(root, i + 1)],
  ['occasions i and i + 256', (i) => uniform(root, i), (i) => uniform(root, i + 256)],
  ['people i and i + 1', (i) => uniform(derive(root, i), 0), (i) => uniform(derive(root, i + 1), 0)],
  ['people i and i + 1024', (i) => uniform(derive(root, i), 7), (i) => uniform(derive(root, i + 1024), 7)],
  ['person i at ticks 5 and 6', (i) => uniform(derive(root, i), 5), (i) => uniform(derive(root, i), 6)],
  ['replicates 0 and 1', (i) => uniform(derive(derive(root, 0), i), 3), (i) => uniform(derive(derive(root, 1), i), 3)],
  [
    'purposes act and hear',
    (i) => uniform(derive(purposeKey(root, 'act'), i), 0),
    (i) => uniform(derive(purposeKey(root, 'hear'), i), 0),
  ],
  [
    'person i + 1 at tick 5 and person i at tick 6',
    (i) => uniform(derive(root, i + 1), 5),
    (i) => uniform(derive(root, i), 6),
  ],
  [
    'people with the ids "p<i>" and "p<i + 1>"',
    (i) => uniform(derive(root, hashText(`p${i}`)), 0),
    (i) => uniform(derive(root, hashText(`p${i + 1}`)), 0),
  ],
  [
    'keys that share lane a',
    (i) => uniform(derive({ a: 5, b: 1 }, i), 0),
    (i) => uniform(derive({ a: 5, b: 2 }, i), 0),
  ],
  [
    'keys that share lane b',
    (i) => uniform(derive({ a: 1, b: 5 }, i), 0),
    (i) => uniform(derive({ a: 2, b: 5 }, i), 0),
  ],
  ['halves of a word', (i) => (word(root, i) >>> 16) / 65536, (i) => (word(root, i) & 0xffff) / 65536],
];

describe('neighbours are independent', () => {
  test.each(NEIGHBOURS)('%s', (_name, first, second) => {
    const a = values(N, first);
    const b = values(N, second);
    expect(Math.abs(correlation(a, b))).toBeLessThan(4);
    expect(Math.abs(boardEvenness(a, b))).toBeLessThan(4);
  });
});

describe('words are even', () => {
  const streams: [string, (i: number) => number][] = [
    ['over occasions', (i) => word(root, i)],
    ['over people', (i) => word(derive(root, i), 0)],
    ['over people with far keys', (i) => word(derive(root, i * 65536), 0)],
    ['over replicates', (i) => word(derive(derive(root, i), 42), 9)],
    ['over seeds', (i) => word(rootKey(`seed ${i}`), 0)],
    ['over texts', (i) => hashText(`person ${i}`)],
  ];
  test.each(streams)('%s: each byte, and the top 12 bits', (_name, draw) => {
    const bytes = [0, 1, 2, 3].map(() => new Uint32Array(256));
    const tops = new Uint32Array(4096);
    for (let i = 0; i < N; i++) {
      const x = draw(i);
      for (let byte = 0; byte < 4; byte++) bytes[byte][(x >>> (8 * byte)) & 255]++;
      tops[x >>> 20]++;
    }
    for (const counts of [...bytes, tops]) expect(Math.abs(evenness(counts))).toBeLessThan(4);
  });

  test('both ends of the 53 bits of a uniform', () => {
    const low = new Uint32Array(256);
    for (let i = 0; i < N; i++) low[(uniform(root, i) * 2 ** 53) % 256]++;
    expect(Math.abs(evenness(low))).toBeLessThan(4);
  });
});

test('every bit of subject and occasion flips every bit of the word half of the time', () => {
  const tries = 4096;
  // The worst of 1,024 pairs of bits, of a fair coin, lies within 4.5 standard deviations.
  const bound = (4.5 * Math.sqrt(tries)) / 2;
  const rules: ((x: number) => number)[] = [
    (x) => word(root, x),
    (x) => word(derive(root, x), 0),
    (x) => word(derive(derive(root, x), 1), 2),
  ];
  for (const rule of rules) {
    for (let input = 0; input < 32; input++) {
      const flips = new Float64Array(32);
      for (let i = 0; i < tries; i++) {
        const x = word(derive(root, 99), i) | 0;
        const changed = rule(x) ^ rule(x ^ (1 << input));
        for (let bit = 0; bit < 32; bit++) flips[bit] += (changed >>> bit) & 1;
      }
      for (const count of flips) expect(Math.abs(count - tries / 2)).toBeLessThan(bound);
    }
  }
});

test('the lanes are bijections, so subjects never share a key', () => {
  const seen = new Set<number>();
  for (let i = 0; i < N; i++) seen.add(laneA(root.a, i * 40503));
  expect(seen.size).toBe(N);
  seen.clear();
  for (let i = 0; i < N; i++) seen.add(laneB(root.b, i * 40503));
  expect(seen.size).toBe(N);
});

test('seeds, purposes and short ids have keys of their own', () => {
  const text = (key: { a: number; b: number }) => `${key.a} ${key.b}`;
  const seeds = new Set(Array.from({ length: 20000 }, (_, i) => text(rootKey(`${i}`))));
  expect(seeds.size).toBe(20000);
  expect(new Set(PURPOSES.map((purpose) => text(purposeKey(root, purpose)))).size).toBe(PURPOSES.length);
  // 46,656 ids of three letters; by the law of birthdays a fair 32-bit hash has 0.25 collisions.
  const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
  const ids = new Set(letters.flatMap((x) => letters.flatMap((y) => letters.map((z) => hashText(x + y + z)))));
  expect(ids.size).toBeGreaterThanOrEqual(36 ** 3 - 2);
});

test('draws stay in their range; the bare forms agree with the keyed ones', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, occasion, count) => {
      const key = derive(rootKey(seed), occasion);
      const u = uniform(key, occasion);
      expect(u >= 0 && u < 1).toBe(true);
      expect(uniformOf(key.a, key.b, occasion)).toBe(u);
      expect(wordOf(key.a, key.b, occasion)).toBe(word(key, occasion));
      const drawn = below(key, occasion, count);
      expect(Number.isInteger(drawn) && drawn >= 0 && drawn < count).toBe(true);
    }),
  );
  expect([-1, 0, 0.5, 1, 2].map(threshold)).toEqual([0, 0, 2 ** 31, 2 ** 32, 2 ** 32]);
});

test('the numbers are frozen', () => {
  const person = derive(derive(purposeKey(root, 'act'), 7), 1000);
  expect({
    root,
    empty: rootKey(''),
    act: purposeKey(root, 'act'),
    person,
    words: [0, 1, 2, -1, 2 ** 31].map((occasion) => word(person, occasion)),
    uniforms: [0, 1, 1000].map((occasion) => uniform(person, occasion)),
    texts: ['', 'a', 'b', 'person 17', 'Zoë'].map(hashText),
    below: [0, 1, 2, 3].map((occasion) => below(person, occasion, 1000)),
  }).toMatchInlineSnapshot(`
    {
      "act": {
        "a": 12866706,
        "b": 2095009538,
      },
      "below": [
        384,
        218,
        867,
        219,
      ],
      "empty": {
        "a": -860539907,
        "b": -1430028586,
      },
      "person": {
        "a": 1801941784,
        "b": -1716530897,
      },
      "root": {
        "a": 666282250,
        "b": -1627076305,
      },
      "texts": [
        1286879212,
        4219099717,
        1291500961,
        509489349,
        3351655610,
      ],
      "uniforms": [
        0.38428346052251816,
        0.21842292976991307,
        0.6890288213448492,
      ],
      "words": [
        1650484869,
        4206104784,
        938119328,
        321948422,
        2713990483,
      ],
    }
  `);
});

test('the first occasion below a chance is the one that a look at each finds', () => {
  const chance = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 2 ** -27, 0.01));
  fc.assert(
    fc.property(chance, fc.nat(), fc.nat(30), fc.nat(60), fc.boolean(), (some, seed, from, more, exactly) => {
      const key = rootKey(`${seed}`);
      const end = from + more;
      // At a uniform itself, and a hair above it, only the second word tells.
      const at = uniform(key, from + 1);
      const sought = exactly ? at + (seed % 2) * 2 ** -53 : some;
      const meant = Array.from({ length: more }, (_, i) => from + i).find((i) => uniform(key, i) < sought) ?? end;
      expect(firstBelow(key, sought, from, end)).toBe(meant);
    }),
  );
});
