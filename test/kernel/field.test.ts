// The exponential field must have exactly the law of separate draws: every mark Exp(1), the least of a block its true
// least, and nobody's mark telling anything of another's, nor of the next occasion's.

import { describe, expect, test } from 'vitest';
import { BLOCK, ExpField } from '../../sim/kernel/field.ts';
import { hashText, rootKey } from '../../sim/kernel/luck.ts';
import { boardEvenness, correlation, distance, evenness, values } from './measures.ts';

const PEOPLE = 1000;
const key = rootKey('field');
const ids = Uint32Array.from({ length: PEOPLE }, (_, i) => hashText(`person ${i}`));
const cdf = (x: number) => 1 - Math.exp(-x);

const FIELDS: [string, ExpField][] = [
  ['people by number', new ExpField(key, PEOPLE, null)],
  ['people by id', new ExpField(key, PEOPLE, ids)],
];

describe.each(FIELDS)('%s', (_name, field) => {
  test('the least mark of a block is the least of its members, and its holder holds it', () => {
    expect(field.blocks).toBe(4);
    expect([0, 1, 2, 3].map((block) => field.size(block))).toEqual([BLOCK, BLOCK, BLOCK, PEOPLE - 3 * BLOCK]);
    for (let occasion = 0; occasion < 20; occasion++) {
      for (let block = 0; block < field.blocks; block++) {
        let least = Infinity;
        let holder = -1;
        for (let person = block * BLOCK; person < block * BLOCK + field.size(block); person++) {
          const mark = field.mark(person, occasion);
          expect(field.markWithin(person, occasion, field.least(block, occasion), field.holder(block, occasion))).toBe(
            mark,
          );
          if (mark < least) {
            least = mark;
            holder = person;
          }
        }
        expect(field.least(block, occasion)).toBe(least);
        expect(field.holder(block, occasion)).toBe(holder);
      }
    }
  });

  test('marks are Exp(1): over people, over occasions, in the last block', () => {
    expect(
      distance(
        values(60000, (i) => field.mark(i % PEOPLE, Math.floor(i / PEOPLE))),
        cdf,
      ),
    ).toBeLessThan(2.2);
    for (const person of [0, 255, 256, 999]) {
      expect(
        distance(
          values(20000, (i) => field.mark(person, i)),
          cdf,
        ),
      ).toBeLessThan(2.2);
    }
  });

  test('least marks are Exp(size), holders are even', () => {
    for (const block of [0, 3]) {
      const size = field.size(block);
      expect(
        distance(
          values(20000, (i) => field.least(block, i) * size),
          cdf,
        ),
      ).toBeLessThan(2.2);
      const held = new Uint32Array(size);
      for (let i = 0; i < 40000; i++) held[field.holder(block, i) - block * BLOCK]++;
      expect(Math.abs(evenness(held))).toBeLessThan(4);
    }
  });

  const pairs: [string, (i: number) => number, (i: number) => number][] = [
    ['neighbours in a block', (i) => field.mark(10, i), (i) => field.mark(11, i)],
    ['across a border of blocks', (i) => field.mark(255, i), (i) => field.mark(256, i)],
    ['in the last block', (i) => field.mark(998, i), (i) => field.mark(999, i)],
    ['one person, next occasion', (i) => field.mark(500, i), (i) => field.mark(500, i + 1)],
    [
      'everybody, next occasion',
      (i) => field.mark(i % PEOPLE, i / PEOPLE),
      (i) => field.mark(i % PEOPLE, i / PEOPLE + 1),
    ],
    ['everybody and the next', (i) => field.mark(i % 999, i / 999), (i) => field.mark((i % 999) + 1, i / 999)],
    [
      'least and its holder',
      (i) => field.least(1, i) * BLOCK,
      (i) => -Math.log(((field.holder(1, i) % BLOCK) + 0.5) / BLOCK),
    ],
    ['leasts of neighbouring blocks', (i) => field.least(1, i) * BLOCK, (i) => field.least(2, i) * BLOCK],
  ];
  test.each(pairs)('independent: %s', (_pair, first, second) => {
    const a = values(50000, (i) => cdf(first(i)));
    const b = values(50000, (i) => cdf(second(i)));
    expect(Math.abs(correlation(a, b))).toBeLessThan(4);
    expect(Math.abs(boardEvenness(a, b))).toBeLessThan(4);
  });
});

test('how many marks of a block lie below a pressure is binomial', () => {
  // Where members were tied to the least mark, the variance would show it.
  const field = FIELDS[0][1];
  const chance = cdf(0.01);
  const rounds = 4000;
  let sum = 0;
  let squares = 0;
  for (let occasion = 0; occasion < rounds; occasion++) {
    let below = 0;
    for (let person = 0; person < BLOCK; person++) below += field.mark(person, occasion) < 0.01 ? 1 : 0;
    sum += below;
    squares += (below - BLOCK * chance) ** 2;
  }
  const variance = BLOCK * chance * (1 - chance);
  // Four standard errors of the mean and of the variance (kurtosis of so rare a count: 3 + 1 / variance).
  expect(Math.abs(sum / rounds - BLOCK * chance)).toBeLessThan(4 * Math.sqrt(variance / rounds));
  expect(Math.abs(squares / rounds / variance - 1)).toBeLessThan(4 * Math.sqrt((2 + 1 / variance) / rounds));
});

test('another market size changes only the last block', () => {
  const small = new ExpField(key, 600, null);
  const large = new ExpField(key, 900, null);
  for (let person = 0; person < 512; person++) expect(small.mark(person, 3)).toBe(large.mark(person, 3));
  expect(small.mark(599, 3)).not.toBe(large.mark(599, 3));
});

test('the numbers are frozen', () => {
  const read = (field: ExpField) => [
    field.least(0, 0),
    field.holder(0, 0),
    field.least(3, 12),
    field.holder(3, 12),
    ...[0, 255, 256, 999].map((person) => field.mark(person, 5)),
  ];
  expect(FIELDS.map(([, field]) => read(field))).toMatchInlineSnapshot(`
    [
      [
        0.000055584286332096435,
        241,
        0.009430016285843354,
        823,
        0.24368204353829145,
        0.18414796506215197,
        0.9561296203281547,
        0.5243187168825202,
      ],
      [
        0.000055584286332096435,
        241,
        0.009430016285843354,
        823,
        0.7038461509001386,
        0.47419785244255086,
        0.6168428260247302,
        0.12546805698528046,
      ],
    ]
  `);
});
