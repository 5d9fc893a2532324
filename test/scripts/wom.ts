// Runs the command as a user does, in a folder of its own whose path has a space in it.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const command = join(root, 'scripts', 'wom.mjs');

/** Builds what is out of date; for `beforeAll`. */
export function built(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the build failed: ${stderr}`);
}

/** Colours are decided by each test, not by who runs it. */
const plainly = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, WOM_DEBUG: undefined };

export class Place {
  readonly path = mkdtempSync(join(tmpdir(), 'wom e2e '));

  write(name: string, text: string | Uint8Array): void {
    writeFileSync(join(this.path, name), text);
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8');
  }

  wom(args: readonly string[], { input = '', env = {} }: { input?: string; env?: NodeJS.ProcessEnv } = {}) {
    const options = { cwd: this.path, encoding: 'utf8' as const, input, env: { ...plainly, ...env } };
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], options);
    return { status, stdout, stderr };
  }

  start(args: readonly string[]): ChildProcess {
    return spawn(process.execPath, [command, ...args], { cwd: this.path, env: plainly });
  }
}

/** How a process ended, and what it said on stderr. */
export function ended(child: ChildProcess): Promise<{ code: number | null; signal: string | null; stderr: string }> {
  let stderr = '';
  child.stderr!.on('data', (piece) => {
    stderr += piece;
  });
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, stderr })));
}

/** Waits until something holds; gives up after 20 seconds. */
export async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 2000) throw new Error('waited for 20 seconds in vain');
    await new Promise((go) => setTimeout(go, 10));
  }
}

/** A small scenario that is quick and has something of everything. */
export const SMALL = `title: Small fight
seed: small
steps: 12
replicates: 12
market:
  network: {type: watts-strogatz, people: 300, ties: 6, rewiring: 0.1}
  redraw: 4
product: {quality: 0.8, price: 400, margin: 120}
spread: {model: bass, p: 0.03 per year, q: 2 per year}
budget: 1000
campaigns:
  big bang:
    - {lever: broadcast, spend: 1000, weeks: 1-4, costPerThousand: 32}
  "10":
    - {lever: seed, strategy: random, count: 10, costEach: 100}
metrics: [adopters, npv, spend, timeToHalf, roi]
`;

/** The files that must be the same to the byte, however they came about. */
export const RESULTS = ['runs.csv', 'series.csv', 'summary.json', 'flips.json', 'report.html'];
