// The ordered field must have exactly the law of separate draws: every mark Exp(1), holders even, nobody's mark telling
// anything of another's, nor of the next occasion's; and `below` must show all who lie below, each once, rising.

import { describe, expect, test } from 'vitest';
import { BLOCK } from '../../sim/kernel/field.ts';
import { rootKey } from '../../sim/kernel/luck.ts';
import { OrderedField } from '../../sim/kernel/ordered-field.ts';
import { boardEvenness, correlation, distance, evenness, values } from './measures.ts';

const PEOPLE = 600; // two full blocks and one of 88
const key = rootKey('ordered field');
const field = new OrderedField(key, PEOPLE);
const cdf = (x: number) => 1 - Math.exp(-x);

function visited(block: number, occasion: number, limit: number, of = field): { person: number; mark: number }[] {
  const found: { person: number; mark: number }[] = [];
  of.below(block, occasion, limit, (person, mark) => found.push({ person, mark }));
  return found;
}

/** marks[person][occasion], read block by block. */
const OCCASIONS = 2500;
const marks = Array.from({ length: PEOPLE }, () => new Float64Array(OCCASIONS));
for (let occasion = 0; occasion < OCCASIONS; occasion++) {
  for (let block = 0; block < field.blocks; block++) {
    field.below(block, occasion, Infinity, (person, mark) => {
      marks[person][occasion] = mark;
    });
  }
}
const pool = (people: number, rule: (person: number, occasion: number) => number) =>
  values(people * 100, (i) => rule(i % people, Math.floor(i / people)));

describe('who lies below', () => {
  test('everybody of a block, once, by rising mark; fewer in the last block', () => {
    expect(field.blocks).toBe(3);
    for (const [block, size] of [BLOCK, BLOCK, PEOPLE - 2 * BLOCK].entries()) {
      for (let occasion = 0; occasion < 20; occasion++) {
        const all = visited(block, occasion, Infinity);
        expect(all.map(({ person }) => person).sort((a, b) => a - b)).toEqual(
          Array.from({ length: size }, (_, place) => block * BLOCK + place),
        );
        for (let i = 1; i < size; i++) expect(all[i].mark).toBeGreaterThan(all[i - 1].mark);
        for (const { person, mark } of [all[0], all[7], all[size - 1]]) {
          expect(field.mark(person, occasion)).toBe(mark);
        }
      }
    }
  });

  test('a limit cuts the list and changes nothing else, also where it equals a mark', () => {
    for (let occasion = 0; occasion < 50; occasion++) {
      const all = visited(occasion % 3, occasion, Infinity);
      for (const limit of [-1, 0, 1e-3, 0.1, 1, 4, all[9].mark]) {
        expect(visited(occasion % 3, occasion, limit)).toEqual(all.filter(({ mark }) => mark < limit));
      }
    }
  });

  test('another market size changes only the last block', () => {
    const larger = new OrderedField(key, 700);
    for (const block of [0, 1]) expect(visited(block, 3, Infinity, larger)).toEqual(visited(block, 3, Infinity));
    expect(visited(2, 3, 1, larger)).not.toEqual(visited(2, 3, 1));
  });
});

describe('the law of marks', () => {
  test('Exp(1): over people, for single people, in the last block', () => {
    expect(
      distance(
        pool(PEOPLE, (i, t) => marks[i][t]),
        cdf,
      ),
    ).toBeLessThan(2.2);
    for (const person of [0, 17, 255, 256, 511, 512, 599]) expect(distance(marks[person], cdf)).toBeLessThan(2.2);
  });

  test('the k-th holder of a block is anybody', () => {
    const held = new Map([0, 1, 40].map((k) => [k, new Uint32Array(88)]));
    for (let occasion = 0; occasion < 5000; occasion++) {
      visited(2, occasion, Infinity).forEach(({ person }, k) => {
        const counts = held.get(k);
        if (counts !== undefined) counts[person - 512]++;
      });
    }
    for (const counts of held.values()) expect(Math.abs(evenness(counts))).toBeLessThan(4);
  });

  test('how many of a block lie below a pressure is binomial', () => {
    for (const limit of [0.01, 0.7]) {
      const chance = cdf(limit);
      const variance = BLOCK * chance * (1 - chance);
      const counts = values(OCCASIONS, (t) => visited(1, t, limit).length - BLOCK * chance);
      const mean = counts.reduce((sum, c) => sum + c, 0) / OCCASIONS;
      const spread = counts.reduce((sum, c) => sum + c * c, 0) / OCCASIONS;
      expect(Math.abs(mean)).toBeLessThan(4 * Math.sqrt(variance / OCCASIONS));
      // Kurtosis of a rare count: 3 + 1 / variance.
      expect(Math.abs(spread / variance - 1)).toBeLessThan(4 * Math.sqrt((2 + 1 / variance) / OCCASIONS));
    }
  });
});

type Mark = (i: number, t: number) => number;
const PAIRS: [string, number, Mark, Mark][] = [
  ['neighbours in a block', 1, (_, t) => marks[10][t], (_, t) => marks[11][t]],
  ['across a border of blocks', 1, (_, t) => marks[255][t], (_, t) => marks[256][t]],
  ['the same place of neighbouring blocks', 256, (i, t) => marks[i][t], (i, t) => marks[i + 256][t]],
  ['one person, next occasion', 1, (_, t) => marks[300][t], (_, t) => marks[300][t + 1]],
  ['everybody, next occasion', PEOPLE, (i, t) => marks[i][t], (i, t) => marks[i][t + 1]],
  ['everybody and the next, next occasion', PEOPLE - 1, (i, t) => marks[i][t], (i, t) => marks[i + 1][t + 1]],
  ['in the last block', 87, (i, t) => marks[512 + i][t], (i, t) => marks[513 + i][t]],
];
test.each(PAIRS)('independent: %s', (_pair, people, first, second) => {
  const count = people === 1 ? OCCASIONS - 1 : people * 200;
  const place = (rule: Mark) => values(count, (i) => cdf(rule(i % people, Math.floor(i / people))));
  expect(Math.abs(correlation(place(first), place(second)))).toBeLessThan(4);
  expect(Math.abs(boardEvenness(place(first), place(second)))).toBeLessThan(4);
});

test('the numbers are frozen', () => {
  const heads = [0, 2].map((block) => visited(block, 12, Infinity).slice(0, 3));
  expect([...heads, [0, 255, 256, 599].map((person) => field.mark(person, 5))]).toMatchInlineSnapshot(`
    [
      [
        {
          "mark": 0.0029172486244837892,
          "person": 179,
        },
        {
          "mark": 0.009263946096946578,
          "person": 159,
        },
        {
          "mark": 0.01449242527904326,
          "person": 218,
        },
      ],
      [
        {
          "mark": 0.0040508684480496035,
          "person": 561,
        },
        {
          "mark": 0.006998103632795178,
          "person": 599,
        },
        {
          "mark": 0.013350804164498282,
          "person": 541,
        },
      ],
      [
        0.2982819657321773,
        1.0406634102435488,
        0.2753418568837527,
        2.095538165020051,
      ],
    ]
  `);
});
