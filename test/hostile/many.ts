// Many calls of the command in one process, one after the other: starting a process for each would take most of the time.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Called {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Calls the built command with each list of arguments in turn, in a folder. */
export function callMany(folder: string, calls: readonly (readonly string[])[]): Called[] {
  const loader = pathToFileURL(join(import.meta.dirname, '../../scripts/load.mjs')).href;
  const wom = join(import.meta.dirname, '../../dist/wom.cjs');
  const script = `
    import { readFileSync } from 'node:fs';
    import { load } from ${JSON.stringify(loader)};
    const { main } = load(${JSON.stringify(wom)});
    const done = [];
    const [say] = [process.stdout.write.bind(process.stdout)];
    for (const stream of [process.stdout, process.stderr]) stream.setMaxListeners(0);
    process.setMaxListeners(0);
    for (const args of JSON.parse(readFileSync(0, 'utf8'))) {
      const said = { stdout: '', stderr: '' };
      for (const name of ['stdout', 'stderr']) process[name].write = (text) => ((said[name] += text), true);
      process.exitCode = undefined;
      done.push({ status: await main(args), ...said });
    }
    process.exitCode = 0;
    say(JSON.stringify(done));`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: folder,
    encoding: 'utf8',
    input: JSON.stringify(calls),
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, WOM_DEBUG: undefined },
  });
  if (status !== 0) throw new Error(`calling the command failed: ${stderr}`);
  return JSON.parse(stdout);
}
