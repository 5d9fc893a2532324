// Builds what is run and shipped: dist/wom.cjs (the command line), dist/worker.js (a thread of a run), dist/index.js (the
// public library) and dist/report.html (the page that a run's data is spliced into). Sources are hashed, so building
// what is up to date costs milliseconds; files are written whole, so a program that runs meanwhile never sees half of one.
//
// The command line and its threads are a file each, packages included: to find and read a hundred small files, and to
// compile them, would take longer than a small run.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const stampFile = join(dist, 'stamp.json');
/** Made from the AssemblyScript beside it; kept in the tree, so that what only reads sources finds it. */
const KERNEL = 'sim/kernel/kernel-wasm.ts';
const commandLine = join(dist, 'wom.cjs');
const cache = `${commandLine}.cache`;

/** Builds what is out of date. Returns the names of the parts that were built. */
export async function build({ force = false } = {}) {
  const stamp = readStamp();
  const settings = [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'scripts/build.mjs',
    'scripts/compiled.mjs',
    'scripts/load.mjs',
  ];
  const kernelSources = ['package-lock.json', 'scripts/build-kernel.mjs', ...sources('sim/kernel/assembly'), KERNEL];
  const built = [];
  mkdirSync(dist, { recursive: true });
  if (force || stamp.kernel !== hashOf(kernelSources)) {
    const { buildKernel } = await import('./build-kernel.mjs');
    writeWhole(join(root, KERNEL), await buildKernel());
    built.push('kernel');
  }
  const want = {
    kernel: hashOf(kernelSources),
    code: hashOf([...settings, ...sources('sim'), ...sources('scripts/wom')]),
    page: hashOf([...settings, ...sources('sim'), ...sources('web')]),
  };
  if (force || stamp.code !== want.code || !existsSync(commandLine)) {
    await buildCode();
    built.push('code');
  }
  const pageBuilder = join(root, 'web', 'build.mjs');
  if (existsSync(pageBuilder) && (force || stamp.page !== want.page || !existsSync(join(dist, 'report.html')))) {
    const { buildReport } = await import(new URL('../web/build.mjs', import.meta.url));
    const whole = join(dist, 'report.html');
    const partial = `${whole}.${process.pid}.tmp`;
    await buildReport(partial);
    renameSync(partial, whole);
    built.push('page');
  }
  if (built.includes('code')) compileAhead();
  if (built.length > 0) writeWhole(stampFile, `${JSON.stringify(want)}\n`);
  return built;
}

async function buildCode() {
  const { build: bundle } = await import('esbuild');
  const common = { absWorkingDir: root, bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' };
  const whole = { ...common, write: false, plugins: [noLanguages], alias: { yaml: join(root, YAML) } };
  const outputs = await Promise.all([
    bundle({
      ...whole,
      entryPoints: ['scripts/wom/main.ts'],
      outfile: 'dist/wom.cjs',
      format: 'cjs',
      define: { 'import.meta.url': 'urlOfBundle' },
      // A function, so that the file can be compiled ahead (see scripts/load.mjs).
      banner: { js: '((module, require, urlOfBundle) => {' },
      footer: { js: '})' },
    }),
    bundle({
      ...whole,
      entryPoints: ['sim/node/worker.ts'],
      outfile: 'dist/worker.js',
      format: 'esm',
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    }),
    bundle({
      ...whole,
      alias: {},
      entryPoints: ['sim/index.ts'],
      outfile: 'dist/index.js',
      format: 'esm',
      external: packages(),
    }),
  ]);
  rmSync(cache, { force: true });
  for (const { outputFiles } of outputs)
    for (const { path, text } of outputFiles) writeWhole(path, marked(inAscii(text)));
}

/** Its hash goes before it, on a line of its own: what was compiled of it is known by that (see scripts/load.mjs). */
function marked(code) {
  return `// ${createHash('sha256').update(code).digest('hex')}\n${code}`;
}

/** A byte a letter, which is read faster. What esbuild leaves of other letters stands in comments and regular expressions. */
function inAscii(code) {
  return code.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** What V8 compiles of the command line in a small run, which needs the page. */
function compileAhead() {
  const script = join(root, 'scripts', 'compiled.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, commandLine], { maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`${script}: ${stderr}`);
  writeWhole(cache, stdout);
}

/** The build of yaml in modules, of which only what is used is taken. */
const YAML = 'node_modules/yaml/browser/index.js';

/** zod brings its messages in fifty languages; ours are our own. */
const noLanguages = {
  name: 'no-languages',
  setup(build) {
    const named = (path) => ({ path, namespace: 'none' });
    build.onResolve({ filter: /^\.\.\/locales\/index\.js$/ }, ({ path, importer }) =>
      importer.includes('zod') ? named(path) : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'export {};' }));
  },
};

/** What the library leaves to be found where it is used; not zod, whose many small files cost a tenth of a second. */
function packages() {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.keys(dependencies).filter((name) => name !== 'zod');
}

/** Every file below a folder, in a fixed order. */
function sources(folder) {
  const files = [];
  const walk = (at) => {
    for (const entry of readdirSync(at, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.isDirectory() && entry.name !== 'dist') walk(join(at, entry.name));
      else if (entry.isFile()) files.push(relative(root, join(at, entry.name)));
    }
  };
  if (existsSync(join(root, folder))) walk(join(root, folder));
  return files;
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(`${file}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

function writeWhole(path, contents) {
  const partial = `${path}.${process.pid}.tmp`;
  writeFileSync(partial, contents);
  renameSync(partial, path);
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === realpathSync(process.argv[1])) {
  try {
    const built = await build({ force: process.argv.includes('--force') });
    process.stderr.write(built.length > 0 ? `built: ${built.join(', ')}\n` : 'dist is up to date\n');
  } catch (problem) {
    if (problem?.code !== 'ERR_MODULE_NOT_FOUND') throw problem;
    process.stderr.write('To build, the development packages are needed: npm install, without --omit=dev.\n');
    process.exitCode = existsSync(commandLine) ? 0 : 1;
  }
}
