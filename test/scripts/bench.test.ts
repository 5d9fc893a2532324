// npm run bench: that every part comes to its end on tiny markets and tells what it measured. How much that is decides nothing.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { built, Place } from './wom.ts';

const script = fileURLToPath(new URL('../../scripts/bench.mjs', import.meta.url));
const place = new Place();
const bench = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });

beforeAll(built);

test('all that runs in one thread is measured on tiny markets, and saved', () => {
  const out = join(place.path, 'bench.json');
  const parts = ['front', 'log', 'growth', 'generators', 'loading', 'seeding', 'cold'];
  const small = ['--scale', '500', '--rounds', '1', '--inputs', join(place.path, 'inputs'), '--out', out];
  const { status, stderr, stdout } = bench(...small, '--only', parts.join(','));
  expect([status, stderr]).toEqual([0, expect.stringMatching(/^no yardstick: /)]);
  const saved = JSON.parse(readFileSync(out, 'utf8'));
  for (const part of parts) {
    expect(saved[part].length).toBeGreaterThan(0);
    for (const { name, ...figures } of saved[part]) {
      expect(stdout).toContain(name);
      for (const figure of Object.values(figures)) expect(Number.isFinite(figure)).toBe(true);
    }
  }
});

test('what it does not know, it says', () => {
  expect(bench('--only', 'frnt')).toMatchObject({ status: 2, stderr: expect.stringContaining("no part 'frnt'") });
  expect(bench('--rounds', '0')).toMatchObject({ status: 2, stderr: '--rounds takes a whole number, 1 or more\n' });
});
