// Reading tables and graphs as a scenario with network `file` would, for the tests of what they hold and of what they get.

import { expect } from 'vitest';
import { MarketError } from '../../sim/market/error.ts';
import type { LocatedProblem } from '../../sim/scenario/problem.ts';
import type { Listed } from './helpers.ts';
import { build, hostOf, luck } from './helpers.ts';

export type Files = Record<string, string | Uint8Array>;

/** What a network of `params` over files is; `segments` are the names of the scenario's, where it has some. */
export function readFiles(params: Record<string, unknown>, files: Files, segments?: readonly string[]): Listed {
  const specs = segments?.map((name) => ({ name, share: 1 / segments.length, fit: 0.5, value: 1 }));
  return build('file', params, luck, hostOf(files, specs));
}

/** What is wrong with files, each problem as people see it, without the line and its caret. */
export function faultsOf(params: Record<string, unknown>, files: Files, segments?: readonly string[]): string[] {
  return refusalOf(params, files, segments).problems.map(told);
}

/** The error itself. */
export function refusalOf(params: Record<string, unknown>, files: Files, segments?: readonly string[]): MarketError {
  try {
    readFiles(params, files, segments);
  } catch (problem) {
    expect(problem).toBeInstanceOf(MarketError);
    return problem as MarketError;
  }
  throw new Error('was not refused');
}

export function told({ file, line, column, message, hint }: LocatedProblem): string {
  return `${file}:${line}:${column}: ${message}${hint === undefined ? '' : ` — did you mean '${hint}'?`}`;
}

/** Names of the people, in the order of their numbers. */
export const namesOf = (list: Listed): string[] => Array.from({ length: list.people }, (_, i) => list.ids!.text(i));
