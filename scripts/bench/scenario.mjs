// Scenarios of the bench that are run in this process, through the public library; and the clock that all of it is read from.

import { readFileSync } from 'node:fs';
import { buildMarketFor, prepare, readScenario, sharedMemory, shelves } from '../../dist/index.js';

const SPREAD = '{model: independent-cascade, probability: 0.1}';
const LEVER = '{lever: seed, strategy: random, count: 10}';

/** A checked scenario of one campaign, ready to be run; `ties`: a file that the network reads. */
export function settingOf({ network, spread = SPREAD, lever = LEVER, steps = 52, metric = 'reach', ties }) {
  const files = new Map(ties === undefined ? [] : [[ties, readFileSync(ties)]]);
  const text = `{title: bench, seed: bench, steps: ${steps}, replicates: 1000, metrics: [${metric}], decide: ${metric},
    market: {network: ${network ?? fileNetwork(ties)}}, spread: ${spread}, campaigns: {one: [${lever}]}}`;
  const read = readScenario(text, { file: 'bench', registry: shelves });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return prepare(read.scenario, shelves, files);
}

export const fileNetwork = (ties) => `{type: file, ties: ${JSON.stringify(ties)}}`;

export const marketOf = (setting, memory = sharedMemory) => buildMarketFor(setting, 0, memory);

/** What an act returns, and the CPU seconds that it took. */
export function timed(act) {
  const before = process.cpuUsage();
  const result = act();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1e6 };
}

/** The middle of several numbers. */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
