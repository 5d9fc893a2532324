import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const copy = join(mkdtempSync(join(tmpdir(), 'wom copy ')), 'a folder');

function node(args: readonly string[], env = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args], {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

/** The project somewhere else, its path with spaces; without the page, whose building takes longest. */
beforeAll(() => {
  for (const part of ['package.json', 'package-lock.json', 'tsconfig.json', 'sim', 'scripts', 'scenarios']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});

test('without a build, wom says what to do', () => {
  expect(node(['scripts/wom.mjs'])).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(/npm install/) });
});

test('a build makes what is run and shipped; twice in a row it does nothing', () => {
  expect(node(['scripts/build.mjs']).stderr).toBe('built: kernel, code\n');
  expect(node(['scripts/build.mjs']).stderr).toBe('dist is up to date\n');
  const before = readdirSync(join(copy, 'dist'));
  expect(before).toEqual(expect.arrayContaining(['index.js', 'wom.cjs', 'wom.cjs.cache', 'worker.js']));
  const file = join(copy, 'sim', 'engine', 'version.ts');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/ENGINE = \d+/, 'ENGINE = 99'));
  expect(node(['scripts/build.mjs']).stderr).toBe('built: code\n');
  expect(readdirSync(join(copy, 'dist'))).toHaveLength(before.length);
  expect(node(['scripts/wom.mjs', '--version']).stdout).toMatch(/^\d/);
});

test('npm start passes a command on, its paths counted from where the user is', () => {
  const { status, stdout } = node(['scripts/go.mjs', 'start', 'describe', 'networks'], { INIT_CWD: tmpdir() });
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^networks:/)]);
  expect(node(['scripts/go.mjs', 'strat']).stderr).toMatch(/unknown command 'strat'; there are start, test/);
});

test('init writes a scenario with its schema and its files, and explain tells the model with its values', () => {
  const lesson = [
    '# A lesson.',
    'title: Three friends',
    'market: {network: {type: file, ties: data/three.csv}}',
    'spread: {model: bass, p: 1 per year, q: 1 per year}',
    '',
  ];
  mkdirSync(join(copy, 'scenarios', 'data'), { recursive: true });
  writeFileSync(join(copy, 'scenarios', 'data', 'three.csv'), 'ann,ben\nben,cat\n');
  writeFileSync(join(copy, 'scenarios', 'lesson.yaml'), lesson.join('\n'));
  writeFileSync(join(copy, 'sim', 'models', 'ODD.md'), '# The model\n');
  const wom = (...args: string[]) => node(['scripts/wom.mjs', ...args]);
  expect(wom('init', '--list').stdout).toMatch(/^lesson +Three friends$/m);
  const pointer = '# yaml-language-server: $schema=./scenario.schema.json';
  expect(wom('init', 'lesson').stdout).toBe([pointer, ...lesson].join('\n'));
  expect(wom('init', 'lessn').stderr).toContain("did you mean 'lesson'?");
  mkdirSync(join(copy, 'mine'));
  expect(wom('init', 'lesson', '-o', 'mine/my.yaml').status).toBe(0);
  expect(readdirSync(join(copy, 'mine')).sort()).toEqual(['data', 'my.yaml', 'scenario.schema.json']);
  expect(wom('init', 'lesson', '-o', 'mine/my.yaml')).toMatchObject({ status: 2 });
  expect(wom('validate', 'mine/my.yaml')).toMatchObject({ status: 0, stdout: 'mine/my.yaml: fine\n' });
  expect(wom('explain', 'mine/my.yaml').stdout).toMatch(
    /^# This scenario: Three friends\n[\s\S]*- ties: data\/three.csv[\s\S]*\n# The model\n$/,
  );
});

test('the public library loads by itself and runs a scenario', () => {
  writeFileSync(
    join(copy, 'use.mjs'),
    `import { prepare, privateMemory, readScenario, runExperiment, serialExecutor, shelves, summarise } from './dist/index.js';
     const text = 'title: T\\nmarket: {network: {type: ring, people: 50, ties: 2}}\\nspread: {model: bass, p: 1 per year, q: 1 per year}\\nreplicates: 3\\nmetrics: [adopters]\\ndecide: adopters\\n';
     const read = readScenario(text, { file: 'T', registry: shelves });
     const setting = prepare(read.scenario, shelves, new Map());
     const executor = serialExecutor(setting, privateMemory, async () => {});
     const store = { rows: new Map(), append() {} };
     const outcome = await runExperiment(setting, executor, store, { progress() {} }, { aborted: false });
     console.log(JSON.stringify(summarise(outcome).campaigns[0].metrics[0].metric));`,
  );
  expect(node(['use.mjs'])).toEqual({ status: 0, stdout: '"adopters"\n', stderr: '' });
  rmSync(join(copy, 'use.mjs'));
});
