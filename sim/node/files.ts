// The files that a scenario names: read once, bounded in size, named by the hash of their bytes. Paths count from the
// scenario file's folder and may not leave it, also not through a symbolic link, unless `--data DIR` opens that folder
// too: a scenario from a stranger reads nothing that was not put beside it.

import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Failure, fileFailure, reasonOf } from './failure.ts';

/** Largest input file, in bytes, packed or unpacked. */
export const MAX_BYTES = 2 ** 30;

export interface Folders {
  /** The scenario file's own. */
  readonly base: string;
  /** What `--data` names. */
  readonly data: string | undefined;
}

export interface InputFile {
  /** As the scenario reads it: unpacked where the name ends in .gz. */
  readonly bytes: Uint8Array;
  /** SHA-256 of the file as it lies there, in hex. */
  readonly sha256: string;
}

/** Reads one input file. Throws a Failure that names it where it is missing, too large or out of bounds. */
export function readInput(path: string, folders: Folders): InputFile {
  const raw = readBounded(path, locate(path, folders));
  const sha256 = createHash('sha256').update(raw).digest('hex');
  return { bytes: path.toLowerCase().endsWith('.gz') ? unpack(path, raw) : raw, sha256 };
}

/** The real place of a path, inside one of the folders. */
function locate(path: string, { base, data }: Folders): string {
  const allowed = data === undefined ? [base] : [base, data];
  let missing: unknown;
  for (const folder of allowed) {
    try {
      const real = realpathSync(resolve(folder, path));
      if (allowed.some((home) => isWithin(real, home))) return real;
    } catch (problem) {
      missing ??= problem;
      continue;
    }
    throw new Failure(
      isAbsolute(path) || data === undefined
        ? `'${path}' lies outside the scenario's folder: name its folder with --data DIR if it may be read`
        : `'${path}' lies neither in the scenario's folder nor in the one that --data names`,
    );
  }
  throw fileFailure('read', `'${path}'`, missing);
}

function isWithin(real: string, folder: string): boolean {
  const way = relative(realpathSync(folder), real);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function readBounded(path: string, real: string): Buffer {
  try {
    const file = openSync(real, 'r');
    try {
      const { size } = fstatSync(file);
      if (!fstatSync(file).isFile()) throw new Failure(`'${path}' is not a plain file`);
      if (size > MAX_BYTES) throw new Failure(`'${path}' has ${size} bytes; at most ${MAX_BYTES} are read`);
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch (problem) {
    throw problem instanceof Failure ? problem : fileFailure('read', `'${path}'`, problem);
  }
}

function unpack(path: string, packed: Buffer): Buffer {
  try {
    return gunzipSync(packed, { maxOutputLength: MAX_BYTES });
  } catch (problem) {
    throw new Failure(`'${path}' cannot be unpacked: ${reasonOf(problem)}`);
  }
}
