// "Did you mean …?" and how problems are laid out.

import { expect, it } from 'vitest';
import { nearest } from '../../sim/scenario/nearest.ts';
import { formatProblems, given } from '../../sim/scenario/report.ts';

it.each([
  ['netwrok', ['market', 'network'], 'network'],
  ['cost_per_thousand', ['costPerThousand', 'costEach'], 'costPerThousand'],
  ['Half-Life', ['halfLife'], 'halfLife'],
  ['of', ['on', 'off'], 'off'],
  ['cost', ['costPerWeek', 'weeks'], 'costPerWeek'],
  ['cost', ['costPerWeek', 'costPerThousand'], undefined],
  ['p', ['q'], undefined],
  ['', ['a'], undefined],
  ['zebra', ['network'], undefined],
  ['x'.repeat(10_000), ['network'], undefined],
])('%s', (word, known, meant) => expect(nearest(word, known)).toBe(meant));

it('shows a long line in part, and steers no terminal', () => {
  const excerpt = `${'a'.repeat(300)}\u001b[31mWRONG${'b'.repeat(300)}`;
  const place = { file: 'f', line: 1, column: 306, excerpt, width: 5 };
  const [head, line, caret] = formatProblems([{ path: [], message: 'm', ...place }]).split('\n');
  expect(head).toBe('f:1:306: m');
  expect(line).toHaveLength(2 + 1 + 110 + 1);
  expect(line.slice(caret.indexOf('^'), caret.length)).toBe('WRONG');
  expect(line).toContain('·[31m');
});

it('sets the caret under what a terminal shows, whatever the width of letters', () => {
  const excerpt = '汉字 👩‍👩‍👧 e\u0301: WRONG';
  const column = excerpt.indexOf('WRONG') + 1;
  const [, , caret] = formatProblems([{ path: [], message: 'm', file: 'f', line: 1, column, excerpt, width: 5 }]).split(
    '\n',
  );
  expect(caret).toBe(`  ${' '.repeat(4 + 1 + 2 + 1 + 1 + 2)}^^^^^`);
});

it('keeps the caret within a long line', () => {
  const place = { file: 'f', line: 1, column: 1, excerpt: 'x'.repeat(500), width: 500 };
  const [, line, caret] = formatProblems([{ path: [], message: 'm', ...place }]).split('\n');
  expect(caret.length).toBeLessThanOrEqual(line.length);
});

it('orders by line, and names what was given', () => {
  const at = (line: number, column: number) => ({
    path: [],
    message: `${line}:${column}`,
    file: 'f',
    line,
    column,
    excerpt: '',
    width: 1,
  });
  expect(formatProblems([at(3, 1), at(1, 9), at(1, 2)])).toBe('f:1:2: 1:2\nf:1:9: 1:9\nf:3:1: 3:1');
  expect([given(null), given([]), given({}), given('a\nb'), given('x'.repeat(70)).length]).toEqual([
    'empty',
    'an empty list',
    'a block of its own',
    "'a·b'",
    62,
  ]);
});
