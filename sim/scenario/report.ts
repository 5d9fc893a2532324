// How problems are told: FILE:LINE:COLUMN, one sentence, what was probably meant, the line itself and a caret.

import type { LocatedProblem } from './problem.ts';

/** A given value for a message: quoted, on one line, not too long, and harmless in a terminal. */
export function given(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a block of its own';
  return `'${shorten(printable(String(value)), 60)}'`;
}

/** Control characters, which could steer a terminal, become visible. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '·');
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** All problems in the order of their lines, ready to print; without a line break at the end. */
export function formatProblems(problems: readonly LocatedProblem[]): string {
  return inOrder(problems).map(formatProblem).join('\n');
}

/** By file, then line, then column; problems of one place stay as they came. */
export function inOrder(problems: readonly LocatedProblem[]): LocatedProblem[] {
  const files = [...new Set(problems.map((problem) => problem.file))];
  return problems.toSorted(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
}

function formatProblem(problem: LocatedProblem): string {
  const hint = problem.hint === undefined ? '' : ` — did you mean '${problem.hint}'?`;
  const place = `${problem.file}:${problem.line}:${problem.column}: ${problem.message}${hint}`;
  if (problem.excerpt === '') return place;
  const [line, before] = windowOf(problem);
  const run = Math.max(1, Math.min(problem.width, line.length - before));
  return `${place}\n  ${line}\n  ${' '.repeat(before)}${'^'.repeat(run)}`;
}

const WINDOW = 110;

/** The part of a line around the column, and how many characters stand before the caret. */
function windowOf(problem: LocatedProblem): [string, number] {
  const line = printable(problem.excerpt);
  const before = problem.column - 1;
  if (line.length <= WINDOW) return [line, before];
  const start = Math.max(0, before - 40);
  const cut = line.slice(start, start + WINDOW);
  const lead = start > 0 ? '…' : '';
  return [`${lead}${cut}${start + WINDOW < line.length ? '…' : ''}`, before - start + lead.length];
}
