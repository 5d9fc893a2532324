// What `wom run` costs, through its front door: CPU seconds of the whole process, once with few replicates and once with
// many, so that what a run costs at its start and what each replicate costs come apart.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WOM = fileURLToPath(new URL('../wom.mjs', import.meta.url));
/** Tells, as its last line on stderr, what the process used in microseconds. */
const METER =
  'process.on("exit",()=>{const{user,system}=process.cpuUsage();process.stderr.write("\\nused "+(user+system)+"\\n")})';

/** CPU seconds of a run of a scenario's text with so many replicates on one thread. */
export function cpuOfRun(scenario, replicates, folder) {
  const results = mkdtempSync(join(tmpdir(), 'wom-bench-'));
  const file = join(folder, 'bench.yaml');
  writeFileSync(file, scenario);
  const args = ['run', file, '-o', results, '-j', '1', '-n', String(replicates), '-q', '--no-flip', '--json'];
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${METER}`, WOM, ...args],
    {
      encoding: 'utf8',
      maxBuffer: 1e9,
    },
  );
  rmSync(results, { recursive: true, force: true });
  if (status !== 0) throw new Error(stderr);
  return { seconds: Number(/used (\d+)/.exec(stderr)[1]) / 1e6, summary: JSON.parse(stdout) };
}

/** Seconds of CPU before the first replicate, and for each. */
export function costOf(scenario, few, many, folder) {
  const one = cpuOfRun(scenario, few, folder);
  const other = cpuOfRun(scenario, many, folder);
  const replicate = (other.seconds - one.seconds) / (many - few);
  return { setUp: one.seconds - few * replicate, replicate, summary: other.summary };
}
