// From a scenario's file to everything that a run needs: the checked scenario, its resolved form with the hashes of its
// input files, and their bytes. All problems of the file are told at once; nothing is written.

import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, resolve as resolvePath } from 'node:path';
import { shelves } from '../registry.ts';
import type { LocatedProblem } from '../scenario/problem.ts';
import { readScenario } from '../scenario/read.ts';
import { formatProblems } from '../scenario/report.ts';
import { resolve } from '../scenario/resolved.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { Failure, fileFailure, PlacedFailure } from './failure.ts';
import { readInput } from './files.ts';
import type { Resolved } from './folder.ts';

export interface OpenOptions {
  /** `--set path=value`, in order. */
  readonly sets?: readonly string[];
  readonly seed?: string;
  readonly replicates?: number;
  /** A folder beside the scenario's own that input files may come from. */
  readonly data?: string;
}

export interface Opened {
  /** As the user named it; 'stdin' where it came from there. */
  readonly file: string;
  /** The folder from which its paths count. */
  readonly base: string;
  readonly scenario: Scenario;
  readonly resolved: Resolved;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly warnings: readonly LocatedProblem[];
  /** A problem of the scenario at a path in it, as a Failure with line and caret. */
  problemAt(path: readonly (string | number)[], message: string): ScenarioFailure;
}

/** A faulty scenario: all its problems, each with its place. */
export class ScenarioFailure extends PlacedFailure {
  readonly problems: readonly LocatedProblem[];

  constructor(problems: readonly LocatedProblem[]) {
    super(formatProblems(problems));
    this.problems = problems;
  }
}

/** Larger texts are not read at all; the reader itself has a smaller bound and says so with a place. */
const MAX_TEXT = 2 ** 26;

/** Reads and checks a scenario; '-' is stdin. Throws a ScenarioFailure or a Failure. */
export function openScenario(path: string, options: OpenOptions = {}): Opened {
  const stdin = path === '-';
  const base = stdin ? process.cwd() : dirname(resolvePath(path));
  return openText(readText(path), stdin ? 'stdin' : path, base, options);
}

/** As `openScenario`, from the text. `base` is the folder from which its paths count. */
export function openText(text: string, file: string, base: string, options: OpenOptions = {}): Opened {
  const { sets = [], seed, replicates, data } = options;
  const read = readScenario(text, { file, registry: shelves, sets, overrides: { seed, replicates } });
  if (!read.ok) throw new ScenarioFailure(read.problems);
  const problemAt = (path: readonly (string | number)[], message: string) =>
    new ScenarioFailure([{ ...read.locate(path), path, message }]);
  const files = new Map<string, Uint8Array>();
  const inputs: Record<string, string> = {};
  for (const [name, path] of namedFiles(read.scenario)) {
    const where = ['market', 'network', name];
    const input = placed(
      () => readInput(path, { base, data: data === undefined ? undefined : resolvePath(data) }),
      (message) => problemAt(where, message),
    );
    const before = read.scenario.inputs[path];
    if (before !== undefined && before !== input.sha256) {
      throw problemAt(where, `'${path}' has changed since the results were made: its SHA-256 is another`);
    }
    files.set(path, input.bytes);
    inputs[path] = input.sha256;
  }
  const scenario = { ...read.scenario, inputs };
  const resolved = resolve(scenario, shelves) as Resolved;
  return { file, base, scenario, resolved, files, warnings: read.warnings, problemAt };
}

/** Paths of the files that a scenario names, as written. */
export function inputPaths(scenario: Scenario): string[] {
  return namedFiles(scenario).map(([, path]) => path);
}

/** The name of the results folder where none is given: the file's name without its ending. */
export function stemOf(file: string): string {
  return basename(file, extname(file));
}

/** Pairs of the parameter that names a file and the path that it names. */
function namedFiles({ market }: Scenario): [string, string][] {
  const network = shelves.networks.find(({ name }) => name === market.network.name);
  const params = market.network.params as Readonly<Record<string, unknown>>;
  return (network?.files ?? []).flatMap((name): [string, string][] => {
    const path = params[name];
    return typeof path === 'string' ? [[name, path]] : [];
  });
}

/** Gives a Failure its place in the scenario. */
function placed<T>(act: () => T, place: (message: string) => Failure): T {
  try {
    return act();
  } catch (problem) {
    throw problem instanceof Failure ? place(problem.message) : problem;
  }
}

/** Bytes as text, with the byte order mark that may stand before it. Throws a Failure where they are no UTF-8. */
function asText(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Failure(`${path === '-' ? 'stdin' : path} is not UTF-8 text: save it as UTF-8`);
  }
}

function readText(path: string): string {
  try {
    if (path !== '-' && statSync(path).size > MAX_TEXT) {
      throw new Failure(`${path} is far too large for a scenario: at most ${MAX_TEXT} bytes are read`);
    }
    return asText(path, readFileSync(path === '-' ? 0 : path));
  } catch (problem) {
    throw problem instanceof Failure ? problem : fileFailure('read', path, problem);
  }
}
