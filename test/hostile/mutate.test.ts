// Mutations of sound scenarios by characters, by words, by branches of the tree and by --set: each is read, and is either
// fine or told with places inside the text. A sample of them goes through the command.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { built, Place } from '../scripts/wom.ts';
import { MAXIMAL } from './maximal.ts';
import { expectHarmless, expectSound, problemsOf, read } from './sound.ts';

const home = join(import.meta.dirname, '../../scenarios');
const shipped = readdirSync(home)
  // A nation is as sound as the others, but some of what follows builds the market.
  .filter((name) => name.endsWith('.yaml') && name !== 'nation.yaml')
  .map((name) => readFileSync(join(home, name), 'utf8'));
const texts = [MAXIMAL, ...shipped];
const someText = fc.constantFrom(...texts);

const STRANGE = [
  ...['{', '}', '[', ']', ':', ': ', '- ', ', ', '\n', '\t', '\r', '"', "'", '&a ', '*a', '!!x ', '|', '>', '%', '#'],
  ...['~', '0', '-1', '1e9', 'null', '<<', '? ', '\u0000', '\u001b[31m', '\u202e', '\ud800', '💥', '\ufeff', '---\n'],
];
const WORDS = [
  ...[
    '0',
    '-1',
    '1e300',
    '1e-300',
    '1e400',
    '.nan',
    '.inf',
    '007',
    '0x1F',
    '1_000',
    '1,000',
    '1.000',
    '1:30',
    '2026-11-21',
  ],
  ...[
    '50%',
    '200%',
    '3 weeks',
    '3 per week',
    '3% per step',
    '1-4',
    '9-1',
    'yes',
    'off',
    'forever',
    'until-quiet',
    '~',
    '[]',
  ],
  ...['{}', '""', 'nothing', 'npv', 'adopters', 'market', 'bass', 'ring', 'file', 'seed', 'broadcast', 'lever', 'type'],
  ...['people', 'spend', 'share', '__proto__', 'constructor', 'toString', '../../etc/passwd', 'x'.repeat(2000)],
];

/** How many of the texts were fine and how many were not: the mutations shall be of both kinds. */
function tally(act: (count: (fine: boolean) => void) => void): { fine: number; faulty: number } {
  const counts = { fine: 0, faulty: 0 };
  act((fine) => counts[fine ? 'fine' : 'faulty']++);
  return counts;
}

it('what mutations start from is fine', () => {
  for (const text of texts) expect(problemsOf(text)).toBe('');
});

describe('whatever becomes of a scenario, it is fine or its problems are told', () => {
  it('by characters', () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(3),
      put: fc.oneof(
        fc.constantFrom(...STRANGE),
        fc.string({ maxLength: 2 }),
        fc.string({ maxLength: 3, unit: 'binary' }),
      ),
    });
    const { fine, faulty } = tally((count) =>
      fc.assert(
        fc.property(someText, fc.array(edit, { minLength: 1, maxLength: 2 }), (text, edits) => {
          const mutated = edits.reduce((now, { at, cut, put }) => {
            const place = Math.floor(at * now.length);
            return now.slice(0, place) + put + now.slice(place + cut);
          }, text);
          count(expectSound(mutated));
        }),
        { numRuns: 80, seed: 1 },
      ),
    );
    expect(Math.min(fine, faulty)).toBeGreaterThan(0);
  });

  it('by words: one for another, twice, left out, exchanged', () => {
    const { fine, faulty } = tally((count) =>
      fc.assert(
        fc.property(someText, fc.array(wordEdit, { minLength: 1, maxLength: 3 }), (text, edits) => {
          count(expectSound(edits.reduce(editWord, text)));
        }),
        { numRuns: 90, seed: 2 },
      ),
    );
    expect(Math.min(fine, faulty)).toBeGreaterThan(0);
  });

  it('by branches of the tree', () => {
    const { fine, faulty } = tally((count) =>
      fc.assert(
        fc.property(someText, fc.array(branchEdit, { minLength: 1, maxLength: 2 }), (text, edits) => {
          const result = read(text);
          const tree = JSON.parse(JSON.stringify(result.ok && result.resolved));
          for (const edit of edits) editBranch(tree, edit);
          count(expectSound(JSON.stringify(tree, null, 1)));
        }),
        { numRuns: 80, seed: 3 },
      ),
    );
    expect(Math.min(fine, faulty)).toBeGreaterThan(0);
  });

  it('by --set', () => {
    const step = fc.oneof(
      fc.constantFrom(
        'market',
        'network',
        'people',
        'product',
        'price',
        'spread',
        'talk',
        'campaigns',
        'replicates',
        'until',
      ),
      fc.constantFrom('["big bang"]', '[0]', '[99]', '[', ']', '["', '=', '.', ' ', '__proto__', '\u001b', "['x']"),
    );
    const argument = fc
      .tuple(fc.array(step, { maxLength: 4 }), fc.constantFrom('.', ''), fc.constantFrom(...WORDS, ...STRANGE))
      .map(([steps, joint, value]) => `${steps.join(joint)}=${value}`);
    const { fine, faulty } = tally((count) =>
      fc.assert(
        fc.property(fc.array(argument, { minLength: 1, maxLength: 2 }), (sets) => {
          count(expectSound(MAXIMAL, sets));
        }),
        { numRuns: 80, seed: 4 },
      ),
    );
    expect(fine + faulty).toBe(80);
    expect(faulty).toBeGreaterThan(20);
  });
});

interface WordEdit {
  readonly at: number;
  readonly other: number;
  readonly how: 'replace' | 'drop' | 'double' | 'swap';
  readonly word: string;
}

const place = fc.double({ min: 0, max: 0.999, noNaN: true });
const wordEdit: fc.Arbitrary<WordEdit> = fc.record({
  at: place,
  other: place,
  how: fc.constantFrom('replace' as const, 'drop' as const, 'double' as const, 'swap' as const),
  word: fc.constantFrom(...WORDS),
});

function editWord(text: string, { at, other, how, word }: WordEdit): string {
  const words = text.split(/(\s+|[{}[\],:"'#])/);
  const [here, there] = [Math.floor(at * words.length), Math.floor(other * words.length)];
  if (how === 'replace') words[here] = word;
  else if (how === 'drop') words[here] = '';
  else if (how === 'double') words[here] += words[here];
  else [words[here], words[there]] = [words[there], words[here]];
  return words.join('');
}

type Branch = Record<string, unknown> | unknown[];
interface BranchEdit {
  readonly at: number;
  readonly how: 'replace' | 'drop' | 'rename' | 'wrap' | 'move';
  readonly value: unknown;
  readonly other: number;
}

const branchEdit: fc.Arbitrary<BranchEdit> = fc.record({
  at: place,
  other: place,
  how: fc.constantFrom('replace' as const, 'drop' as const, 'rename' as const, 'wrap' as const, 'move' as const),
  value: fc.oneof(
    fc.constantFrom(...WORDS),
    fc.constantFrom(null, [], {}, 0, -1, 1e21, true, [[]], { a: [1] }, 'a\nb'),
  ),
});

/** Every place of a tree: what holds it, and under which key. */
function placesIn(tree: Branch): [Branch, string | number][] {
  const keys = Array.isArray(tree) ? [...tree.keys()] : Object.keys(tree);
  return keys.flatMap((key) => {
    const inner = (tree as Record<string | number, unknown>)[key];
    const own: [Branch, string | number] = [tree, key];
    return typeof inner === 'object' && inner !== null ? [own, ...placesIn(inner as Branch)] : [own];
  });
}

function editBranch(tree: Branch, { at, how, value, other }: BranchEdit): void {
  const places = placesIn(tree);
  const [branch, key] = places[Math.floor(at * places.length)] as [Record<string | number, unknown>, string];
  const inner = branch[key];
  if (how === 'replace') branch[key] = value;
  else if (how === 'wrap') branch[key] = [inner];
  else if (how === 'move') {
    const [target] = places[Math.floor(other * places.length)] as [Record<string, unknown>, string];
    if (!JSON.stringify(inner)?.includes(JSON.stringify(target) ?? '')) target[`${key}`] = inner;
  } else {
    delete branch[key];
    if (how === 'rename' && !Array.isArray(branch)) branch[`${key}s`] = inner;
  }
}

describe('the command', () => {
  const home = new Place();
  beforeAll(built);

  it('ends with 0 or 2, without a stack trace, whatever the scenarios', () => {
    // Nothing so large that building its market would take long.
    const tame = (text: string) => !/\d{5,}|\d[eE]\d/.test(text.replace(/20000|12000/g, ''));
    const sample = fc.sample(
      fc
        .tuple(
          fc.constantFrom(MAXIMAL, ...shipped.filter((text) => !text.includes('type: file'))),
          fc.array(wordEdit, { minLength: 1, maxLength: 2 }),
        )
        .map(([text, edits]) => edits.reduce(editWord, text))
        .filter(tame),
      { numRuns: 16, seed: 5 },
    );
    for (const [i, text] of sample.entries()) home.write(`m${i}.yaml`, text);
    const names = sample.map((_, i) => `m${i}.yaml`);
    const { status, stdout, stderr } = home.wom(['validate', ...names]);
    expect([0, 2]).toContain(status);
    expect(stderr).not.toMatch(/\n +at |a fault of wom/);
    expectHarmless(stdout + stderr);
    const counted =
      (stdout.match(/: fine$/gm)?.length ?? 0) + (stderr.match(/^m\d+\.yaml: \d+ problems?$/gm)?.length ?? 0);
    expect(counted).toBe(names.length);
  });
});
