// Several scenarios in a few worlds each, over the same threads: what the search for assumptions that turn a verdict needs.
// Jobs are numbered so that each names a scenario and a replicate (see ThreadData).

import type { StopSignal } from '../experiment/executor.ts';
import { OneMarket } from '../experiment/one-market.ts';
import { runReplicate } from '../experiment/replicate.ts';
import type { Setting } from '../experiment/setting.ts';
import { marketNumber } from '../experiment/setting.ts';
import { privateMemory } from '../kernel/memory.ts';
import { shelves } from '../registry.ts';
import { resolve } from '../scenario/resolved.ts';
import { threadExecutor } from './threads.ts';

export interface VariantOptions {
  readonly jobs: number;
  readonly worker?: URL;
  readonly signal: StopSignal;
  /** Told after each job how many are done, of how many. */
  progress(done: number, total: number): void;
}

/**
 * Rows by setting, then by replicate, in the order given; no rows of a setting in which a replicate failed, and undefined
 * where the signal stopped it.
 */
export async function runVariants(
  settings: readonly Setting[],
  replicates: readonly number[],
  options: VariantOptions,
): Promise<Float64Array[][] | undefined> {
  const rows: Float64Array[][] = settings.map(() => []);
  const failed = new Set<number>();
  const total = settings.length * replicates.length;
  let done = 0;
  const keep: Keep = (setting, replicate, row) => {
    if (row === undefined) failed.add(setting);
    else rows[setting][replicates.indexOf(replicate)] = row;
    options.progress(++done, total);
  };
  if (total > 0) await (options.jobs === 1 ? serially : threaded)(settings, replicates, options, keep);
  return done === total ? rows.map((own, setting) => (failed.has(setting) ? [] : own)) : undefined;
}

/** Takes a row; undefined: the replicate failed. */
type Keep = (setting: number, replicate: number, row: Float64Array | undefined) => void;

async function serially(
  settings: readonly Setting[],
  replicates: readonly number[],
  { signal }: VariantOptions,
  keep: Keep,
): Promise<void> {
  const one = new OneMarket(privateMemory);
  for (const [place, setting] of settings.entries()) {
    for (const replicate of replicates) {
      await new Promise<void>((go) => setImmediate(go));
      if (signal.aborted) return;
      keep(place, replicate, rowOrNone(one, setting, replicate));
    }
  }
}

function rowOrNone(one: OneMarket, setting: Setting, replicate: number): Float64Array | undefined {
  try {
    return runReplicate(setting, one.lend(setting, marketNumber(setting, replicate)), replicate);
  } catch {
    return undefined;
  }
}

async function threaded(
  settings: readonly Setting[],
  replicates: readonly number[],
  { jobs, worker, signal }: VariantOptions,
  keep: Keep,
): Promise<void> {
  const count = settings.length;
  const settingOf = (job: number) => job % count;
  const replicateOf = (job: number) => Math.floor(job / count);
  const marketOf = (job: number) => marketNumber(settings[settingOf(job)], replicateOf(job)) * count + settingOf(job);
  const resolved = settings.map(({ scenario }) => JSON.stringify(resolve(scenario, shelves)));
  const executor = threadExecutor({ resolved, files: settings[0].files }, { jobs, marketOf, entry: worker });
  const wanted = replicates.flatMap((replicate) => settings.map((_, place) => replicate * count + place));
  try {
    await executor.run(
      wanted.sort((one, other) => one - other),
      {
        row: (job, row) => keep(settingOf(job), replicateOf(job), row),
        failed: (job) => keep(settingOf(job), replicateOf(job), undefined),
      },
      signal,
    );
  } finally {
    await executor.close();
  }
}
