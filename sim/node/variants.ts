// Several scenarios in a few worlds each, over the same threads: what the search for assumptions that turn a verdict needs.
// Jobs are numbered so that each names a scenario and a replicate (see ThreadData).

import { isDeepStrictEqual } from 'node:util';
import type { StopSignal } from '../experiment/executor.ts';
import { OneMarket } from '../experiment/one-market.ts';
import { runReplicate } from '../experiment/replicate.ts';
import type { Setting } from '../experiment/setting.ts';
import { marketNumber } from '../experiment/setting.ts';
import { privateMemory } from '../kernel/memory.ts';
import type { Market } from '../market/market.ts';
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

/** A replicate of a setting, and the market that it is run in: the number of that market among those of a setting like it. */
interface Job {
  readonly setting: number;
  readonly replicate: number;
  readonly like: number;
  readonly market: number;
}

/** All there is to run, market by market, so that none has to be built twice. */
function jobsOf(settings: readonly Setting[], replicates: readonly number[]): Job[] {
  const likes = settings.map((setting) => settings.findIndex((other) => sameMarkets(other, setting)));
  const jobs = likes.flatMap((like, setting) =>
    replicates.map((replicate) => ({ setting, replicate, like, market: marketNumber(settings[setting], replicate) })),
  );
  return jobs.sort((one, other) => one.market - other.market || one.like - other.like);
}

function sameMarkets({ scenario: one }: Setting, { scenario: other }: Setting): boolean {
  return one.seed === other.seed && isDeepStrictEqual(one.market, other.market);
}

async function serially(
  settings: readonly Setting[],
  replicates: readonly number[],
  { signal }: VariantOptions,
  keep: Keep,
): Promise<void> {
  const one = new OneMarket(privateMemory);
  for (const { setting, replicate, like, market } of jobsOf(settings, replicates)) {
    await new Promise<void>((go) => setImmediate(go));
    if (signal.aborted) return;
    const row = rowOrNone(settings[setting], replicate, () => one.lend(settings[like], market));
    keep(setting, replicate, row);
  }
}

function rowOrNone(setting: Setting, replicate: number, market: () => Market): Float64Array | undefined {
  try {
    return runReplicate(setting, market(), replicate);
  } catch {
    return undefined;
  }
}

async function threaded(
  settings: readonly Setting[],
  replicates: readonly number[],
  { jobs: threads, worker, signal }: VariantOptions,
  keep: Keep,
): Promise<void> {
  const count = settings.length;
  // As threads number them.
  const jobs = new Map(jobsOf(settings, replicates).map((job) => [job.replicate * count + job.setting, job]));
  const marketOf = (number: number) => jobs.get(number)!.market * count + jobs.get(number)!.like;
  const resolved = settings.map(({ scenario }) => JSON.stringify(resolve(scenario, shelves)));
  const executor = threadExecutor({ resolved, files: settings[0].files }, { jobs: threads, marketOf, entry: worker });
  const told = (number: number, row?: Float64Array) =>
    keep(jobs.get(number)!.setting, jobs.get(number)!.replicate, row);
  try {
    await executor.run([...jobs.keys()], { row: told, failed: (number) => told(number) }, signal);
  } finally {
    await executor.close();
  }
}
