// wom replay FILE|DIR: one replicate again, from its address. Its metrics are the line that runs.csv has of it; its events
// are the log of that run, whose fingerprint is that of the page's spread.

import { Command } from 'commander';
import { openAddress } from './address.ts';
import { dataOption, jsonOption, seedOption, setOption, whole } from './options.ts';
import { print, printPieces, say } from './terminal.ts';

interface Options {
  readonly campaign: string;
  readonly replicate: number;
  readonly events?: string;
  readonly seed?: string;
  readonly set: string[];
  readonly data?: string;
  readonly json?: boolean;
}

export function replay(): Command {
  return new Command('replay')
    .description('one replicate again, from its address')
    .argument('<file|dir>', 'a scenario or a results folder')
    .requiredOption('--campaign <name>', 'which campaign; nothing is the baseline')
    .requiredOption('--replicate <k>', 'which replicate, from 0', whole(0))
    .option('--events <file>', 'its event log as CSV; - is stdout (the metrics then go to stderr)')
    .addOption(seedOption())
    .addOption(setOption())
    .addOption(dataOption())
    .addOption(jsonOption('the metrics'))
    .action(perform);
}

async function perform(source: string, options: Options): Promise<void> {
  const { replayRun } = await import('../../sim/node/replay.ts');
  const opened = await openAddress(source, options);
  const { metrics, values, events } = replayRun(opened, options.campaign, options.replicate);
  const text = options.json ? `${JSON.stringify(values, null, 2)}\n` : metrics;
  say(`log ${values.fingerprint}`);
  if (options.events === undefined) return print(text);
  if (options.events === '-') {
    say(text.trimEnd());
    return printPieces(events());
  }
  const { writeWhole } = await import('../../sim/node/whole.ts');
  writeWhole(options.events, [...events()].join(''));
  print(text);
}
