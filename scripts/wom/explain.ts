// wom explain FILE: the model in words, in the form of the ODD protocol, and after it every value that this scenario uses,
// with where it comes from.

import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { dataOption, setOption } from './options.ts';
import { fromPackage } from './package.ts';
import { print } from './terminal.ts';

interface Options {
  readonly set: string[];
  readonly data?: string;
}

export function explain(): Command {
  return new Command('explain')
    .description('the model in words, with the values that a scenario uses')
    .argument('<file>', 'a scenario; - is stdin')
    .addOption(setOption())
    .addOption(dataOption())
    .action(async (file: string, { set, data }: Options) => {
      const { openScenario } = await import('../../sim/node/open.ts');
      const { valuesOf } = await import('./values.ts');
      const { scenario } = openScenario(file, { sets: set, data });
      const model = readFileSync(fromPackage('sim/models/ODD.md'), 'utf8').trimEnd();
      print(`${model}\n\n${valuesOf(scenario)}`);
    });
}
