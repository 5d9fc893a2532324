// What a results folder says of itself, in manifest.json. Anybody may have edited it or put another file in its place, so
// nothing of it is believed before its form has been looked at.

import { readPlain } from './plain.ts';

export const MANIFEST = 'manifest.json';
const LARGEST = 2 ** 26;

/** A resolved scenario as plain data. */
export type Resolved = Readonly<Record<string, unknown>>;

export interface Manifest {
  /** The scenario with every default filled in, overrides applied and the SHA-256 of each input file. */
  readonly resolved: Resolved;
  readonly engine: number;
  readonly seed: string;
  readonly replicates: { readonly planned: number; readonly done: number; readonly failed: number };
  /** Where the scenario's input files lie, seen from this folder; undefined where it has none. */
  readonly inputsFrom?: string;
}

/** The manifest in a file; undefined where it is none of ours. Throws a Failure where it cannot be read at all. */
export function parseManifest(path: string): Manifest | undefined {
  const text = readPlain(path, { name: path, most: LARGEST, noLink: true }).toString();
  try {
    const value: unknown = JSON.parse(text);
    if (!isManifest(value)) return undefined;
    // What is nested without end can be parsed, but not written again.
    JSON.stringify(value);
    return value;
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is Manifest {
  if (!isBlock(value)) return false;
  const { resolved, engine, seed, replicates, inputsFrom } = value;
  const counts = isBlock(replicates) ? [replicates.planned, replicates.done, replicates.failed] : [undefined];
  return (
    isBlock(resolved) &&
    Number.isSafeInteger(engine) &&
    typeof seed === 'string' &&
    counts.every(Number.isSafeInteger) &&
    (inputsFrom === undefined || (typeof inputsFrom === 'string' && !inputsFrom.includes('\0')))
  );
}

function isBlock(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
