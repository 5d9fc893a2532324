#!/usr/bin/env node
// The command `wom`. A file of its own, never rebuilt, so that it keeps its mode; the code behind it lies in dist.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from './load.mjs';

const file = fileURLToPath(new URL('../dist/wom.cjs', import.meta.url));
if (existsSync(file)) {
  process.exitCode = await load(file).main(process.argv.slice(2));
} else {
  process.stderr.write('wom: it is not built yet. Run `npm install` here, or `npm run build` if that is done.\n');
  process.exitCode = 2;
}
