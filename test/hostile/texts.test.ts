// Texts that are meant to do harm, or that are no scenario at all: refused in words, at once, and bounded in memory.

import { describe, expect, it } from 'vitest';
import { expectSound, problemsOf } from './sound.ts';

const SHORT = 'title: T\nmarket: {network: {type: ring, people: 100, ties: 4}}\nspread: {model: market}\n';

/** The first line of what is told. */
const told = (text: string) => problemsOf(text).split('\n')[0];

describe('nesting without end is refused where it becomes too deep', () => {
  it.each(['[', '{', '[a,', '{a: ', '- ', '? ', '!!x [', '&a ['])('%s', (opening) => {
    expect(told(opening.repeat(100_000))).toMatch(/^s.yaml:1:\d+: more than 40 levels stand inside each other here$/);
  });

  it('by indentation', () => {
    const stairs = Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
    expect(told(stairs)).toMatch(/^s.yaml:\d+:\d+: more than 40 levels/);
  });
});

describe('growth by aliases is bounded', () => {
  const laughs = (wrap: (inner: string) => string) =>
    Array.from(
      { length: 30 },
      (_, i) =>
        `k${i}: &a${i} ${wrap(
          Array(9)
            .fill(i === 0 ? 'ha' : `*a${i - 1}`)
            .join(','),
        )}`,
    );

  it('of lists', () => {
    expect(problemsOf(laughs((inner) => `[${inner}]`).join('\n'))).toContain('repeat more than is read');
  });

  it('of blocks', () => {
    const block = (inner: string) =>
      `{${inner
        .split(',')
        .map((item, i) => `x${i}: ${item}`)
        .join(', ')}}`;
    expect(problemsOf(laughs(block).join('\n'))).toContain('repeat more than is read');
  });

  it('of long texts', () => {
    const text = `about: &t "${'x'.repeat(100_000)}"\nsources: [${Array(50).fill('*t').join(', ')}]\n`;
    expect(problemsOf(SHORT + text)).toContain('aliases such as *t repeat more than is read');
  });

  it('of campaigns', () => {
    const lever = '{lever: broadcast, spend: 1, costPerThousand: 1}';
    const all = `campaigns:\n  a: &a [${Array(100).fill(lever).join(', ')}]\n`;
    const more = Array.from({ length: 900 }, (_, i) => `  a${i}: *a\n`).join('');
    expect(problemsOf(SHORT + all + more)).toMatch(
      /repeat more than is read|levers in all, but a scenario takes at most 5000/,
    );
  });
});

describe('more than anybody needs is refused with what there may be', () => {
  it.each([
    [
      'campaigns',
      `campaigns:\n${Array.from({ length: 1001 }, (_, i) => `  c${i}: []\n`).join('')}`,
      /4:1: there are 1001 campaigns.* at most 1000/,
    ],
    [
      'levers',
      `campaigns:\n  a:\n${'    - {lever: content}\n'.repeat(5001)}`,
      /4:1: the campaigns have 5001 levers in all.* at most 5000/,
    ],
    ['a title', `about: x\n`.replace('x', 'long '.repeat(100)), /^$/],
    [
      'a seed',
      `seed: ${'x'.repeat(1_000_000)}\n`,
      /4:7: seed is 'x{59}…', but takes a text of at most 1000 characters/,
    ],
    [
      'the name of a campaign',
      `campaigns: {"${'n'.repeat(1000)}": []}\n`,
      /4:13: the campaign's name 'n{59}…' has 1000 characters.* at most 80/,
    ],
    ['a key', `${'k'.repeat(900)}: 1\n`, /4:1: unknown key 'k{59}…'/],
    ['a value for a quantity', `budget: "${' '.repeat(100_000)}1"\n`, /^$/],
    ['digits', `budget: ${'9'.repeat(400)}\n`, /4:9: budget is '9{59}…', but takes an amount of money/],
    ['steps', 'steps: 1e9\n', /4:8: steps is '1e9', but takes a whole number of steps from 1 to 100000/],
    ['replicates', 'replicates: 1e9\n', /4:13: replicates is '1e9', but takes a whole number from 1 to 1000000/],
  ])('%s', (_, more, expected) => expect(told(SHORT + more)).toMatch(expected));

  it('people, segments, and problems themselves', () => {
    expect(told(SHORT.replace('100', '1e12'))).toContain(
      "people is '1e12', but takes a whole number from 1 to 50000000",
    );
    const segments = Array.from({ length: 256 }, (_, i) => `{name: s${i}, share: 0.1}`).join(', ');
    expect(told(SHORT.replace('}}', `}, segments: [${segments}]}`))).toContain('segments is a list of 256');
    const keys = Array.from({ length: 2000 }, (_, i) => `key${i}: 1\n`).join('');
    expect(problemsOf(SHORT + keys)).toContain('s.yaml:1004:1: from here on there are 1000 more problems');
  });
});

describe('what is no text, or no scenario, is told as such', () => {
  it.each([
    ['nothing', '', 's.yaml:1:1: title is missing'],
    ['spaces', ' \n\t\n ', 's.yaml:1:1: title is missing'],
    ['a number', '42', 's.yaml:1:1: a scenario is a block of keys'],
    ['a table', 'from,to\n1,2\n2,3\n', 's.yaml:1:1: a scenario is a block of keys'],
    ['a list', '- 1\n- 2\n', 's.yaml:1:1: a scenario is a block of keys'],
    ['bytes', 'MZ\u0090\u0000\u0003', 's.yaml:1:4: the character U+0000 stands here'],
    ['UTF-16 that came through as bytes', 't\u0000i\u0000t\u0000', 's.yaml:1:2: the character U+0000 stands here'],
    ['half a pair', 'title: \ud83d', 's.yaml:1:8: the character U+D83D stands here'],
    ['two documents', `${SHORT}---\n${SHORT}`, 's.yaml:4:1: a file holds one scenario, but another begins here'],
    ['many documents', '---\n'.repeat(50_000), 's.yaml:2:1: a file holds one scenario'],
    ['HTML', '<!DOCTYPE html>\n<html>\n', 's.yaml:1:1: a scenario is a block of keys'],
    ['brackets that close nothing', ']'.repeat(2000), "s.yaml:1:1: ']' is not expected here"],
    ['commas', `[${','.repeat(2000)}]`, "s.yaml:1:3: ',' is not expected here"],
    ['quotes', '"'.repeat(2001), `s.yaml:1:3: '"' is not expected here`],
    ['directives', '%YAML 9.9\n%FOO\n---\ntitle: T\n', 's.yaml:1:1'],
  ])('%s', (_, text, expected) => {
    expect(problemsOf(text).slice(0, expected.length)).toBe(expected);
    expectSound(text);
  });
});

describe('every line break but a lone carriage return, and every mark before the text, means the same', () => {
  it.each([
    ['line feeds', SHORT],
    ['Windows', SHORT.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${SHORT}`],
    ['no break at the end', SHORT.trimEnd()],
    ['a document mark', `---\n${SHORT}...\n`],
    ['a directive', `%YAML 1.2\n---\n${SHORT}`],
  ])('%s', (_, text) => expect(problemsOf(text)).toBe(''));

  it('a lone carriage return is told', () => {
    expect(told(SHORT.replaceAll('\n', '\r'))).toContain('s.yaml:1:9: a line ends in a carriage return alone here');
  });
});
