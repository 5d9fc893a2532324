// Files written whole or not at all: to a temporary name in the same folder, to the disk, then renamed. Renaming replaces
// a symbolic link instead of following it, so nothing is ever written outside the folder.

import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileFailure } from './failure.ts';

/** Writes a file whole. One that holds these bytes already is left alone. Throws a Failure naming the path. */
export function writeWhole(path: string, contents: string | Uint8Array): void {
  const bytes = typeof contents === 'string' ? Buffer.from(contents) : contents;
  if (holds(path, bytes)) return;
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
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
