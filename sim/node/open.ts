// From a scenario's file to everything that a run needs: the checked scenario, its resolved form with the hashes of its
// input files, and their bytes. All problems of the file are told at once; nothing is written.

import { basename, dirname, extname, resolve as resolvePath } from 'node:path';
import { shelves } from '../registry.ts';
import type { LocatedProblem } from '../scenario/problem.ts';
import { readScenario } from '../scenario/read.ts';
import { formatProblems } from '../scenario/report.ts';
import { resolve } from '../scenario/resolved.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { LARGEST_TEXT } from '../scenario/yaml.ts';
import { Failure, PlacedFailure } from './failure.ts';
import type { Folders, InputFile } from './files.ts';
import { readInput } from './files.ts';
import type { Resolved } from './manifest.ts';
import { readPlain, readStdin, statOf } from './plain.ts';

export interface OpenOptions {
  /** `--set path=value`, in order. */
  readonly sets?: readonly string[];
  readonly seed?: string;
  readonly replicates?: number;
  /** A folder beside the scenario's own that input files may come from. */
  readonly data?: string;
  /** Every input file must be one whose checksum the scenario holds. */
  readonly checked?: boolean;
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
  /** The results folder that it is taken from, where it is. */
  readonly results?: string;
  /** A problem of the scenario at a path in it, as a Failure with line and caret. */
  problemAt(path: readonly (string | number)[], message: string): ScenarioFailure;
}

/** A faulty scenario, or faulty files of it: all problems, each with its place. */
export class ScenarioFailure extends PlacedFailure {
  readonly problems: readonly LocatedProblem[];

  constructor(problems: readonly LocatedProblem[]) {
    super(formatProblems(problems));
    this.problems = problems;
  }
}

/** Larger texts are not read at all: written out in full they would grow beyond what threads can be handed. */
const MAX_TEXT = 2 ** 21;

/** Reads and checks a scenario; '-' is stdin. Throws a ScenarioFailure or a Failure. */
export function openScenario(path: string, options: OpenOptions = {}): Opened {
  const stdin = path === '-';
  const base = stdin ? process.cwd() : dirname(resolvePath(path));
  return openText(readText(path), stdin ? 'stdin' : path, base, options);
}

/** As `openScenario`, from the text. `base` is the folder from which its paths count. */
export function openText(text: string, file: string, base: string, options: OpenOptions = {}): Opened {
  const { sets = [], seed, replicates, checked = false } = options;
  const data = options.data === undefined ? undefined : folderOf(options.data);
  const read = readScenario(text, { file, registry: shelves, sets, overrides: { seed, replicates } });
  if (!read.ok) throw new ScenarioFailure(read.problems);
  const problem = (path: readonly (string | number)[], message: string) => ({ ...read.locate(path), path, message });
  const faults: LocatedProblem[] = [];
  const files = new Map<string, Uint8Array>();
  const sums: [string, string][] = [];
  for (const [name, path] of namedFiles(read.scenario)) {
    try {
      const input = readChecked(path, { base, data }, read.scenario.inputs, checked);
      files.set(path, input.bytes);
      sums.push([path, input.sha256]);
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      faults.push(problem(['market', 'network', name], failure.message));
    }
  }
  if (faults.length > 0) throw new ScenarioFailure(faults);
  const scenario = { ...read.scenario, inputs: Object.fromEntries(sums) };
  const resolved = resolve(scenario, shelves) as Resolved;
  refuseUnreadable(file, JSON.stringify(resolved).length);
  const problemAt: Opened['problemAt'] = (path, message) => new ScenarioFailure([problem(path, message)]);
  return { file, base, scenario, resolved, files, warnings: read.warnings, problemAt };
}

/** What is written out in full goes to threads and into the results, and is read again there. */
function refuseUnreadable(file: string, length: number): void {
  if (length <= LARGEST_TEXT) return;
  throw new Failure(
    `${file} has ${length} characters with every default written out; at most ${LARGEST_TEXT} are read`,
  );
}

/** An input file whose checksum is the one that results were made with, where they were made already. */
function readChecked(path: string, folders: Folders, sums: Scenario['inputs'], checked: boolean): InputFile {
  const before = Object.hasOwn(sums, path) ? sums[path] : undefined;
  if (checked && before === undefined) throw new Failure(`'${path}' is not one of the files with a checksum`);
  const input = readInput(path, folders);
  if (before === undefined || before === input.sha256) return input;
  throw new Failure(`'${path}' has changed since the results were made: its SHA-256 is another`);
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

/** What `--data` names, as an absolute path. */
function folderOf(data: string): string {
  const path = resolvePath(data);
  if (!statOf(path)?.isDirectory()) throw new Failure(`--data ${data} is not a folder`);
  return path;
}

function readText(path: string): string {
  if (path === '') throw new Failure('the name of the scenario is empty; - stands for stdin');
  const name = path === '-' ? 'stdin' : path;
  const bytes = path === '-' ? readStdin(MAX_TEXT) : readPlain(path, { name, most: MAX_TEXT });
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Failure(`${name} is not UTF-8 text: save it as UTF-8`);
  }
}
