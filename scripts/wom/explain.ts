// wom explain FILE: every value of the scenario with where it comes from, then its model and levers in words, with the
// values used here.

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
      const { modelOf, valuesOf } = await import('./values.ts');
      const { scenario } = openScenario(file, { sets: set, data });
      const odd = readFileSync(fromPackage('sim/models/ODD.md'), 'utf8');
      print(`${valuesOf(scenario)}\n\n${modelOf(scenario, odd)}`);
    });
}
