// What must hold of every reading of every text: it is fine and reads back as itself, or all its problems stand inside
// the text, in order, once each, and can be shown in a terminal.

import { expect } from 'vitest';
import { shelves } from '../../sim/registry.ts';
import type { ReadOptions, ReadResult } from '../../sim/scenario/read.ts';
import { readScenario } from '../../sim/scenario/read.ts';
import { formatProblems } from '../../sim/scenario/report.ts';

/** Reads a text as the command does. */
export function read(text: string, options: Partial<ReadOptions> = {}): ReadResult {
  return readScenario(text, { file: 's.yaml', registry: shelves, ...options });
}

/** The problems of a text as they are printed; empty where it is fine. */
export function problemsOf(text: string, options: Partial<ReadOptions> = {}): string {
  const result = read(text, options);
  return result.ok ? '' : formatProblems(result.problems);
}

/** Reads a text and expects all that must hold whatever it is. Returns whether it was fine. */
export function expectSound(text: string, sets: readonly string[] = []): boolean {
  const result = read(text, { sets });
  if (result.ok) {
    const again = read(JSON.stringify(result.resolved));
    expect(again.ok ? again.scenario : formatProblems(again.problems)).toStrictEqual(result.scenario);
    return true;
  }
  const { problems } = result;
  expect(problems.length).toBeGreaterThan(0);
  const places = problems.map(({ file, line, column, width, message, hint, excerpt }) => {
    const sources = file === 's.yaml' ? [text.replace(/^\ufeff/, '')] : sets;
    const isInside = (source: string) => (source.split('\n')[line - 1]?.length ?? -1) + 1 >= column;
    expect(Math.min(line, column, width), message).toBeGreaterThanOrEqual(1);
    expect(sources.some(isInside), `${line}:${column} ${message}`).toBe(true);
    expect(message).not.toMatch(/undefined|NaN|\[object|function/);
    expect(hint).not.toBe('');
    return { file, line, column, message, excerpt };
  });
  expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(places.length);
  for (const [i, place] of places.entries()) {
    const before = places[i - 1];
    if (before?.file === place.file) expect(before.line).toBeLessThanOrEqual(place.line);
  }
  expectHarmless(formatProblems(problems));
  return false;
}

/** Nothing in it steers a terminal. */
export function expectHarmless(printed: string): void {
  expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
}
