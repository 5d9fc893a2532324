// wom breakeven FILE: what one advocate may cost, by the closed form and by simulation, and why the two differ.

import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import { dataOption, jsonOption, seedOption, setOption, whole } from './options.ts';
import { progressLine } from './progress.ts';
import { stopOnSignal } from './stop.ts';
import { print, say, style } from './terminal.ts';

/** Worlds unless asked otherwise: each takes about as long as ten campaigns. */
const WORLDS = 40;

interface Options {
  readonly seed?: string;
  readonly replicates?: number;
  readonly jobs?: number;
  readonly set: string[];
  readonly data?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export function breakeven(): Command {
  return new Command('breakeven')
    .description('what one advocate may cost: the closed form beside the simulated border')
    .argument('<file>', 'the scenario; - is stdin')
    .addOption(seedOption())
    .option(
      '-n, --replicates <n>',
      `in so many worlds (default: as many as the scenario has, at most ${WORLDS})`,
      whole(1),
    )
    .option('-j, --jobs <n>', 'threads (default: as many as the machine has)', whole(1))
    .addOption(setOption())
    .addOption(dataOption())
    .addOption(jsonOption('the borders'))
    .option('-q, --quiet', 'no progress and no remarks')
    .action(perform);
}

async function perform(file: string, options: Options): Promise<void> {
  const setting = await open(file, options);
  const { breakEvens } = await import('../../sim/experiment/breakeven.ts');
  const { runVariants } = await import('../../sim/node/variants.ts');
  const { Failure } = await import('../../sim/node/failure.ts');
  const stop = stopOnSignal('the runs under way');
  const line = progressLine(options.quiet === true);
  const progress = (done: number, total: number) => line.show({ done, total, most: total, failed: 0, what: 'runs' });
  const jobs = options.jobs ?? availableParallelism();
  const worlds = options.replicates ?? Math.min(WORLDS, setting.scenario.replicates.min);
  const found = await breakEvens(setting, worlds, (settings, replicates) =>
    runVariants(settings, replicates, { jobs, signal: stop.signal, progress }),
  ).finally(() => {
    line.end();
    stop.end();
  });
  if (found === undefined) {
    say('stopped: a break-even is told when all of it is run');
    process.exitCode = 130;
    return;
  }
  if (found.found.length === 0)
    throw new Failure(
      'no border: the levers give nobody the product, or buy no contacts that a formula tells the worth of',
    );
  const { breakEvenJson, breakEvenText } = await import('../../sim/report/breakeven.ts');
  if (options.json) return print(breakEvenJson(found, setting));
  const width = process.stdout.isTTY ? process.stdout.columns : undefined;
  print([style('bold', setting.scenario.title), '', breakEvenText(found, setting, width)].join('\n'));
}

/** The checked scenario; throws a Failure where it has no border to look for. */
async function open(file: string, { set, seed, replicates, data, quiet }: Options) {
  const { openScenario } = await import('../../sim/node/open.ts');
  const { formatProblems } = await import('../../sim/scenario/report.ts');
  const { Failure } = await import('../../sim/node/failure.ts');
  const { prepare } = await import('../../sim/experiment/setting.ts');
  const { noBreakEven } = await import('../../sim/experiment/breakeven.ts');
  const { survey } = await import('../../sim/node/survey.ts');
  const { shelves } = await import('../../sim/registry.ts');
  const opened = openScenario(file, { sets: set, seed, replicates, data });
  if (quiet !== true && opened.warnings.length > 0) say(formatProblems(opened.warnings));
  const setting = prepare(opened.scenario, shelves, opened.files);
  const lacking = noBreakEven(setting);
  if (lacking !== undefined) throw new Failure(`${opened.file} has no break-even: ${lacking}`);
  survey(opened, setting);
  return setting;
}
