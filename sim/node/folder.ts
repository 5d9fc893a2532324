// The results folder of a run. It belongs to one address (resolved scenario and engine; how many replicates is not part
// of it) and to one writer at a time. Finished replicates are kept in a journal, so that a run can be interrupted,
// killed, resumed and extended; everything else is written whole once it is known.

import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { codeOf, Failure, fileFailure } from './failure.ts';
import { Journal, readJournal } from './journal.ts';
import { LOCK, lock } from './lock.ts';
import type { Manifest, Resolved } from './manifest.ts';
import { MANIFEST, parseManifest } from './manifest.ts';
import { writeWhole } from './whole.ts';

export const JOURNAL = 'journal.bin';
const LOG = 'run.log';
const OURS = [
  MANIFEST,
  JOURNAL,
  LOG,
  LOCK,
  'runs.csv',
  'series.csv',
  'segments.csv',
  'summary.json',
  'report.html',
  'errors.csv',
  'choices.json',
  'flips.json',
  'spread.json',
];
/** Differences named in a message; more say no more. */
const MOST_NAMED = 5;
const PARTIAL = /^\..+\.\d+\.tmp(\.dead)?$/;

export interface OpenFolder {
  readonly path: string;
  /** Rows of the replicates that are finished. */
  readonly rows: ReadonlyMap<number, Float64Array>;
  append(replicate: number, row: Float64Array): void;
  /** Writes the manifest as it now stands. */
  describe(replicates: Manifest['replicates']): void;
  /** Writes a result file whole; undefined: there is none, and one left by an earlier run goes. */
  write(name: string, contents: string | Uint8Array | undefined): void;
  /** Adds a line to run.log, the one place for machine, times and threads. */
  log(line: string): void;
  /** Ends writing and gives the lock back. Safe to call twice. */
  close(): void;
}

/**
 * Opens a folder for a run, new or to be resumed. Throws a Failure, having written nothing, where it holds something
 * else (unless `overwrite` and it is a results folder) or another process is writing.
 */
export function openFolder(
  path: string,
  wanted: Omit<Manifest, 'replicates'>,
  planned: number,
  overwrite: boolean,
): OpenFolder {
  const found = inspect(path);
  if (found !== undefined && !overwrite) refuseOther(path, found, wanted);
  makeFolder(path);
  const unlock = lock(path);
  try {
    if (overwrite) for (const name of OURS) if (name !== LOCK) remove(join(path, name));
    sweep(path);
    const address = addressOf(wanted);
    const kept = readJournal(join(path, JOURNAL), address);
    const open = new Folder(path, wanted, kept?.rows ?? new Map(), unlock);
    open.describe({ planned, done: Math.min(planned, kept?.rows.size ?? 0), failed: 0 });
    open.journal = new Journal(join(path, JOURNAL), address, kept?.length ?? 0);
    return open;
  } catch (problem) {
    unlock();
    throw problem;
  }
}

/** What a results folder says of itself. Throws a Failure where it is none. */
export function readManifest(path: string): Manifest {
  const found = readdirOrNone(path).includes(MANIFEST) ? inspect(path) : undefined;
  if (found === undefined) throw new Failure(`${path} holds no results: wom run writes them`);
  return found;
}

/** Manifest and finished rows of a results folder, for reading only. */
export function readFolder(path: string): { manifest: Manifest; rows: ReadonlyMap<number, Float64Array> } {
  const manifest = readManifest(path);
  const rows = readJournal(join(path, JOURNAL), addressOf(manifest))?.rows ?? new Map<number, Float64Array>();
  return { manifest, rows };
}

class Folder implements OpenFolder {
  journal: Journal | undefined;
  private closed = false;

  constructor(
    readonly path: string,
    private readonly wanted: Omit<Manifest, 'replicates'>,
    readonly rows: ReadonlyMap<number, Float64Array>,
    private readonly unlock: () => void,
  ) {}

  append(replicate: number, row: Float64Array): void {
    if (!this.closed) this.journal!.append(replicate, row);
  }

  describe(replicates: Manifest['replicates']): void {
    const { resolved, engine, seed, inputsFrom } = this.wanted;
    this.write(MANIFEST, `${JSON.stringify({ resolved, engine, seed, replicates, inputsFrom }, null, 2)}\n`);
  }

  write(name: string, contents: string | Uint8Array | undefined): void {
    if (contents === undefined) remove(join(this.path, name));
    else writeWhole(join(this.path, name), contents);
  }

  log(line: string): void {
    const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW = 0 } = constants;
    const path = join(this.path, LOG);
    try {
      const file = openSync(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0o666);
      writeSync(file, `${line}\n`);
      closeSync(file);
    } catch (problem) {
      throw fileFailure('write', path, problem);
    }
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    try {
      this.journal?.close();
    } finally {
      this.unlock();
    }
  }
}

/** The manifest of a results folder; undefined where the folder is missing or empty; a Failure where it is foreign. */
function inspect(path: string): Manifest | undefined {
  const names = readdirOrNone(path).filter((name) => name !== LOCK && !PARTIAL.test(name));
  if (names.length === 0) return undefined;
  if (!names.includes(MANIFEST)) {
    throw new Failure(`${path} is neither empty nor a results folder: nothing in it is touched; give another with -o`);
  }
  const file = join(path, MANIFEST);
  const manifest = parseManifest(file);
  if (manifest !== undefined) return manifest;
  throw new Failure(`${file} was not written by wom: nothing in ${path} is touched; give another with -o`);
}

/** The names in a folder; none where there is no folder yet. */
function readdirOrNone(path: string): string[] {
  if (path === '') throw new Failure('the name of the results folder is empty');
  try {
    return readdirSync(path);
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT' && !isLink(path)) return [];
    if (codeOf(problem) === 'ENOTDIR' && existsSync(path))
      throw new Failure(`${path} is a file, but results are a folder`);
    throw fileFailure('use', path, problem);
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

function refuseOther(path: string, found: Manifest, wanted: Omit<Manifest, 'replicates'>): void {
  if (addressOf(found).equals(addressOf(wanted))) return;
  let why: string;
  if (found.engine !== wanted.engine) why = `engine ${found.engine}, this is engine ${wanted.engine}`;
  else if (found.seed !== wanted.seed) why = `seed '${found.seed}', this is seed '${wanted.seed}'`;
  else why = `another scenario (different: ${differences(found.resolved, wanted.resolved).join(', ')})`;
  throw new Failure(`${path} holds results of ${why}: give another folder with -o, or --overwrite`);
}

function differences(found: Resolved, wanted: Resolved): string[] {
  const keys = new Set([...Object.keys(found), ...Object.keys(wanted)]);
  const differ = (key: string) => key !== 'replicates' && JSON.stringify(found[key]) !== JSON.stringify(wanted[key]);
  return [...keys].filter(differ).slice(0, MOST_NAMED);
}

/** The address of all replicates: how many there are does not belong to it. */
function addressOf({ engine, resolved }: { engine: number; resolved: Resolved }): Buffer {
  const { replicates: _, ...rest } = resolved;
  return createHash('sha256')
    .update(JSON.stringify([engine, rest]))
    .digest();
}

/** Makes a folder where it is missing. One after the other: Node's own `recursive` never returns where a folder that exists takes none, as in /proc. */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  for (let at = resolve(path); !existsSync(at); at = dirname(at)) missing.unshift(at);
  try {
    for (const folder of missing) makeOne(folder);
  } catch (problem) {
    throw fileFailure('make', path, problem);
  }
}

function makeOne(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (problem) {
    // Somebody else may have made it meanwhile.
    if (codeOf(problem) !== 'EEXIST' || !existsSync(folder)) throw problem;
  }
}

/** Removes what a killed writer left half written. */
function sweep(path: string): void {
  for (const name of readdirSync(path)) {
    if (PARTIAL.test(name) && !name.startsWith(`.${LOCK}.`)) remove(join(path, name));
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (problem) {
    throw fileFailure('remove', path, problem);
  }
}
