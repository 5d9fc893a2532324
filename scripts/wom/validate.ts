// wom validate FILE…: checks only; all problems of all files at once.

import { Command } from 'commander';
import { dataOption, jsonOption, setOption } from './options.ts';
import { print, say, style } from './terminal.ts';

interface Options {
  readonly set: string[];
  readonly data?: string;
  readonly json?: boolean;
}

export function validate(): Command {
  return new Command('validate')
    .description('check scenarios: all problems at once, with line and column')
    .argument('<files...>', 'scenarios; - is stdin')
    .addOption(setOption())
    .addOption(dataOption())
    .addOption(jsonOption('what was found'))
    .action(async (files: string[], options: Options) => {
      const found = [];
      for (const file of files) found.push(await check(file, options));
      if (options.json) print(JSON.stringify(found, null, 2));
      else await tell(found);
      if (found.some(({ ok }) => !ok)) process.exitCode = 2;
    });
}

type Found = Awaited<ReturnType<typeof check>>;

async function check(file: string, { set, data }: Options) {
  const { openScenario, ScenarioFailure } = await import('../../sim/node/open.ts');
  const { Failure } = await import('../../sim/node/failure.ts');
  const { glance, isOutline } = await import('../../sim/node/outline.ts');
  const { prepare } = await import('../../sim/experiment/setting.ts');
  const { shelves } = await import('../../sim/registry.ts');
  try {
    const opened = openScenario(file, { sets: set, data });
    const seen = glance(opened, prepare(opened.scenario, shelves, opened.files));
    const notes = isOutline(seen)
      ? [`the market was not made, ${(await import('./cost.ts')).costText(seen)}`]
      : [...seen.warnings, ...seen.notes.map((note) => note.join(': '))];
    return { file, ok: true, problems: [], warnings: opened.warnings, notes };
  } catch (problem) {
    const refused = { file, ok: false, warnings: [], notes: [] };
    if (problem instanceof ScenarioFailure) return { ...refused, problems: problem.problems };
    if (problem instanceof Failure) return { ...refused, problems: [{ file, message: problem.message }] };
    throw problem;
  }
}

async function tell(found: readonly Found[]): Promise<void> {
  const { formatProblems, printable } = await import('../../sim/scenario/report.ts');
  for (const { file, ok, problems, warnings, notes } of found) {
    const name = printable(file);
    for (const warning of warnings) say(formatProblems([warning]));
    for (const note of notes) say(`${style('yellow', 'note:', process.stderr)} ${printable(note)}`);
    for (const problem of problems) say('line' in problem ? formatProblems([problem]) : problem.message);
    if (ok) print(`${name}: fine`);
    else say(`${name}: ${problems.length === 1 ? '1 problem' : `${problems.length} problems`}`);
  }
}
