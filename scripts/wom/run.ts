// wom run FILE: all campaigns of a scenario, paired; the table and the verdict on stdout, everything in a folder.

import { join } from 'node:path';
import { Command } from 'commander';
import type { OpenFolder } from '../../sim/node/folder.ts';
import type { ReportData } from '../../sim/report/data.ts';
import { dataOption, filled, idsOption, jsonOption, seedOption, setOption, whole } from './options.ts';
import { progressLine } from './progress.ts';
import { stopOnSignal } from './stop.ts';
import { print, say, style } from './terminal.ts';

interface Options {
  readonly out?: string;
  readonly seed?: string;
  readonly replicates?: number;
  readonly jobs?: number;
  readonly set: string[];
  readonly data?: string;
  readonly json?: boolean;
  readonly dryRun?: boolean;
  readonly overwrite?: boolean;
  readonly quiet?: boolean;
  /** False with --no-flip. */
  readonly flip?: boolean;
  readonly withIds?: boolean;
}

export function run(): Command {
  return new Command('run')
    .description('all campaigns of a scenario, paired: same market, same luck')
    .argument('<file>', 'the scenario; - is stdin')
    .option('-o, --out <dir>', 'the results folder (default: results/ and the name of the file)', filled)
    .addOption(seedOption())
    .option('-n, --replicates <n>', 'exactly so many replicates', whole(1, 1_000_000))
    .option('-j, --jobs <n>', 'threads (default: as many as the machine has)', whole(1, 256))
    .addOption(setOption())
    .addOption(dataOption())
    .addOption(jsonOption('the summary'))
    .option('--dry-run', 'only tell what would be run and what it would cost')
    .option('--overwrite', 'replace other results in the folder')
    .option('--no-flip', 'do not look for assumptions that would turn the verdict')
    .addOption(idsOption())
    .option('-q, --quiet', 'no progress and no remarks')
    .action(perform);
}

async function perform(file: string, options: Options): Promise<void> {
  const { openScenario, stemOf } = await import('../../sim/node/open.ts');
  const { set, seed, replicates, data, quiet = false } = options;
  const opened = openScenario(file, { sets: set, seed, replicates, data });
  const { formatProblems, printable } = await import('../../sim/scenario/report.ts');
  if (!quiet && opened.warnings.length > 0) say(formatProblems(opened.warnings));
  const folder = options.out ?? join('results', stemOf(opened.file));
  if (options.dryRun) {
    const { dryRun } = await import('./dry-run.ts');
    return print(dryRun(opened, folder, options.jobs));
  }

  const { runToFolder } = await import('../../sim/node/session.ts');
  const stop = stopOnSignal('the replicates under way');
  const line = progressLine(quiet);
  const { steps, untilQuiet } = opened.scenario.clock;
  const of = untilQuiet ? '' : ` of ${steps}`;
  let open: OpenFolder | undefined;
  process.once('exit', () => open?.close());
  try {
    const { outcome, data: results } = await runToFolder(opened, {
      folder,
      jobs: options.jobs,
      overwrite: options.overwrite,
      signal: stop.signal,
      noFlip: options.flip === false,
      withIds: options.withIds,
      progress: (progress) => line.show(progress),
      building: (share) => line.detail(() => `building the market: ${Math.floor(share * 100)} %`),
      choosing: (sets) => line.detail(() => `choosing whom to seed: ${sets.toLocaleString('en')} sets drawn`),
      step: (campaign, step) => line.detail(() => `${campaign}, step ${step}${of}`),
      searching: (done, total) => line.show({ done, total, most: total, failed: 0, what: 'variants' }),
      recording: (done, total) => line.show({ done, total, most: total, failed: 0, what: 'parts of the record' }),
      opened: (opened) => {
        open = opened;
      },
    });
    line.end();
    if (results === undefined) {
      say(
        `stopped: ${outcome.results.rows.length} of ${outcome.planned} replicates are kept in ${printable(folder)}; run it again to go on`,
      );
      process.exitCode = 130;
      return;
    }
    if (outcome.failures.length > 0) {
      say(
        `${outcome.failures.length} of ${outcome.planned} replicates failed: ${printable(join(folder, 'errors.csv'))} tells why`,
      );
      process.exitCode = 1;
    }
    await show(results, folder, options);
  } finally {
    line.end();
    stop.end();
  }
}

async function show(results: ReportData, folder: string, { json, quiet }: Options): Promise<void> {
  if (json) {
    const { summaryJson } = await import('../../sim/report/json.ts');
    return print(summaryJson(results));
  }
  const { resultsTable } = await import('../../sim/report/table.ts');
  const { leaningText } = await import('../../sim/report/leaning.ts');
  const { printable } = await import('../../sim/scenario/report.ts');
  const { flipsText } = await import('../../sim/report/flips.ts');
  const { sentence, reminder } = results.verdict;
  const width = process.stdout.isTTY ? process.stdout.columns : undefined;
  const turns = flipsText(results.flips, width).trimEnd();
  const leaning = leaningText(results.assumptions, width).trimEnd();
  const verdict = [style('bold', sentence), reminder, ...(turns === '' ? [] : [turns]), leaning];
  print([style('bold', results.title), '', resultsTable(results, width), ...verdict].join('\n'));
  const note = style('yellow', 'note:', process.stderr);
  const told = [...results.warnings, ...(results.promises ?? [])];
  if (!quiet) for (const words of told) say(`${note} ${printable(words)}`);
  print(`\nreport: ${printable(join(folder, 'report.html'))}`);
}
