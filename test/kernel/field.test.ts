// The exponential field must have exactly the law of separate draws: every mark Exp(1), the least of a block held by
// anybody, nobody's mark telling anything of another's, nor of the next occasion's. And all ways to ask must agree.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kernelMemory } from '../../sim/kernel/arena.ts';
import { BLOCK, ExpField, GROUP } from '../../sim/kernel/field.ts';
import { rootKey } from '../../sim/kernel/luck.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { boardEvenness, correlation, distance, evenness, values } from './measures.ts';

const PEOPLE = 600; // two full blocks and one of 88
const OCCASIONS = 2500;
const key = rootKey('field');
const field = new ExpField(key, PEOPLE);
const cdf = (x: number) => 1 - Math.exp(-x);

interface Found {
  readonly person: number;
  readonly mark: number;
}

function below(block: number, occasion: number, limit: number, of = field): Found[] {
  const found: Found[] = [];
  of.below(block, occasion, limit, (person, mark) => found.push({ person, mark }));
  return found;
}

/** marks[person][occasion] */
const marks = Array.from({ length: PEOPLE }, () => new Float64Array(OCCASIONS));
for (let occasion = 0; occasion < OCCASIONS; occasion++) {
  for (let block = 0; block < field.blocks; block++) {
    for (const { person, mark } of below(block, occasion, Infinity)) marks[person][occasion] = mark;
  }
}
const membersOf = (block: number) => marks.slice(block * BLOCK, (block + 1) * BLOCK);

describe('all ways to ask agree', () => {
  test('everybody of a block, once, by rising number; fewer in the last block; in markets of any size', () => {
    expect(field.blocks).toBe(3);
    for (const people of [1, 2, 3, 88, 255, 256, 257, 600]) {
      const each = new ExpField(key, people);
      for (let occasion = 0; occasion < 5; occasion++) {
        const all = Array.from({ length: each.blocks }, (_, block) => below(block, occasion, Infinity, each)).flat();
        expect(all.map(({ person }) => person)).toEqual(Array.from({ length: people }, (_, person) => person));
        for (const { person, mark } of all) expect(each.mark(person, occasion)).toBe(mark);
      }
    }
  });

  test('a limit cuts the list and changes nothing else, also where it equals a mark', () => {
    for (let occasion = 0; occasion < 50; occasion++) {
      const all = below(occasion % 3, occasion, Infinity);
      for (const limit of [-1, 0, 1e-3, 0.1, 1, 4, all[9].mark]) {
        expect(below(occasion % 3, occasion, limit)).toEqual(all.filter(({ mark }) => mark < limit));
        const { person, mark } = all[occasion];
        expect(field.mark(person, occasion, limit)).toBe(mark < limit ? mark : Infinity);
      }
    }
  });

  test('a block is passed over up to its least mark, and no further', () => {
    const large = new ExpField(key, 40_000 * BLOCK);
    // Least marks near 0 are rounded most: also the least of them all.
    const least = Array.from({ length: large.blocks }, (_, block) => large.least(block, 7));
    const lowest = least.indexOf(Math.min(...least));
    expect(least[lowest]).toBeLessThan(1e-6);
    for (const block of [lowest, ...Array(2000).keys()]) {
      const mark = least[block];
      expect(below(block, 7, mark, large)).toEqual([]);
      expect(below(block, 7, mark * (1 + 2 ** -51), large)).toMatchObject([{ mark }]);
    }
  });

  test('the least mark of a block is the least of its members', () => {
    for (let occasion = 0; occasion < 100; occasion++) {
      for (const block of [0, 1, 2]) {
        expect(field.least(block, occasion)).toBe(Math.min(...membersOf(block).map((own) => own[occasion])));
      }
    }
  });

  test('each 32 people may have a limit of their own', () => {
    const groups = BLOCK / GROUP;
    const limits = fc.array(fc.constantFrom(0, 0.01, 0.3, 2), { minLength: groups, maxLength: groups });
    fc.assert(
      fc.property(limits, fc.nat(2), fc.nat(OCCASIONS - 1), (limits, block, occasion) => {
        const isDue = ({ person, mark }: Found) => mark < limits[Math.floor((person % BLOCK) / GROUP)];
        const found: Found[] = [];
        field.limits.set(limits);
        field.belowLimits(block, occasion, (person, mark) => found.push({ person, mark }));
        const all = below(block, occasion, Infinity);
        // All who lie below their limit, and perhaps some who share a last branch with them; each with their own mark.
        expect(found.filter(isDue)).toEqual(all.filter(isDue));
        for (const one of found) expect(all).toContainEqual(one);
      }),
    );
  });

  test('another market size changes only the last block', () => {
    const larger = new ExpField(key, 700);
    for (const block of [0, 1]) expect(below(block, 3, Infinity, larger)).toEqual(below(block, 3, Infinity));
    expect(larger.mark(599, 3)).not.toBe(field.mark(599, 3));
  });
});

describe('the law of marks', () => {
  test('Exp(1): over people, for single people, in the last block', () => {
    const pooled = values(PEOPLE * 100, (i) => marks[i % PEOPLE][Math.floor(i / PEOPLE)]);
    expect(distance(pooled, cdf)).toBeLessThan(2.2);
    for (const person of [0, 17, 127, 128, 255, 256, 511, 512, 599]) {
      expect(distance(marks[person], cdf)).toBeLessThan(2.2);
    }
  });

  test('the least of a block is Exp(size), and anybody may hold it', () => {
    for (const [block, size] of [BLOCK, BLOCK, 88].entries()) {
      const least = values(20_000, (occasion) => field.least(block, occasion) * size);
      expect(distance(least, cdf)).toBeLessThan(2.2);
      const held = new Uint32Array(size);
      for (let occasion = 0; occasion < OCCASIONS; occasion++) {
        const lowest = field.least(block, occasion);
        held[membersOf(block).findIndex((own) => own[occasion] === lowest)]++;
      }
      expect(Math.abs(evenness(held))).toBeLessThan(4);
    }
  });

  test('how many of a block lie below a pressure is binomial', () => {
    for (const limit of [0.01, 0.7]) {
      const chance = cdf(limit);
      const variance = BLOCK * chance * (1 - chance);
      const counts = values(OCCASIONS, (t) => below(1, t, limit).length - BLOCK * chance);
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
  ['neighbours of one branch', 1, (_, t) => marks[10][t], (_, t) => marks[11][t]],
  ['neighbours across the first branch', 1, (_, t) => marks[127][t], (_, t) => marks[128][t]],
  ['across a border of blocks', 1, (_, t) => marks[255][t], (_, t) => marks[256][t]],
  ['the same place of neighbouring blocks', 256, (i, t) => marks[i][t], (i, t) => marks[i + 256][t]],
  ['one person, next occasion', 1, (_, t) => marks[300][t], (_, t) => marks[300][t + 1]],
  ['everybody, next occasion', PEOPLE, (i, t) => marks[i][t], (i, t) => marks[i][t + 1]],
  ['everybody and the next', PEOPLE - 1, (i, t) => marks[i][t], (i, t) => marks[i + 1][t]],
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
  const heads = [0, 2].map((block) => below(block, 12, 0.02));
  const read = [0, 255, 256, 599].map((person) => field.mark(person, 5));
  expect([field.least(0, 0), field.least(2, 12), ...heads, read]).toMatchInlineSnapshot(`
    [
      0.004670984625855748,
      0.0069396354802659654,
      [
        {
          "mark": 0.00650059814714082,
          "person": 244,
        },
      ],
      [
        {
          "mark": 0.018893195633293936,
          "person": 518,
        },
        {
          "mark": 0.012385823367266735,
          "person": 524,
        },
        {
          "mark": 0.0069396354802659654,
          "person": 529,
        },
        {
          "mark": 0.011174885857981152,
          "person": 538,
        },
        {
          "mark": 0.013412708616996276,
          "person": 542,
        },
      ],
      [
        0.4132056280155051,
        0.14690884780101277,
        0.2883089557114539,
        0.6864904281818711,
      ],
    ]
  `);
});

describe('people with names', () => {
  const names = Uint32Array.from({ length: PEOPLE }, (_, person) => Math.imul(person + 1, 0x9e3779b1) >>> 0);
  const named = new ExpField(key, PEOPLE, names);
  const all = (occasion: number, of = named) => [0, 1, 2].flatMap((block) => below(block, occasion, Infinity, of));

  test('all ways to ask agree', () => {
    for (let occasion = 0; occasion < 5; occasion++) {
      const found = all(occasion);
      expect(found.map(({ person }) => person)).toEqual(Array.from({ length: PEOPLE }, (_, person) => person));
      for (const { person, mark } of found) expect(named.mark(person, occasion)).toBe(mark);
      for (let block = 0; block < named.blocks; block++) {
        const own = found.filter(({ person }) => person >>> 8 === block);
        expect(named.least(block, occasion)).toBe(Math.min(...own.map(({ mark }) => mark)));
        expect(below(block, occasion, 0.3, named)).toEqual(own.filter(({ mark }) => mark < 0.3));
      }
      expect(named.mark(7, occasion, found[7].mark)).toBe(Infinity);
    }
  });

  test('each 32 have their own limit', () => {
    named.limits.forEach((_, group) => {
      named.limits[group] = group / 10;
    });
    const found: Found[] = [];
    named.belowLimits(1, 3, (person, mark) => found.push({ person, mark }));
    const wanted = all(3).filter(({ person, mark }) => person >>> 8 === 1 && mark < ((person & 255) >>> 5) / 10);
    expect(found).toEqual(wanted);
  });

  test('a name keeps its marks whoever else is there', () => {
    const fewer = new ExpField(key, PEOPLE - 100, names.slice(100));
    for (let person = 100; person < PEOPLE; person++) expect(fewer.mark(person - 100, 4)).toBe(named.mark(person, 4));
  });

  test('marks are Exp(1): Kolmogorov–Smirnov over 120,000 at the 0.1 % level', () => {
    const found = Array.from({ length: 200 }, (_, occasion) => all(occasion).map(({ mark }) => mark)).flat();
    expect(distance(Float64Array.from(found), cdf)).toBeLessThan(1.95);
  });
});

describe('by the kernel: the same bits', () => {
  const groups = BLOCK / GROUP;
  const limit = fc.constantFrom(-1, 0, Number.MIN_VALUE, 1e-3, 0.02, 0.3, 2, 40, Infinity);
  const task = fc.record({
    people: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(255, 256, 257, 600)),
    named: fc.boolean(),
    seed: fc.integer(),
    occasion: fc.oneof(fc.nat(100), fc.constantFrom(2 ** 30, 2 ** 31, 2 ** 32 - 1)),
    limits: fc.array(limit, { minLength: groups, maxLength: groups }),
  });

  test('least marks, all marks, and who is below limits', () => {
    fc.assert(
      fc.property(task, ({ people, named, seed, occasion, limits }) => {
        const names = named ? Uint32Array.from({ length: people }, (_, i) => Math.imul(i + seed, 0x9e3779b1)) : null;
        const [plain, quick] = [privateMemory, kernelMemory(privateMemory)].map((memory, which) => {
          const keys = names && memory.u32(people);
          keys?.set(names!);
          const field = new ExpField(rootKey(`${seed}`), people, keys, which === 0 ? undefined : memory.u32(1));
          const marks = new Float64Array(people);
          const asked = Array.from({ length: field.blocks }, (_, block) => {
            field.all(block, occasion, marks);
            field.limits.set(limits);
            const found: Found[] = [];
            field.belowLimits(block, occasion, (person, mark) => found.push({ person, mark }));
            return { least: field.least(block, occasion), found, second: below(block, occasion, 0.1, field) };
          });
          return { asked, marks };
        });
        expect(quick).toEqual(plain);
      }),
      { numRuns: 400 },
    );
  });

  test('names that lie elsewhere leave it to the twin', () => {
    const names = Uint32Array.from({ length: 300 }, (_, i) => i);
    const beside = kernelMemory(privateMemory).u32(1);
    const [one, other] = [new ExpField(key, 300, names, beside), new ExpField(key, 300, names)];
    expect(below(1, 2, 0.5, one)).toEqual(below(1, 2, 0.5, other));
  });
});
