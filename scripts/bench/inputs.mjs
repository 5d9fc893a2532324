// The standard inputs of the bench, as edge lists that any program reads: a, a small world, and b, c, d, markets with hubs of
// growing size. Made once in a folder by the market's own generators, from a fixed seed.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { privateMemory } from '../../dist/index.js';
import { marketOf, settingOf } from './scenario.mjs';

const PEOPLE = { a: 100_000, b: 100_000, c: 1_000_000, d: 10_000_000 };
const networkOf = (name, people) =>
  name === 'a'
    ? `{type: watts-strogatz, people: ${people}, ties: 10, rewiring: 0.1}`
    : `{type: barabasi-albert, people: ${people}, ties: 5}`;
const HUBS = 10;

/** The files of an input: its ties, and the ten people whom most others hear. `scale`: so many times fewer people. */
export function inputOf(name, folder, scale = 1) {
  const network = networkOf(name, Math.ceil(PEOPLE[name] / scale));
  // The folder may hold what another version has made of another network.
  const stem = join(folder, `${name}-${createHash('sha256').update(network).digest('hex').slice(0, 8)}`);
  const files = { ties: `${stem}.txt`, hubs: `${stem}-hubs.txt` };
  if (existsSync(files.ties) && existsSync(files.hubs)) return files;
  mkdirSync(folder, { recursive: true });
  const market = marketOf(settingOf({ network }), privateMemory);
  writeFileSync(files.ties, linesOf(market));
  writeFileSync(files.hubs, `${hubsOf(market, HUBS).join('\n')}\n`);
  return files;
}

/** Each mutual tie once, a line each. */
function linesOf({ people, out: { offsets, targets } }) {
  const pieces = [];
  let lines = [];
  for (let person = 0; person < people; person++) {
    for (let tie = offsets[person]; tie < offsets[person + 1]; tie++) {
      if (targets[tie] > person) lines.push(`${person} ${targets[tie]}\n`);
    }
    if (lines.length < 100_000) continue;
    pieces.push(Buffer.from(lines.join('')));
    lines = [];
  }
  return Buffer.concat([...pieces, Buffer.from(lines.join(''))]);
}

function hubsOf({ people, out: { offsets } }, count) {
  const degree = (person) => offsets[person + 1] - offsets[person];
  const all = Array.from({ length: people }, (_, person) => person);
  return all.sort((one, other) => degree(other) - degree(one) || one - other).slice(0, count);
}
