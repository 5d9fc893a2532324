// wom report DIR: the single-file report again from a results folder.

import { join } from 'node:path';
import { Command } from 'commander';
import { dataOption, idsOption } from './options.ts';
import { print, say } from './terminal.ts';

interface Options {
  readonly out?: string;
  readonly data?: string;
  readonly withIds?: boolean;
}

export function report(): Command {
  return new Command('report')
    .description('the report page again from a results folder')
    .argument('<dir>', 'a results folder')
    .option('-o, --out <file>', 'where to; - is stdout (default: report.html in the folder)')
    .addOption(dataOption())
    .addOption(idsOption())
    .action(async (dir: string, { out = join(dir, 'report.html'), ...options }: Options) => {
      const { reportOf } = await import('../../sim/node/session.ts');
      const { reportPage } = await import('../../sim/node/page.ts');
      const { writeWhole } = await import('../../sim/node/whole.ts');
      const page = reportPage(await reportOf(dir, options));
      if (out === '-') return print(page.toString());
      writeWhole(out, page);
      say(`wrote ${out}`);
    });
}
