// wom view [DIR|FILE]: the report of a run in the browser, served on this machine until Ctrl-C.

import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { dataOption, idsOption, whole } from './options.ts';
import { print, say, style } from './terminal.ts';

interface Options {
  readonly port: number;
  readonly host: string;
  /** False with --no-open. */
  readonly open: boolean;
  readonly data?: string;
  readonly withIds?: boolean;
}

/** Where runs leave their results. */
const HOME = 'results';

export function view(): Command {
  return new Command('view')
    .description('the report of a run in the browser, served on this machine only')
    .argument('[dir|file]', 'a results folder, a folder of several, or a scenario that was run', HOME)
    .option('--port <n>', 'a port of your choice (default: any that is free)', whole(0, 65_535))
    .option(
      '--host <address>',
      'an address of this machine alone; 0.0.0.0 serves everybody who reaches it',
      '127.0.0.1',
    )
    .option('--no-open', 'do not open the browser')
    .addOption(dataOption())
    .addOption(idsOption())
    .action(perform);
}

async function perform(source: string, { port = 0, host, open, ...options }: Options): Promise<void> {
  const { resultsSite } = await import('../../sim/node/site.ts');
  const { EVERYBODY, serve } = await import('../../sim/node/serve.ts');
  const { printable } = await import('../../sim/scenario/report.ts');
  const folder = await folderOf(source);
  const { url, close } = await serve(await resultsSite(folder, options), { host, port });
  const interrupted = interruption();
  print(url);
  if (host === EVERYBODY) {
    say(`${style('yellow', 'warning:', process.stderr)} everybody who reaches this machine can read these results`);
  }
  say(`serving ${printable(folder)}; Ctrl-C ends it`);
  if (open) openBrowser(url);
  await interrupted;
  await close();
}

/** The folder that is meant: itself, that of a report in it, or the one that `wom run` fills for a scenario. */
async function folderOf(source: string): Promise<string> {
  const { Failure } = await import('../../sim/node/failure.ts');
  const { MANIFEST } = await import('../../sim/node/manifest.ts');
  const { stemOf } = await import('../../sim/node/open.ts');
  const { statOf } = await import('../../sim/node/plain.ts');
  const there = statOf(source);
  if (there?.isDirectory()) return source;
  if (there === undefined) {
    if (source === HOME) throw new Failure(`there are no results here yet: wom run FILE makes them`);
    throw new Failure(`cannot view ${source}: there is no such file or folder`);
  }
  if (statOf(join(dirname(source), MANIFEST)) !== undefined) return dirname(source);
  const folder = join(HOME, stemOf(source));
  if (statOf(folder) !== undefined) return folder;
  throw new Failure(`there is no ${folder} yet: run it first, with wom run ${source}, or name another folder`);
}

/** Resolves once the user has had enough. */
function interruption(): Promise<void> {
  return new Promise((done) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => done());
  });
}

/** Opens the user's browser, which lives on without us; that there is none is only worth a remark. */
function openBrowser(url: string): void {
  const [program, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  const remark = () => say('no browser could be opened: open the address above yourself');
  spawn(program, [...args, url], { detached: true, stdio: 'ignore', windowsHide: true })
    .on('error', remark)
    .on('exit', (code) => code && remark())
    .unref();
}

const OPENERS: Readonly<Record<string, readonly string[]>> = {
  darwin: ['open'],
  // The first argument of start is the title of a window.
  win32: ['cmd', '/c', 'start', ''],
};
