// npm run calibrate: that it runs, says of every target where it is from and what it comes to, and that ODD.md tells of the
// same targets. What the model gives is no matter of a test.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { MARKS } from '../../sim/scenario/params.ts';
import { built } from './wom.ts';

interface Target {
  readonly name: string;
  readonly published: string;
  readonly band: readonly [number, number] | null;
  readonly source: string;
  readonly mark: (typeof MARKS)[number];
  readonly use: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly verdict: string;
  readonly apart: string | null;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const calibrate = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'scripts', 'calibrate.mjs'), ...args], { cwd: root, encoding: 'utf8' });
let targets: Target[] = [];

beforeAll(() => {
  built();
  const { status, stdout, stderr } = calibrate('--worlds', '2', '--json');
  expect([status, stderr]).toEqual([0, '']);
  targets = JSON.parse(stdout).targets;
});

test('every target has a source, a mark, a value with its interval, and the verdict that follows', () => {
  for (const { name, source, mark, band, value, low, high, verdict, apart } of targets) {
    expect(source.length, name).toBeGreaterThan(5);
    expect(MARKS, name).toContain(mark);
    expect(low <= value && value <= high, name).toBe(true);
    const judged = band === null || high < band[0] ? 'below' : low > band[1] ? 'above' : 'within';
    expect(verdict, name).toBe(apart === null ? judged : 'not comparable');
  }
});

test('ODD.md tells of the same targets', () => {
  const odd = readFileSync(join(root, 'sim/models/ODD.md'), 'utf8');
  const section = odd.slice(odd.indexOf('\n## 11 Calibration\n'));
  const rows = section
    .slice(0, section.indexOf('\n# '))
    .split('\n')
    .filter((line) => line.startsWith('| '));
  const told = rows.slice(1).map((line) => line.split('|').map((cell) => cell.trim()));
  expect(told.map(([, name, published, mark, use]) => [name, published, mark, use])).toEqual(
    targets.map(({ name, published, mark, use }) => [name, published, mark, use]),
  );
});

test('a wrong number of worlds is told', () => {
  expect(calibrate('--worlds', 'many')).toMatchObject({
    status: 2,
    stderr: '--worlds takes a whole number, 2 or more\n',
  });
});
