// How the command starts: V8 is told only what it knows, under any version of Node.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { built } from './wom.ts';

beforeAll(built);

const WOM = fileURLToPath(new URL('../../scripts/wom.mjs', import.meta.url));

/** What is said where V8 is of a version, and repeats each flag that it is given. */
function started(v8: string): string {
  const stage = `
    import v8 from 'node:v8';
    import { syncBuiltinESMExports } from 'node:module';
    v8.setFlagsFromString = (flag) => console.error(flag);
    Object.defineProperty(process, 'versions', { value: { ...process.versions, v8: '${v8}' } });
    syncBuiltinESMExports();`;
  const before = `data:text/javascript,${encodeURIComponent(stage)}`;
  return spawnSync(process.execPath, ['--import', before, WOM, '--version'], { encoding: 'utf8' }).stderr;
}

test('a flag that later versions do not know is for those that do', () => {
  expect(started('11.3.244.8-node.33')).toBe('--interrupt-budget=270000\n');
  expect(started('12.4.254.21-node.33')).toBe('');
  expect(started('13.6.233.10-node.28')).toBe('');
});
