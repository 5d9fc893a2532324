// What V8 compiled of the command line ahead: taken at a start, and never for other code of the same length.

import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { built, Place } from './wom.ts';

const from = (path: string) => new URL(`../../${path}`, import.meta.url);
const place = new Place();
const copy = join(place.path, 'wom.cjs');

/** Compiled here and now, since V8 takes only what was compiled under the options that Node has at the moment. */
beforeAll(() => {
  built();
  const script = ['scripts/compiled.mjs', 'dist/wom.cjs'].map((path) => fileURLToPath(from(path)));
  writeFileSync(`${copy}.cache`, spawnSync(process.execPath, script, { maxBuffer: 1e8 }).stdout);
});

/** In a process of its own, under V8's own flags: 'taken', 'refused' by V8, or 'left alone'. */
function compiled(): string {
  const script = `import { load } from ${JSON.stringify(from('scripts/load.mjs'))};
    const { cachedDataRejected: refused } = load(${JSON.stringify(copy)}).script;
    console.log(refused === undefined ? 'left alone' : refused ? 'refused' : 'taken');`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return stdout.trim() + stderr;
}

test('is taken for the code that it was made of', () => {
  copyFileSync(from('dist/wom.cjs'), copy);
  expect(compiled()).toBe('taken');
});

test('is left alone beside other code', () => {
  const code = readFileSync(fileURLToPath(from('dist/wom.cjs')), 'latin1');
  const [mark] = code.split('\n', 1);
  expect(mark).toMatch(/^\/\/ [0-9a-f]{64}$/);
  place.write('wom.cjs', `${mark.slice(0, -1)}${mark.endsWith('0') ? '1' : '0'}${code.slice(mark.length)}`);
  expect(compiled()).toBe('left alone');
});
