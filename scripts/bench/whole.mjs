// What is measured of whole runs: a cold start, and what a second thread brings.

import { costOf, costOfRun, emptyStart } from './cost.mjs';
import { inputOf } from './inputs.mjs';
import { fileNetwork, median } from './scenario.mjs';

/** One replicate among 2,000 people, from nothing: user seconds of the whole process. */
export function* coldStart({ rounds }) {
  const head = `title: cold\nmarket: {network: {type: watts-strogatz, people: 2000, ties: 10, rewiring: 0.1}}
campaigns: {ten: [{lever: seed, strategy: degree, count: 10}]}\n`;
  const scenarios = {
    'cold start, cascade, adopters': `${head}steps: until-quiet\nmetrics: [adopters]\nspread: {model: independent-cascade, probability: 0.1}\n`,
    'cold start, market model, all metrics': `${head}spread: {model: market}\n`,
  };
  for (const [name, scenario] of Object.entries(scenarios)) {
    const user = Array.from({ length: rounds }, () => costOfRun(scenario, { replicates: 1 }).user);
    yield { name, userSeconds: median(user), ofNodeAlone: median(Array.from({ length: rounds }, emptyStart)) };
  }
}

/** A cascade on b with one thread and with two, in turn: replicates a second on the wall, and memory. */
export function* threads({ inputs, rounds, scale }) {
  const { ties } = inputOf('b', inputs, scale);
  const scenario = `{title: bench, steps: until-quiet, metrics: [adopters], decide: adopters,
    spread: {model: independent-cascade, probability: 0.1}, market: {network: ${fileNetwork(ties)}},
    campaigns: {ten: [{lever: seed, strategy: degree, count: 10}]}}`;
  // Each thread compiles its own code: what is told holds once that is done.
  const size = { few: Math.ceil(1500 / scale), many: Math.ceil(9000 / scale) + 1 };
  const measured = Array.from({ length: rounds }, () => {
    const [one, two] = [1, 2].map((jobs) => costOf(scenario, { ...size, jobs, data: inputs }));
    return { faster: one.wall / two.wall, cpu: two.replicate / one.replicate, more: two.memory - one.memory };
  });
  const middle = (what) => median(measured.map((round) => round[what]));
  yield {
    name: 'two threads, cascade p = 0.1, b',
    timesAsFast: middle('faster'),
    cpuOfAReplicate: middle('cpu'),
    moreMegabytes: middle('more') / 1e6,
  };
}
