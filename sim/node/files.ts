// The files that a scenario names: read once, bounded by what the machine has, named by the hash of their bytes. Paths
// count from the scenario file's folder and may not leave it, also not through a symbolic link, unless `--data DIR` opens
// that folder too: a scenario from a stranger reads nothing that was not put beside it.

import { createHash } from 'node:crypto';
import { realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { codeOf, Failure, fileFailure, reasonOf } from './failure.ts';
import { freeMemory, lackOf, sizeText } from './memory.ts';
import { readPlain } from './plain.ts';

/** Largest input file, in bytes, packed or unpacked. */
export const MAX_BYTES = 2 ** 30;
/** Bytes of memory for each byte of a table: the text, its copy for the threads, and what is made of it. */
const TAKES = 4;

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
export function readInput(path: string, folders: Folders, free = freeMemory()): InputFile {
  const real = locate(path, folders);
  const lack = lackOf(statSync(real).size * TAKES, free);
  if (lack !== undefined) throw new Failure(`reading '${path}' ${lack}`);
  const raw = readPlain(real, { name: `'${path}'`, most: MAX_BYTES });
  const sha256 = createHash('sha256').update(raw).digest('hex');
  const most = Math.floor(Math.min(MAX_BYTES, free / TAKES));
  return { bytes: path.toLowerCase().endsWith('.gz') ? unpack(`'${path}'`, raw, most) : raw, sha256 };
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

/** What a packed file holds, at most `most` bytes: a small file may unpack to a thousand times its size. */
function unpack(name: string, packed: Buffer, most: number): Buffer {
  try {
    return gunzipSync(packed, { maxOutputLength: most });
  } catch (problem) {
    throw new Failure(`${name} cannot be unpacked: ${whyNot(problem, packed.length, most)}`);
  }
}

function whyNot(problem: unknown, length: number, most: number): string {
  const code = codeOf(problem);
  if (code === 'ERR_BUFFER_TOO_LARGE') {
    return `its ${sizeText(length)} unpack to more than ${sizeText(most)}, the most that is read here`;
  }
  if (code === 'Z_BUF_ERROR') return 'it ends in the middle, as if it had not been copied whole';
  if (code === 'Z_DATA_ERROR') return `something in it is not packed with gzip, or is damaged (${reasonOf(problem)})`;
  return reasonOf(problem);
}
