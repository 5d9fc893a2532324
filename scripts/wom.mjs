#!/usr/bin/env node
// The command `wom`. A file of its own, never rebuilt, so that it keeps its mode; the code behind it lies in dist.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { load } from './load.mjs';

/**
 * V8 lets the room for new objects grow to its most at once, not by twos: a small run is over before it has cleared it often.
 * And it clears it in the thread that made them: little is left over, for which it would be waking others who have work to do.
 * Told once the code is loaded: what was compiled ahead is only taken under the flags that it was compiled under.
 */
const FLAGS = ['--semi-space-growth-factor=16', '--no-parallel-scavenge'];

const file = fileURLToPath(new URL('../dist/wom.cjs', import.meta.url));
if (existsSync(file)) {
  const { main } = load(file);
  for (const flag of FLAGS) setFlagsFromString(flag);
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write('wom: it is not built yet. Run `npm install` here, or `npm run build` if that is done.\n');
  process.exitCode = 2;
}
