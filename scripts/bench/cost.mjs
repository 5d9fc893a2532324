// What `wom run` costs, through its front door: CPU seconds of the whole process, once with few replicates and once with
// many, so that what a run costs at its start and end and what each replicate costs come apart.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WOM = fileURLToPath(new URL('../wom.mjs', import.meta.url));
/** Tells, as its last line on stderr, what the process used: microseconds of its own, of the system, and kilobytes. */
const METER = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write('\\nused ' + userCPUTime + ' ' + systemCPUTime + ' ' + maxRSS + '\\n');
})`;
/** Without certificates that Node reads at every start where this names a file: a tenth of a second that is not ours. */
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

/** A command of Node's and what it used, in seconds and bytes. */
function metered(args) {
  const started = performance.now();
  const meter = ['--import', `data:text/javascript,${encodeURIComponent(METER)}`];
  const { status, stderr, stdout } = spawnSync(process.execPath, [...meter, ...args], {
    env,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  const wall = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(stderr);
  const [user, system, memory] = /used (\d+) (\d+) (\d+)/.exec(stderr).slice(1).map(Number);
  return { user: user / 1e6, cpu: (user + system) / 1e6, wall, memory: memory * 1024, stdout };
}

/** A run of a scenario's text, whose files may lie in the folder `data`, and what it used. */
export function costOfRun(scenario, { replicates, jobs = 1, data }) {
  const folder = mkdtempSync(join(tmpdir(), 'wom-bench-'));
  try {
    const file = join(folder, 'bench.yaml');
    writeFileSync(file, scenario);
    const given = data === undefined ? [] : ['--data', data];
    const results = [...given, '-o', join(folder, 'results'), '-j', String(jobs), '-n', String(replicates)];
    const used = metered([WOM, 'run', file, ...results, '-q', '--no-flip', '--json']);
    return { ...used, summary: JSON.parse(used.stdout) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds, of CPU and on the wall, for each replicate, and of CPU for all that is none. */
export function costOf(scenario, { few, many, ...how }) {
  const one = costOfRun(scenario, { replicates: few, ...how });
  const other = costOfRun(scenario, { replicates: many, ...how });
  const each = (name) => (other[name] - one[name]) / (many - few);
  const { memory, summary } = other;
  return { replicate: each('cpu'), wall: each('wall'), setUp: one.cpu - few * each('cpu'), memory, summary };
}

/** User seconds of Node alone. */
export const emptyStart = () => metered(['-e', '0']).user;
