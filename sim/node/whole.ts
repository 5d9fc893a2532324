// Files written whole or not at all: to a temporary name in the same folder, to the disk, then renamed. Renaming replaces
// a symbolic link instead of following it, so nothing is ever written outside the folder.

import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { codeOf, Failure, fileFailure } from './failure.ts';
import { statOf } from './plain.ts';

/** Writes a file whole. One that holds these bytes already is left alone. Throws a Failure naming the path. */
export function writeWhole(path: string, contents: string | Uint8Array): void {
  const bytes = typeof contents === 'string' ? Buffer.from(contents) : contents;
  if (refuseSpecial(path) === bytes.length && holds(path, bytes)) return;
  const partial = partialOf(path);
  try {
    rmSync(partial, { force: true });
    const file = openSync(partial, 'wx');
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(partial, path);
    syncFolder(dirname(path));
  } catch (problem) {
    rmSync(partial, { force: true });
    throw fileFailure('write', path, problem);
  }
}

/**
 * Writes a file whole from pieces of text, packed with gzip where its name ends in .gz; no more than a few pieces are in
 * memory at once. Throws a Failure naming the path, or whatever making the pieces throws. Ctrl-C leaves nothing behind.
 */
export async function writePieces(path: string, pieces: Iterable<string>): Promise<void> {
  refuseSpecial(path);
  const partial = partialOf(path);
  const drop = () => {
    rmSync(partial, { force: true });
    process.exit(130);
  };
  process.on('SIGINT', drop).on('SIGTERM', drop);
  try {
    rmSync(partial, { force: true });
    await writeAll(partial, pieces, path.toLowerCase().endsWith('.gz'));
    renameSync(partial, path);
    syncFolder(dirname(path));
  } catch (problem) {
    rmSync(partial, { force: true });
    throw codeOf(problem) === undefined ? problem : fileFailure('write', path, problem);
  } finally {
    process.off('SIGINT', drop).off('SIGTERM', drop);
  }
}

/** Writes a new file, to the disk. */
async function writeAll(path: string, pieces: Iterable<string>, packed: boolean): Promise<void> {
  const file = await open(path, 'wx');
  try {
    const write = async (source: AsyncIterable<string | Uint8Array>) => {
      for await (const piece of source) await file.appendFile(piece);
    };
    if (packed) await pipeline(Readable.from(pieces), createGzip(), write);
    else await pipeline(Readable.from(pieces), write);
    await file.sync();
  } finally {
    await file.close();
  }
}

function partialOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
}

/**
 * Devices and pipes are not replaced by a file, nor are links to what a process has open: /dev/null and /dev/stdout stay
 * what they are. Returns the size of a file that is there.
 */
function refuseSpecial(path: string): number | undefined {
  const there = statOf(path);
  if (there === undefined) return undefined;
  if (there.isFile() && !isOpenFile(path)) return there.size;
  throw new Failure(
    `cannot write ${path}: it is ${there.isDirectory() ? 'a folder' : 'no file (- stands for stdout)'}`,
  );
}

function isOpenFile(path: string): boolean {
  return lstatSync(path).isSymbolicLink() && readlinkSync(path).startsWith('/proc/');
}

function holds(path: string, bytes: Uint8Array): boolean {
  try {
    return readFileSync(path).equals(bytes);
  } catch {
    return false;
  }
}

/** Makes a rename last through a power cut; where folders cannot be opened this is left to the system. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    // Some systems cannot sync a folder; the file itself is safe.
  }
}
