// The experiment: works off the replicates that are still missing and decides when there are enough. The stopping rule
// is looked at on a fixed schedule over replicates 0 … n − 1 in order, so that neither threads nor a resumed run change
// what it sees.

import { difference, estimate } from './estimate.ts';
import type { Executor, StopSignal } from './executor.ts';
import type { Results } from './results.ts';
import { campaignPlace, metricPlace } from './results.ts';
import { fits } from './row.ts';
import type { Setting } from './setting.ts';

/** Rows that are there already, and where new ones go. */
export interface Store {
  readonly rows: ReadonlyMap<number, Float64Array>;
  append(replicate: number, row: Float64Array): void;
}

export interface Progress {
  /** Replicates finished, those among them that were there before. */
  readonly done: number;
  readonly failed: number;
  /** Replicates planned as of now; the stopping rule may raise it, up to `most`. */
  readonly total: number;
  readonly most: number;
}

export interface Hooks {
  progress(progress: Progress): void;
  /** Told now and then how far a replicate under way is. */
  step?(campaign: string, step: number): void;
}

export interface Failure {
  readonly replicate: number;
  readonly reason: string;
}

export interface Outcome {
  readonly results: Results;
  /** How many replicates were asked for in the end. */
  readonly planned: number;
  readonly failures: readonly Failure[];
  /** False where the signal stopped it before the end. */
  readonly complete: boolean;
  readonly warnings: readonly string[];
}

/** When the stopping rule is looked at next: after 1.25 times as many replicates, rounded up, at most `max`. */
export function nextLook(replicates: number, max: number): number {
  return Math.min(max, Math.max(replicates + 1, Math.ceil(replicates * 1.25)));
}

/** Runs what is missing until the scenario's replicates are done, its rule is met, or the signal says stop. */
export async function runExperiment(
  setting: Setting,
  executor: Executor,
  store: Store,
  hooks: Hooks,
  signal: StopSignal,
): Promise<Outcome> {
  const { min, max, until } = setting.scenario.replicates;
  const rows: Rows = [];
  for (const [replicate, row] of store.rows) if (fits(setting.layout, row)) rows[replicate] = row;
  const failures: Failure[] = [];
  let planned = until === undefined ? max : Math.min(min, max);

  for (;;) {
    const all = await workOff(setting, executor, store, hooks, signal, { rows, failures, planned });
    const results = finishedUpTo(setting, rows, planned);
    const enough = all && (until === undefined || preciseEnough(results));
    if (!all || enough || planned >= max) {
      const warnings = all && !enough ? [tooWide(max, until!.metric)] : [];
      failures.sort((a, b) => a.replicate - b.replicate);
      return { results, planned, failures, complete: all, warnings };
    }
    planned = nextLook(planned, max);
  }
}

/** By replicate, as far as they are there. */
type Rows = (Float64Array | undefined)[];

interface State {
  readonly rows: Rows;
  readonly failures: Failure[];
  readonly planned: number;
}

/** Has the missing ones among replicates 0 … planned − 1 run. True where all are accounted for. */
async function workOff(
  setting: Setting,
  executor: Executor,
  store: Store,
  hooks: Hooks,
  signal: StopSignal,
  { rows, failures, planned }: State,
): Promise<boolean> {
  const settled = new Set(failures.map(({ replicate }) => replicate));
  const missing: number[] = [];
  for (let r = 0; r < planned; r++) if (rows[r] === undefined && !settled.has(r)) missing.push(r);
  let left = missing.length;
  const tell = () => {
    const failed = failures.length;
    hooks.progress({ done: planned - left - failed, failed, total: planned, most: setting.scenario.replicates.max });
  };
  tell();
  if (left === 0) return true;
  await executor.run(
    missing,
    {
      row(replicate, row) {
        rows[replicate] = row;
        store.append(replicate, row);
        left--;
        tell();
      },
      failed(replicate, reason) {
        failures.push({ replicate, reason });
        left--;
        tell();
      },
      step: hooks.step,
    },
    signal,
  );
  return left === 0;
}

/** The finished ones among replicates 0 … planned − 1, in order. */
function finishedUpTo(setting: Setting, rows: Rows, planned: number): Results {
  const replicates: number[] = [];
  const finished: Float64Array[] = [];
  for (let replicate = 0; replicate < planned; replicate++) {
    const row = rows[replicate];
    if (row === undefined) continue;
    replicates.push(replicate);
    finished.push(row);
  }
  return { setting, replicates, rows: finished };
}

/** Whether every compared difference is known as closely as the stopping rule asks. */
function preciseEnough(results: Results): boolean {
  const { replicates, compare } = results.setting.scenario;
  const { metric: name, halfWidth, relative } = replicates.until!;
  const m = metricPlace(results, name);
  const unit = results.setting.metrics[m].unit === 'money' ? 100 : 1;
  return compare.every(([of, against]) => {
    const c = campaignPlace(results, of);
    const { low, high } = difference(results, c, campaignPlace(results, against), m);
    const wanted = relative ? halfWidth * Math.abs(estimate(results, c, m).mean) : halfWidth * unit;
    return (high - low) / 2 <= wanted;
  });
}

function tooWide(max: number, metric: string): string {
  return `${max} replicates, the most allowed, did not make the interval of ${metric} as narrow as asked for`;
}
