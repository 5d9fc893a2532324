#!/usr/bin/env node
// The command `wom`. A file of its own, never rebuilt, so that it keeps its mode; the code behind it lies in dist.

import { existsSync } from 'node:fs';

const code = new URL('../dist/wom.js', import.meta.url);
if (existsSync(code)) {
  await import(code.href);
} else {
  process.stderr.write('wom: it is not built yet. Run `npm install` here, or `npm run build` if that is done.\n');
  process.exitCode = 2;
}
