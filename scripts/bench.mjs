// npm run bench: what a replicate costs, in CPU time of this process. Cost should follow what happens (people reached), not
// how many people there are: so the same cascade is run in ever larger markets, and each model in one. Prints a table
// and saves it as JSON; nothing passes or fails here. State figures as ratios within one run: machines differ.
//
// With a folder of tight C++ programs for the same work, ours are run beside them, through `wom run`, on the standard
// inputs a, b and c, which are made once.
//
//   npm run bench [-- --most 1000000] [--out bench.json] [--yardstick DIR] [--inputs DIR]

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { buildMarketFor, prepare, readScenario, runReplicate, sharedMemory, shelves } from '../dist/index.js';
import { besideYardstick } from './bench/yardstick.mjs';

const { values } = parseArgs({
  options: {
    most: { type: 'string' },
    out: { type: 'string' },
    yardstick: { type: 'string' },
    inputs: { type: 'string', default: 'results/bench' },
  },
});
const MOST = Number(values.most ?? 1_000_000);
const OUT = values.out ?? 'results/bench.json';

/** Scenarios by name: what is spread how, among how many people. */
const growing = [10_000, 100_000, 1_000_000, 10_000_000].filter((people) => people <= MOST);
const cases = [
  ...growing.map((people) => ({
    name: `cascade, ten by lot, ${people.toLocaleString('en')} people`,
    people,
    spread: '{model: independent-cascade, probability: 0.095}',
    lever: '{lever: seed, strategy: random, count: 10}',
  })),
  ...growing.map((people) => ({
    name: `market, ten by lot, ${people.toLocaleString('en')} people`,
    people,
    spread: '{model: market}',
    lever: '{lever: seed, strategy: random, count: 10}',
  })),
  {
    name: 'bass, everybody, 100,000 people',
    people: 100_000,
    spread: '{model: bass, p: 0.1% per step, perTie: 2% per step}',
    lever: '{lever: seed, strategy: random, count: 1}',
  },
  {
    name: 'market, drip, 20,000 people',
    people: 20_000,
    spread: '{model: market}',
    lever: '{lever: broadcast, spend: 4000, costPerThousand: 32}',
  },
];

const rows = cases.filter(({ people }) => people <= MOST).map(measure);
console.log(`${'case'.padEnd(44)}${'set-up ms'.padStart(11)}${'a replicate ms'.padStart(16)}${'reached'.padStart(10)}`);
for (const row of rows) {
  const figures = [
    row.setUp.toFixed(0).padStart(11),
    row.replicate.toFixed(3).padStart(16),
    row.reached.toFixed(0).padStart(10),
  ];
  console.log(row.name.padEnd(44) + figures.join(''));
}
const beside = values.yardstick === undefined ? [] : besideYardstick(values.yardstick, values.inputs, printBeside);
mkdirSync(dirname(OUT), { recursive: true });
writeFileSync(OUT, `${JSON.stringify({ rows, beside }, null, 2)}\n`);
console.log(`saved: ${OUT}`);

/** Our CPU time for a replicate as a multiple of theirs, and whether both tell the same story. */
function printBeside({ name, ratio, replicateMs, setUpMs, spread, theirSpread }) {
  if (ratio === undefined) console.log(name);
  else {
    const figures = `${ratio.toFixed(2)} × theirs`.padStart(16) + `${replicateMs.toFixed(2)} ms`.padStart(12);
    const rest = `set-up ${setUpMs.toFixed(0)} ms, spread ${spread.toFixed(0)} and ${theirSpread.toFixed(0)}`;
    console.log(`${name.padEnd(44)}${figures}   ${rest}`);
  }
}

/** CPU milliseconds of building the market and of a warm replicate (baseline and one campaign), and people reached. */
function measure({ name, people, spread, lever }) {
  const text = `{title: bench, market: {network: {type: watts-strogatz, people: ${people}, ties: 10, rewiring: 0.1}},
    spread: ${spread}, steps: 52, replicates: 1000, metrics: [reach], decide: reach, campaigns: {one: [${lever}]}}`;
  const read = readScenario(text, { file: name, registry: shelves });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  const setting = prepare(read.scenario, shelves, new Map());
  const before = cpu();
  const market = buildMarketFor(setting, 0, sharedMemory);
  const setUp = cpu() - before;
  for (let replicate = 0; replicate < 3; replicate++) runReplicate(setting, market, replicate);
  let reached = 0;
  let count = 0;
  const start = cpu();
  do {
    const row = runReplicate(setting, market, count++);
    reached += row[row.length - 1];
  } while (count < 1000 && cpu() - start < 2000);
  return { name, people, setUp, replicate: (cpu() - start) / count, reached: reached / count };
}

function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
