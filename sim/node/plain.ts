// Reading what anybody may have put there: only plain files, never a device or a pipe that has no end, and never more
// bytes than are wanted, so that no file can hang the program or take its memory.

import type { Stats } from 'node:fs';
import { closeSync, constants, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { codeOf, Failure, fileFailure } from './failure.ts';
import { sizeText } from './memory.ts';

export interface PlainOptions {
  /** What messages call it. */
  readonly name: string;
  /** The most bytes it may have. */
  readonly most: number;
  /** Refuses a symbolic link. */
  readonly noLink?: true;
}

/** A plain file that was opened: its descriptor, and how many bytes it had then. */
export interface OpenPlain {
  readonly file: number;
  readonly size: number;
}

/** Opens a plain file for reading. Throws a Failure that names it where it cannot be read or is none. */
export function openPlain(path: string, { name, noLink }: Omit<PlainOptions, 'most'>): OpenPlain {
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants;
  let file: number | undefined;
  try {
    // Without waiting: opening a pipe to which nobody writes would never return.
    file = openSync(path, O_RDONLY | O_NONBLOCK | (noLink ? O_NOFOLLOW : 0));
    const stat = fstatSync(file);
    if (stat.isDirectory()) throw new Failure(`cannot read ${name}: it is a folder`);
    if (!stat.isFile()) throw new Failure(`cannot read ${name}: it is not a plain file`);
    return { file, size: stat.size };
  } catch (problem) {
    if (file !== undefined) closeSync(file);
    throw problem instanceof Failure ? problem : fileFailure('read', name, problem);
  }
}

/** The bytes of a plain file. Throws a Failure that names it where it cannot be read, is none, or is too large. */
export function readPlain(path: string, { name, most, noLink }: PlainOptions): Buffer {
  const { file, size } = openPlain(path, { name, noLink });
  try {
    if (size > most) throw new Failure(`${name} has ${sizeText(size)}; at most ${sizeText(most)} are read`);
    return readFileSync(file);
  } catch (problem) {
    throw problem instanceof Failure ? problem : fileFailure('read', name, problem);
  } finally {
    closeSync(file);
  }
}

/** What stands at a path; undefined where nothing does. Throws a Failure where that cannot be seen. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (problem) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(problem) ?? '')) return undefined;
    throw fileFailure('use', path, problem);
  }
}

const CHUNK = 65_536;

/** All bytes of stdin. Throws a Failure where there are more than `most`. */
export function readStdin(most: number): Buffer {
  const chunks: Buffer[] = [];
  for (let total = 0; total <= most; ) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const length = readSome(chunk);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, length));
    total += length;
  }
  throw new Failure(`stdin has more than ${sizeText(most)}, the most that is read`);
}

function readSome(chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(0, chunk);
    } catch (problem) {
      // Nothing there yet, where whoever started us reads without waiting: look again in a moment.
      if (codeOf(problem) === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
      else if (codeOf(problem) === 'EOF') return 0;
      else throw fileFailure('read', 'stdin', problem);
    }
  }
}
