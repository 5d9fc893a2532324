// The command `wom`: one verb per file beside this one. Each declares its arguments here and loads what it needs only
// when it is called, so that `wom --help` is quick. All that goes wrong ends in one place, in words.

import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { breakeven } from './breakeven.ts';
import { describe } from './describe.ts';
import { explain } from './explain.ts';
import { film } from './film.ts';
import { init } from './init.ts';
import { market } from './market.ts';
import { fromPackage } from './package.ts';
import { replay } from './replay.ts';
import { report } from './report.ts';
import { run } from './run.ts';
import { schema } from './schema.ts';
import { complain, surviveClosedPipes } from './terminal.ts';
import { validate } from './validate.ts';
import { view } from './view.ts';

/** Does what the arguments say; the exit code. */
export async function main(args: string[]): Promise<number> {
  surviveClosedPipes();
  const program = new Command('wom')
    .description(
      'Word of mouth, simulated: a big bang against a few advocates, for the same money, with the same luck.',
    )
    .version(JSON.parse(readFileSync(fromPackage('package.json'), 'utf8')).version)
    .showHelpAfterError('(wom --help lists the commands, wom COMMAND --help its options)')
    .addHelpText('after', '\nStart with: wom init -o my.yaml, then wom run my.yaml');
  for (const declare of [
    init,
    validate,
    market,
    run,
    replay,
    report,
    view,
    film,
    breakeven,
    describe,
    schema,
    explain,
  ]) {
    program.addCommand(declare().copyInheritedSettings(program));
  }
  for (const command of [program, ...program.commands]) command.exitOverride();
  try {
    await program.parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (problem) {
    // Commander has said what it had to say; help that was asked for is no failure.
    if (problem instanceof CommanderError) return problem.exitCode === 0 ? 0 : 2;
    return complain(problem);
  }
}
