#!/usr/bin/env node
// The command `wom`. A file of its own, never rebuilt, so that it keeps its mode; the code behind it lies in dist.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { load } from './load.mjs';

/**
 * How much of a function V8 runs before its optimiser takes it up: four times what it does by itself. To optimise what a
 * small run is nearly done with took a quarter of its time; a long one does not notice. Set once the code is loaded: what was
 * compiled ahead is only taken under the flags that it was compiled under. Later versions of V8 (Node 22 and on) count
 * otherwise, do not know the flag, and would complain of it at every start.
 */
const PATIENCE = process.versions.v8.startsWith('11.') ? '--interrupt-budget=270000' : undefined;

const file = fileURLToPath(new URL('../dist/wom.cjs', import.meta.url));
if (existsSync(file)) {
  const { main } = load(file);
  if (PATIENCE !== undefined) setFlagsFromString(PATIENCE);
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write('wom: it is not built yet. Run `npm install` here, or `npm run build` if that is done.\n');
  process.exitCode = 2;
}
