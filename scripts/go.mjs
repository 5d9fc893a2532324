// The two commands on a fresh machine, with nothing but Node: `npm start` installs, builds and runs; `npm test` installs,
// finds a browser, builds, checks types and style, runs all tests, and ends with `N passed, N failed`. Built-ins only.

import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [command = 'start', ...rest] = process.argv.slice(2);
const commands = { start, test, check, bench, 'bench:view': benchView, calibrate, claims };

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`this is Node ${process.versions.node}; Node 20 or newer is needed.`);
} else if (!Object.hasOwn(commands, command)) {
  fail(`unknown command '${command}'; there are ${Object.keys(commands).join(', ')}.`);
} else {
  process.exitCode = await commands[command]();
}

/** `npm start`: the fair fight on a shipped case. `npm start -- VERB …` passes a command on to wom. */
async function start() {
  if (!install() || !(await built())) return 1;
  const args = rest.length > 0 ? rest : ['run', 'scenarios/elevenmoms.yaml'];
  // npm moves to the project; paths that a user types count from where the user is.
  const folder = rest.length > 0 ? (process.env.INIT_CWD ?? root) : root;
  return run(process.execPath, [join(root, 'scripts', 'wom.mjs'), ...args], process.env, folder);
}

/** `npm run check`: types and style only. */
async function check() {
  if (!install()) return 1;
  return checks().length > 0 ? 1 : 0;
}

/** `npm run bench`: the yardstick. */
function bench() {
  return measure('bench.mjs');
}

/** `npm run bench:view`: how smoothly the page draws. */
function benchView() {
  process.env.CHROMIUM = findBrowser() ?? installBrowser();
  return measure('bench-view.mjs');
}

/** `npm run calibrate`: how the defaults stand against what was published. */
function calibrate() {
  return measure('calibrate.mjs');
}

/** `npm run claims`: what is claimed of micromarketing, and what comes of it. */
function claims() {
  return measure('claims.mjs');
}

/** Runs a script of this folder on what is built. */
async function measure(script) {
  if (!install() || !(await built())) return 1;
  return run(process.execPath, [join('scripts', script), ...rest]);
}

/** `npm test`: everything. The last line says how many tests passed and failed; a failed check counts as one failed. */
async function test() {
  const failures = [];
  let counts = { passed: 0, failed: 0, skipped: 0 };
  if (!install()) failures.push('install');
  else if (!(await built())) failures.push('build');
  else {
    const browser = findBrowser() ?? installBrowser();
    failures.push(...checks());
    counts = runTests(browser);
    if (browser === undefined) {
      process.stdout.write('\n*** NO BROWSER WAS FOUND: THE BROWSER TESTS DID NOT RUN. Set CHROMIUM to one. ***\n');
      if (process.env.CI === 'true') failures.push('browser');
    }
  }
  if (counts.skipped > 0) process.stdout.write(`${counts.skipped} tests were skipped\n`);
  if (failures.length > 0) process.stdout.write(`failed besides tests: ${failures.join(', ')}\n`);
  const failed = counts.failed + failures.length;
  process.stdout.write(`${counts.passed} passed, ${failed} failed\n`);
  return failed > 0 ? 1 : 0;
}

/** Installs the locked packages unless they are all there. */
function install() {
  if (installed()) return true;
  process.stderr.write('Installing the packages this needs (once) …\n');
  const npm = process.env.npm_execpath;
  // Warnings about engines and scripts of packages are for their authors, not for whoever starts this.
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = npm?.endsWith('.js') ? run(process.execPath, [npm, ...args]) : run('npm', args);
  if (code !== 0) process.stderr.write('npm ci failed: the reason stands above. Is there a network?\n');
  return code === 0;
}

/** Whether every package of the lock file is there in its version (optional ones belong to other machines). */
function installed() {
  const wanted = lockOf('package-lock.json');
  const found = lockOf(join('node_modules', '.package-lock.json'));
  if (wanted === undefined || found === undefined) return false;
  return Object.entries(wanted).every(
    ([place, { version, optional, devOptional }]) =>
      place === '' || optional || devOptional || (found[place]?.version === version && existsSync(join(root, place))),
  );
}

function lockOf(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

async function built() {
  try {
    const { build } = await import('./build.mjs');
    await build();
    return true;
  } catch (problem) {
    process.stderr.write(`The build failed: ${problem instanceof Error ? problem.message : problem}\n`);
    return false;
  }
}

/** Type check of the pure part and of everything, then style. Returns the names of those that failed. */
function checks() {
  const steps = [
    ['types of sim', 'typescript/bin/tsc', ['-p', 'sim/tsconfig.json']],
    ['types', 'typescript/bin/tsc', ['-p', 'tsconfig.json']],
    ['style', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings']],
  ];
  return steps.filter(([, tool, args]) => runTool(tool, args) !== 0).map(([name]) => name);
}

function runTests(browser) {
  const folder = mkdtempSync(join(tmpdir(), 'wom-test-'));
  const report = join(folder, 'report.json');
  const env = { ...process.env, ...(browser === undefined ? {} : { CHROMIUM: browser }) };
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...rest];
  const code = runTool('vitest/vitest.mjs', args, env);
  const counts = countsOf(report);
  rmSync(folder, { recursive: true, force: true });
  // A crash outside any test leaves no failed test behind, only the exit code.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** Tests by outcome; a file that broke before its tests ran counts as one failed. */
function countsOf(report) {
  try {
    const { testResults, numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
    const broken = testResults.filter(
      (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
    );
    return { passed: numPassedTests, failed: numFailedTests + broken.length, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function findBrowser() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (executable(named)) return named;
    process.stderr.write(`CHROMIUM names ${named}, which cannot be run\n`);
  }
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin');
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(executable);
}

/** Debian's chromium, where we are root and apt is there. */
function installBrowser() {
  if (process.getuid?.() !== 0 || !executable('/usr/bin/apt-get')) return undefined;
  process.stderr.write('Installing chromium for the browser tests …\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (run('apt-get', ['update', '-qq'], env) === 0) run('apt-get', ['install', '-y', '-qq', 'chromium'], env);
  return findBrowser();
}

function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function runTool(tool, args, env) {
  return run(process.execPath, [join(root, 'node_modules', tool), ...args], env);
}

/** Runs a program in the project's folder, its output here. Returns its exit code; a signal counts as 128 + its number. */
function run(program, args, env = process.env, folder = root) {
  const ignore = () => {};
  // Ctrl-C reaches the program too; we wait for what it makes of it.
  process.on('SIGINT', ignore);
  const done = spawnSync(program, args, { cwd: folder, stdio: 'inherit', env });
  process.off('SIGINT', ignore);
  if (done.error !== undefined) process.stderr.write(`${program}: ${done.error.message}\n`);
  return done.status ?? (done.signal === 'SIGINT' ? 130 : 1);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}
