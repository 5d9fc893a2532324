// The walk-through of CONTRIBUTING.md, walked: what it says to write is written into a copy of the project, one file and
// one entry in the shelf's index.ts each, and the scenario it shows is run.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const page = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
const copy = mkdtempSync(join(tmpdir(), 'wom walk '));

const files = [...page.matchAll(/^`(sim\/\S+\.ts)`:\n\n```ts\n([\s\S]*?)^```$/gm)].map(([, path, code]) => ({
  path,
  code,
}));
const entries = [
  ...page.matchAll(/^In \[`(sim\/\S+index\.ts)`\]\(\S+\): `(import \S.*?;)`, and `(\w+)` in\s+the\s+list/gm),
].map(([, index, line, name]) => ({ index, line, name }));
const scenario = /^```yaml\n([\s\S]*?)^```$/m.exec(page)![1];

function node(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  return { status, stdout, stderr };
}
const tool = (path: string, ...args: string[]) => node(join(root, 'node_modules', path), ...args);

/** The summary of a run of the page's scenario. */
function summary(...args: string[]) {
  const { status, stdout, stderr } = node('scripts/wom.mjs', 'run', 'try.yaml', '--json', '--overwrite', ...args);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

beforeAll(() => {
  for (const part of ['package.json', 'package-lock.json', 'tsconfig.json', 'biome.json', 'sim', 'scripts']) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const { path, code } of files) writeFileSync(join(copy, path), code);
  for (const { index, line, name } of entries) {
    const text = readFileSync(join(copy, index), 'utf8');
    const list = text.lastIndexOf(']');
    const before = text.slice(0, list).trimEnd().replace(/,$/, '');
    writeFileSync(join(copy, index), `${line}\n${before}, ${name}${text.slice(list)}`);
  }
  writeFileSync(join(copy, 'try.yaml'), scenario);
  const built = node('scripts/build.mjs');
  if (built.status !== 0) throw new Error(built.stderr);
  // The report's page takes longest to build and is not what is tested: a bare one does.
  writeFileSync(join(copy, 'dist', 'report.html'), '<script type="application/json" id="run">__WOM_RUN__</script>');
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('the walk-through', () => {
  it('adds one file and one entry each: a network, a lever, a model, a metric', () => {
    const shelves = ['sim/market/networks', 'sim/campaign/levers', 'sim/models', 'sim/metrics'];
    expect(files.map(({ path }) => dirname(path))).toEqual(shelves);
    expect(entries.map(({ index }) => dirname(index))).toEqual(shelves);
    for (const { code } of files) expect(code.split('\n').length).toBeLessThan(65);
  });

  it('has the types and the style of the house', () => {
    const faults = tool('typescript/bin/tsc', '-p', 'sim/tsconfig.json').stdout.split('\n');
    expect(faults.filter((fault) => files.some(({ path }) => fault.startsWith(path)))).toEqual([]);
    const style = tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', ...files.map(({ path }) => path));
    expect([style.status, style.stderr]).toEqual([0, expect.any(String)]);
  });

  it('is told of by wom describe', () => {
    const { stdout } = node('scripts/wom.mjs', 'describe');
    for (const name of ['tree', 'giveaway', 'look-around', 'penetration']) expect(stdout).toContain(`  ${name} `);
  });

  it('runs: twenty products at once win more than the same bit by bit, and the money is spent to the cent', () => {
    const { campaigns, differences } = summary();
    for (const name of ['all at once', 'bit by bit']) {
      const { adopters, penetration, spend } = campaigns[name].metrics;
      expect(spend.mean).toBe(100);
      expect(adopters.mean).toBeGreaterThan(100);
      expect(penetration.mean).toBeCloseTo(adopters.mean / 1000, 9);
    }
    const pair = differences.find((one: { of: string; against: string }) => one.against === 'all at once');
    expect(pair).toMatchObject({ of: 'bit by bit', metric: 'penetration' });
    expect(pair.high).toBeLessThan(0);
  });

  it('its model is what its header says: Bass without external influence, in short steps', () => {
    // A step's chance is (1 − e^−x) × share here and 1 − e^(−x share) there, x = looks × step: for x = 1/28 they differ by
    // at most x / 2, under 2 %, and adopters by less than 40 of 1000; three standard errors are added for luck.
    const slow = ['-n', '10', '--set', 'steps=52 weeks', '--set'];
    const ours = summary(...slow, 'spread={model: look-around, looks: 0.25 per week}').campaigns['all at once'].metrics;
    const bass = summary(...slow, 'spread={model: bass, p: 0 per week, q: 0.25 per week}').campaigns['all at once']
      .metrics;
    const luck = 3 * Math.sqrt(ours.adopters.se ** 2 + bass.adopters.se ** 2);
    expect(Math.abs(ours.adopters.mean - bass.adopters.mean)).toBeLessThan(40 + luck);
    expect(luck).toBeLessThan(150);
    expect(bass.adopters.mean).toBeGreaterThan(200);
  });
});
