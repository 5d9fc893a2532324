// The standard inputs of the bench, as edge lists that any program reads: a, a small world, and b, c, d, markets with hubs of
// growing size. Made once in a folder by the market's own generators, from a fixed seed.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildMarketFor, prepare, privateMemory, readScenario, shelves } from '../../dist/index.js';

const NETWORKS = {
  a: '{type: watts-strogatz, people: 100000, ties: 10, rewiring: 0.1}',
  b: '{type: barabasi-albert, people: 100000, ties: 10}',
  c: '{type: barabasi-albert, people: 1000000, ties: 10}',
  d: '{type: barabasi-albert, people: 10000000, ties: 10}',
};

/** The files of an input: its ties, and the ten people whom most others hear. */
export function inputOf(name, folder) {
  mkdirSync(folder, { recursive: true });
  const files = { ties: join(folder, `${name}.txt`), hubs: join(folder, `${name}-hubs.txt`) };
  if (existsSync(files.ties) && existsSync(files.hubs)) return files;
  const market = marketOf(NETWORKS[name]);
  writeFileSync(files.ties, linesOf(market));
  writeFileSync(files.hubs, `${hubsOf(market, 10).join('\n')}\n`);
  return files;
}

function marketOf(network) {
  const text = `{title: bench, seed: bench, market: {network: ${network}}, spread: {model: independent-cascade,
    probability: 0.1}, campaigns: {one: [{lever: seed, strategy: random, count: 1}]}}`;
  const read = readScenario(text, { file: 'bench', registry: shelves });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return buildMarketFor(prepare(read.scenario, shelves, new Map()), 0, privateMemory);
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
