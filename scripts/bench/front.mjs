// Replicates through the front door, `wom run` on one thread, beside tight C++ for the same work where there is any: both run
// in turn on the same files, and what is told is the median of the ratios, since machines drift while they measure.

import { readFileSync } from 'node:fs';
import { costOf } from './cost.mjs';
import { inputOf } from './inputs.mjs';
import { fileNetwork, median } from './scenario.mjs';

const cascade = (probability) => `{model: independent-cascade, probability: ${probability}}`;
/** Ten hubs begin, and doing nothing costs nothing. */
const cascadeCase = (name, input, many, probability, args) => ({
  name,
  input,
  many,
  steps: 'until-quiet',
  spread: cascade(probability),
  program: 'ic',
  args: ({ ties, hubs }, replicates) => [ties, hubs, ...args, replicates, 1],
  theirs: ({ mean }) => mean,
});

/** What is compared: a scenario of ours, and a program with its arguments for the same. */
const CASES = [
  cascadeCase('cascade p = 0.1, ten hubs, b', 'b', 3000, 0.1, ['0.1', 'maskpf']),
  cascadeCase('cascade p = 0.1, ten hubs, c', 'c', 300, 0.1, ['0.1', 'maskpf']),
  cascadeCase('cascade p = 0.1, ten hubs, d', 'd', 4, 0.1, ['0.1', 'maskpf']),
  cascadeCase('cascade p = 0.1, ten hubs, a', 'a', 100_000, 0.1, ['0.1', 'naive']),
  cascadeCase('weighted cascade, ten hubs, b', 'b', 3000, 'weighted', ['wc', 'naive']),
  cascadeCase('weighted cascade, ten hubs, c', 'c', 300, 'weighted', ['wc', 'naive']),
  {
    name: 'bass, p 0.1 %, 2 % a friend, 50 steps, b',
    input: 'b',
    many: 150,
    steps: 50,
    spread: '{model: bass, p: 0.1% per step, perTie: 2% per step}',
    // A replicate runs the campaign and doing nothing; people adopt in both.
    runs: 2,
    program: 'adopt',
    args: ({ ties }, replicates) => [ties, 0.001, 0.02, 50, replicates, 'exp2', 1],
    theirs: ({ m50 }) => m50,
  },
];

/** A row for each case; d, the largest market, where so many people are asked for. `run`: the programs, if there are any. */
export function* frontDoor({ inputs, run, rounds, scale, most }) {
  for (const one of CASES)
    if (one.input !== 'd' || most >= 10_000_000)
      yield compared(scaled(one, scale), inputOf(one.input, inputs, scale), { run, rounds, data: inputs });
}

/** Fewer replicates of smaller markets. Few are enough to have code compiled: that belongs to what a start costs. */
function scaled(one, scale) {
  const many = Math.ceil(one.many / scale) + 1;
  return { ...one, many, few: Math.ceil(many / 4) };
}

function compared({ name, few, many, steps, spread, runs = 1, program, args, theirs }, files, { run, rounds, data }) {
  const hubs = readFileSync(files.hubs, 'utf8').trim().split('\n');
  const scenario = `{title: bench, steps: ${steps}, metrics: [adopters], decide: adopters, spread: ${spread},
    market: {network: ${fileNetwork(files.ties)}}, campaigns: {ten: [{lever: seed, people: [${hubs.join(', ')}]}]}}`;
  const measured = Array.from({ length: rounds }, () => {
    const other = run?.(program, args(files, many));
    const ours = costOf(scenario, { few, many, data });
    return { ours, other, ratio: other && ours.replicate / runs / (other.cpu / many) };
  });
  const { ours, other } = measured[0];
  const replicate = median(measured.map((round) => round.ours.replicate));
  const campaign = ours.summary.campaigns[runs === 1 ? 'ten' : 'nothing'];
  const reached = campaign.metrics.adopters.mean;
  return {
    name,
    ...(other && { ratio: median(measured.map((round) => round.ratio)) }),
    replicateMs: 1000 * replicate,
    replicatesPerSecond: 1 / replicate,
    adoptionsPerSecond: (runs * reached) / replicate,
    setUpSeconds: median(measured.map((round) => round.ours.setUp)),
    peakMegabytes: ours.memory / 1e6,
    adopters: reached,
    ...(other && { theirAdopters: theirs(other) }),
  };
}
