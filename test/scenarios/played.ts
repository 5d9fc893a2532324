// What the tests of the shipped scenarios share: a folder with all of them in it, and a scenario run there as it stands or
// changed, in a few worlds, so that what it and the catalogue claim can be held against what comes out.

import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { built, Place } from '../scripts/wom.ts';

export const folder = fileURLToPath(new URL('../../scenarios/', import.meta.url));
export const text = (name: string) => readFileSync(join(folder, name), 'utf8');
export const place = new Place();

/** What makes a scenario that is marked as long a short one: a test runs none as it stands. */
export const shortened = (name: string): string[] =>
  name.endsWith('nation.yaml') ? ['--set', 'market.network.people=200000'] : [];

/** For `beforeAll`. */
export function ready(): void {
  built();
  cpSync(folder, place.path, { recursive: true });
}

export interface File {
  title: string;
  about: string;
  sources: string[];
  steps: number;
  metrics?: string[];
  compare?: string[][];
  market: { network: Record<string, unknown>; segments?: Record<string, unknown>[] };
  spread: Record<string, unknown>;
  campaigns: Record<string, Record<string, unknown>[]>;
}

interface Difference {
  readonly of: string;
  readonly against: string;
  readonly metric: string;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly probability: number;
}
type Campaigns = Record<string, { metrics: Record<string, { mean: number; sd: number }> }>;

/** Leaves only these campaigns, and what compares them by default. */
export const only =
  (...names: string[]) =>
  (file: File) => {
    file.campaigns = Object.fromEntries(names.map((name) => [name, file.campaigns[name]]));
    delete file.compare;
  };

/** A scenario as changed, in a few worlds: its differences `of − against, metric`, with 95 % intervals. */
export function played(name: string, replicates: number, metrics: string[], change: (file: File) => void = () => {}) {
  const file: File = { ...parse(text(name)), metrics };
  change(file);
  // With few people the work is done sooner than threads are started.
  const jobs = Number(file.market.network.people ?? 0) < 5000 ? ['-j', '1'] : [];
  const run = [
    'run',
    '--no-flip',
    'changed.yaml',
    '-n',
    String(replicates),
    '--json',
    '-q',
    '--overwrite',
    '-o',
    'changed',
    ...jobs,
  ];
  place.write('changed.yaml', stringify(file));
  const { status, stdout, stderr } = place.wom(run);
  if (status !== 0) throw new Error(stderr);
  const { campaigns, differences } = JSON.parse(stdout) as { campaigns: Campaigns; differences: Difference[] };
  const find = (of: string, against: string, metric: string) =>
    differences.find((one) => one.of === of && one.against === against && one.metric === metric)!;
  return { campaigns, find };
}
