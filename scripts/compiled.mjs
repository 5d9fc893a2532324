// node scripts/compiled.mjs FILE: what V8 compiles of the built command line in a small run of the market, on stdout, behind
// what says of which code it is. That is what most runs need; where the run comes to nothing, because there is no page yet,
// it is a part of it.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { headOf, load } from './load.mjs';

const SCENARIO = `title: small
market: {network: {type: watts-strogatz, people: 2000, ties: 10, rewiring: 0.1}}
spread: {model: market}
campaigns: {few: [{lever: seed, strategy: degree, count: 3}]}
`;

const folder = mkdtempSync(join(tmpdir(), 'wom-build-'));
const say = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;
try {
  const { main, script } = load(process.argv[2]);
  const file = join(folder, 'small.yaml');
  writeFileSync(file, SCENARIO);
  await main(['run', file, '-o', join(folder, 'results'), '-n', '2', '-j', '1', '-q', '--no-flip']);
  say(headOf(readFileSync(process.argv[2])));
  say(script.createCachedData());
} finally {
  rmSync(folder, { recursive: true, force: true });
}
