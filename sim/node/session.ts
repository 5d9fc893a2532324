// A run from an opened scenario to a results folder: the experiment over threads, rows into the journal as they come, and
// at the end the files of the interface. Also the way back: the report of a finished folder.

import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { choicesFor } from '../engine/choices.ts';
import { ENGINE } from '../engine/version.ts';
import type { Executor, StopSignal } from '../experiment/executor.ts';
import { serialExecutor } from '../experiment/executor.ts';
import type { Outcome, Progress } from '../experiment/experiment.ts';
import { runExperiment } from '../experiment/experiment.ts';
import { runReplicate } from '../experiment/replicate.ts';
import type { Setting } from '../experiment/setting.ts';
import { marketNumber, prepare } from '../experiment/setting.ts';
import { privateMemory } from '../kernel/memory.ts';
import type { Market } from '../market/market.ts';
import { shelves } from '../registry.ts';
import type { Origin } from '../report/assemble.ts';
import { reportData } from '../report/assemble.ts';
import { canPlay } from '../report/carried.ts';
import { errorsCsv, runsCsv, segmentsCsv, seriesCsv } from '../report/csv.ts';
import type { ReportData } from '../report/data.ts';
import { summaryJson } from '../report/json.ts';
import { firstPair } from '../report/pair.ts';
import { asYaml } from '../scenario/resolved.ts';
import { chooseLong } from './choosing.ts';
import { Failure } from './failure.ts';
import { FLIPS, keptFlips, lookForFlips } from './flips.ts';
import type { OpenFolder } from './folder.ts';
import { openFolder, readFolder } from './folder.ts';
import { CHOICES, choicesText, keepEarlier } from './kept-choices.ts';
import type { Opened } from './open.ts';
import { openText, ScenarioFailure } from './open.ts';
import { reportPage, requirePage } from './page.ts';
import type { Recording } from './record.ts';
import { RECORD, recordIn } from './record.ts';
import { survey } from './survey.ts';
import type { ThreadExecutor } from './threads.ts';
import { threadExecutor } from './threads.ts';

/** Milliseconds after which progress is shown and an interruption noticed, between replicates. */
const PAUSE_EVERY = 10;

export interface SessionOptions {
  readonly folder: string;
  /** Threads; undefined: as many as the machine has. */
  readonly jobs?: number;
  readonly overwrite?: boolean;
  /** The code of a thread, where it is not the built one. */
  readonly worker?: URL;
  readonly signal: StopSignal;
  /** Does not look for what would turn the verdict. */
  readonly noFlip?: boolean;
  /** What people of files are called goes into the report. */
  readonly withIds?: boolean;
  progress(progress: Progress): void;
  /** Told how much of the first market is built, 0 … 1. */
  building?(share: number): void;
  /** Told how many sets are drawn for whom to seed in it. */
  choosing?(sets: number): void;
  /** Told now and then how far a replicate under way is. */
  step?(campaign: string, step: number): void;
  /** Told how far the search for what would turn the verdict is. */
  searching?(done: number, total: number): void;
  /** Told how much of the spread is recorded, where a page cannot play it. */
  recording?(done: number, total: number): void;
  /** Told the folder once it is open, so that it can be closed whatever happens. */
  opened?(folder: OpenFolder): void;
}

export interface Finished {
  readonly outcome: Outcome;
  /** Undefined where the run was stopped before its end. */
  readonly data: ReportData | undefined;
}

/** Runs what is missing of a scenario and writes its results. Throws a Failure before computing where it may not. */
export async function runToFolder(opened: Opened, options: SessionOptions): Promise<Finished> {
  requirePage();
  const setting = prepare(opened.scenario, shelves, opened.files);
  const market = survey(opened, setting, threadsFor(setting, 0, options.jobs), options.building);
  const { max } = opened.scenario.replicates;
  const folder = openFolder(options.folder, identity(opened, options.folder), max, options.overwrite === true);
  options.opened?.(folder);
  try {
    return await runIn(folder, opened, setting, market, options);
  } finally {
    folder.close();
  }
}

async function runIn(
  folder: OpenFolder,
  opened: Opened,
  setting: Setting,
  market: Market,
  options: SessionOptions,
): Promise<Finished> {
  const started = Date.now();
  const before = folder.rows.size;
  const jobs = threadsFor(setting, before, options.jobs);
  const { chosen, outcome } = await compute(folder, opened, setting, market, jobs, options);
  const { results, planned, failures, complete } = outcome;
  const done = results.rows.length;
  folder.describe({ planned, done, failed: failures.length });
  const seconds = (Date.now() - started) / 1000;
  const machine = `Node ${process.version} on ${process.platform} ${process.arch}, ${availableParallelism()} processors`;
  folder.log(
    `${new Date().toISOString()} ${complete ? 'finished' : 'stopped'}: ${done} of ${planned} replicates, ` +
      `${failures.length} failed, ${before} were there; ${seconds.toFixed(1)} s with ${jobs} threads; ${machine}`,
  );
  if (!complete || !chosen) return { outcome, data: undefined };
  const flips = await flipsFor(folder, outcome, jobs, options);
  const data = await dataOf(outcome, opened, market, { flips, withIds: options.withIds }, folder.path, {
    signal: options.signal,
    keep: (contents) => folder.write(RECORD, contents),
    onDone: (done, total) => options.recording?.(done, total),
  });
  folder.write('runs.csv', runsCsv(results));
  folder.write('series.csv', seriesCsv(data.series));
  folder.write('segments.csv', segmentsCsv(data.campaigns));
  folder.write('summary.json', summaryJson(data));
  const address = { seed: opened.scenario.seed, engine: ENGINE };
  folder.write('errors.csv', failures.length > 0 ? errorsCsv(failures, address) : undefined);
  folder.write('report.html', reportPage(data));
  return { outcome, data };
}

/** Found before or now; undefined where it is not asked for. */
async function flipsFor(folder: OpenFolder, { results }: Outcome, jobs: number, options: SessionOptions) {
  if (options.noFlip === true || results.replicates.length < 2) return undefined;
  const kept = keptFlips(folder.path, results);
  if (kept !== undefined) return kept;
  const { worker, signal, searching } = options;
  const progress = (done: number, total: number) => searching?.(done, total);
  const found = await lookForFlips(results, { jobs, worker, signal, progress });
  folder.write(FLIPS, found?.contents);
  return found?.flips;
}

/** Chooses whom to seed and runs what is missing. */
async function compute(
  folder: OpenFolder,
  { resolved, files }: Opened,
  setting: Setting,
  market: Market,
  jobs: number,
  { progress, step, choosing, signal, worker, jobs: asked = availableParallelism() }: SessionOptions,
): Promise<{ chosen: boolean; outcome: Outcome }> {
  const data = { resolved: [JSON.stringify(resolved)], files };
  const marketOf = (replicate: number) => marketNumber(setting, replicate);
  const threads = asked > 1 ? threadExecutor(data, { jobs: asked, marketOf, entry: worker }) : undefined;
  try {
    keepEarlier(folder.path, market, setting);
    const choices = await chooseLong(market, setting, { signal, jobs: asked, threads, told: choosing });
    if (choices !== undefined) folder.write(CHOICES, choicesText(choices));
    const executor = choices === undefined ? NOBODY : executorFor(setting, market, jobs, threads);
    const outcome = await runExperiment(setting, executor, folder, { progress, step }, signal);
    return { chosen: choices !== undefined, outcome };
  } finally {
    await threads?.close();
  }
}

/** Lets the rest of the process have its turn now and then: a turn can cost more than a replicate. */
function pauses(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < PAUSE_EVERY) return undefined;
    return new Promise<void>((go) =>
      setImmediate(() => {
        last = performance.now();
        go();
      }),
    );
  };
}

/** Runs no replicate. */
const NOBODY: Executor = { run: () => Promise.resolve() };

function executorFor(setting: Setting, market: Market, jobs: number, threads: ThreadExecutor | undefined): Executor {
  if (threads !== undefined && jobs > 1) {
    threads.know(0, { market, choices: choicesFor(market, setting.scenario, shelves) });
    return threads;
  }
  return serialExecutor(setting, privateMemory, pauses(), runReplicate, market);
}

/** As many threads as asked for or as the machine has, and no more than there are replicates to run. */
export function threadsFor({ scenario }: Setting, before: number, asked = availableParallelism()): number {
  return Math.max(1, Math.min(asked, scenario.replicates.max - before));
}

/** What a results folder is of. */
function identity({ resolved, scenario, base, files }: Opened, folder: string) {
  const inputsFrom = files.size === 0 ? undefined : relative(folder, base).replaceAll('\\', '/') || '.';
  return { resolved, engine: ENGINE, seed: scenario.seed, inputsFrom };
}

/**
 * What the report shows: from the same scenario and rows the same, however the run was started. A spread that its page
 * could not play is recorded.
 */
async function dataOf(
  outcome: Outcome,
  { resolved, warnings }: Opened,
  market: Market,
  more: Pick<Origin, 'flips' | 'withIds'>,
  folder: string,
  recording: Recording,
): Promise<ReportData> {
  const { setting } = outcome.results;
  const data = reportData(outcome, {
    market,
    noticed: warnings.map(({ message }) => message),
    scenario: asYaml(resolved),
    command: 'wom run scenario.yaml',
    ...more,
  });
  if (canPlay(setting, market, data.carried)) return data;
  return { ...data, recorded: await recordIn(folder, setting, market, firstPair(data), recording) };
}

export interface ReportOptions {
  /** A folder beside the one that its input files came from. */
  readonly data?: string;
  readonly withIds?: boolean;
}

/** The report of a finished results folder again. Throws a Failure where it is not finished. */
export async function reportOf(path: string, { data, withIds }: ReportOptions = {}): Promise<ReportData> {
  const { rows } = readFolder(path);
  const opened = openResults(path, data);
  const setting = prepare(opened.scenario, shelves, opened.files);
  const store = { rows, append() {} };
  const outcome = await runExperiment(setting, NOBODY, store, { progress() {} }, { aborted: false });
  if (!outcome.complete) {
    const { planned, results } = outcome;
    throw new Failure(`${path} holds ${results.rows.length} of ${planned} replicates: wom run finishes it`);
  }
  const market = survey(opened, setting);
  const more = { flips: keptFlips(path, outcome.results), withIds };
  return dataOf(outcome, opened, market, more, path, { signal: { aborted: false }, keep() {}, onDone() {} });
}

/** The scenario of a results folder, its input files checked against their hashes. */
export function openResults(path: string, data?: string): Opened {
  const { manifest } = readFolder(path);
  if (manifest.engine !== ENGINE) {
    throw new Failure(`${path} was made by engine ${manifest.engine}; this is engine ${ENGINE}, whose results differ`);
  }
  const base = `${path}/${manifest.inputsFrom ?? '.'}`;
  const file = `${path}/manifest.json`;
  try {
    // A stranger's results may name any file: only those are read whose contents were known when they were made.
    return { ...openText(JSON.stringify(manifest.resolved), file, base, { data, checked: true }), results: path };
  } catch (problem) {
    if (!(problem instanceof ScenarioFailure)) throw problem;
    throw new Failure(`${file} cannot be used again: ${problem.problems[0].message}`);
  }
}
