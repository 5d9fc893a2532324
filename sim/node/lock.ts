// One writer to a results folder. The lock names a process: its id and, where /proc tells it, when that process began,
// so that a number used again does not count. The lock of a dead process does not count either; it is moved aside under
// a name of our own first, so that of two who find it only one removes it.

import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, Failure, fileFailure } from './failure.ts';
import { readPlain } from './plain.ts';

export const LOCK = 'lock';
const MOST_TRIES = 20;

/** Takes the lock of a folder and returns what gives it back. Throws a Failure where another process is writing. */
export function lock(folder: string): () => void {
  const path = join(folder, LOCK);
  const own = `${process.pid} ${startOf(process.pid)}\n`;
  const mine = join(folder, `.${LOCK}.${process.pid}.tmp`);
  try {
    writeFileSync(mine, own);
    for (let tries = 0; ; tries++) {
      if (linked(mine, path)) break;
      const holder = read(path);
      if (holder === undefined && tries > MOST_TRIES) throw new Failure(`${path} is in the way: it is no lock of wom`);
      if (holder !== undefined && (alive(holder) || tries > MOST_TRIES)) throw busy(folder, holder);
      if (holder !== undefined) removeDead(path, holder, `${mine}.dead`);
    }
  } catch (problem) {
    throw problem instanceof Failure ? problem : fileFailure('write into', folder, problem);
  } finally {
    rmSync(mine, { force: true });
  }
  return () => {
    if (read(path) === own) rmSync(path, { force: true });
  };
}

/** A link appears with its contents, at once, and only where nothing stands. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (problem) {
    if (codeOf(problem) === 'EEXIST') return false;
    throw problem;
  }
}

function removeDead(path: string, seen: string, aside: string): void {
  try {
    renameSync(path, aside);
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return;
    throw problem;
  }
  // Somebody may have replaced the dead lock by a living one between our look and our move: put that back.
  if (read(aside) !== seen) linked(aside, path);
  rmSync(aside, { force: true });
}

function read(path: string): string | undefined {
  try {
    return readPlain(path, { name: path, most: 4096, noLink: true }).toString();
  } catch {
    return undefined;
  }
}

function alive(holder: string): boolean {
  const [pid, start] = holder.trim().split(' ');
  if (!/^[1-9]\d*$/.test(pid)) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (problem) {
    if (codeOf(problem) !== 'EPERM') return false;
  }
  const now = startOf(Number(pid));
  return start === undefined || now === '?' || start === '?' || start === now;
}

/** When a process began, in the system's ticks since it started up; '?' where that is not told. */
function startOf(pid: number): string {
  const stat = read(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '?';
}

function busy(folder: string, holder: string): Failure {
  const pid = holder.trim().split(' ')[0];
  return new Failure(`${folder} is being written by process ${pid}: wait for it, or give another folder with -o`);
}
