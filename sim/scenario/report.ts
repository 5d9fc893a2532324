// How problems are told: FILE:LINE:COLUMN, one sentence, what was probably meant, the line itself and a caret.

import type { LocatedProblem } from './problem.ts';
import { columnsOf } from './width.ts';

/** A given value for a message: quoted, on one line, not too long, and harmless in a terminal. */
export function given(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a block of its own';
  return `'${printable(shorten(String(value), 60))}'`;
}

/** What could steer a terminal or break a line: control characters, separators, turned writing, halves of a pair. */
export const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;
/** The same, but for line breaks and tabs. */
export const UNPRINTABLE_LINES = new RegExp(`(?![\\t\\n])${UNPRINTABLE.source}`, 'u');
const ALL_UNPRINTABLE = new RegExp(UNPRINTABLE, 'gu');

/** Text for one line of a terminal: what could steer it becomes a visible dot. */
export function printable(text: string): string {
  return text.replace(ALL_UNPRINTABLE, '·');
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
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
  const hint = problem.hint === undefined ? '' : ` — did you mean '${printable(problem.hint)}'?`;
  const place = `${printable(problem.file)}:${problem.line}:${problem.column}: ${problem.message}${hint}`;
  if (problem.excerpt === '') return place;
  const [line, before] = windowOf(problem);
  const lead = columnsOf(line.slice(0, before));
  const run = Math.max(1, columnsOf(line.slice(before, before + problem.width)));
  return `${place}\n  ${line}\n  ${' '.repeat(lead)}${'^'.repeat(run)}`;
}

const WINDOW = 110;

/** The part of a line around the column, and how many characters stand before the caret. */
function windowOf(problem: LocatedProblem): [string, number] {
  const line = problem.excerpt;
  const before = problem.column - (problem.from ?? 1);
  if (line.length <= WINDOW) return [printable(line), before];
  const start = Math.max(0, before - 40);
  const cut = printable(line.slice(start, start + WINDOW));
  const lead = start > 0 ? '…' : '';
  return [`${lead}${cut}${start + WINDOW < line.length ? '…' : ''}`, before - start + lead.length];
}
