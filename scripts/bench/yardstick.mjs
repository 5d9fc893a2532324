// Our engine beside tight C++ for the same work: the programs of a folder (ic.cpp, adopt.cpp, imm.cpp) are built with g++,
// and both run in turn on the same inputs. What is told is the median of the ratios, since machines drift while they
// measure.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { costOf } from './cost.mjs';
import { inputOf } from './inputs.mjs';

const ROUNDS = 3;

const head = (ties) => `title: bench
steps: until-quiet
metrics: [adopters]
decide: adopters
market: {network: {type: file, ties: ${JSON.stringify(ties)}}}
`;
const seeded = (hubs) => `campaigns: {ten: [{lever: seed, people: [${hubs.join(', ')}]}]}\n`;

/** What is compared: a scenario of ours, and a program with its arguments for the same. */
const CASES = [
  ...['b', 'c'].map((input) => ({
    name: `cascade p = 0.1, ten hubs, ${input}`,
    input,
    few: 2,
    many: input === 'c' ? 12 : 62,
    scenario: ({ ties, hubs }) =>
      `${head(ties)}spread: {model: independent-cascade, probability: 0.1}\n${seeded(hubs)}`,
    program: ({ ties, hubsFile }, reps) => ['ic', [ties, hubsFile, '0.1', 'maskpf', String(reps), '1']],
    spread: ({ mean }) => mean,
  })),
  ...['a', 'b', 'c'].map((input) => ({
    name: `${input === 'a' ? 'cascade p = 0.05' : 'weighted cascade'}, ten hubs, ${input}`,
    input,
    few: 20,
    many: 1020,
    scenario: ({ ties, hubs }) =>
      `${head(ties)}spread: {model: independent-cascade, probability: ${input === 'a' ? '0.05' : 'weighted'}}\n${seeded(hubs)}`,
    program: ({ ties, hubsFile }, reps) => [
      'ic',
      [ties, hubsFile, input === 'a' ? '0.05' : 'wc', 'naive', String(reps), '1'],
    ],
    spread: ({ mean }) => mean,
  })),
];

/** Prints and returns a row for each case; nothing where there is no compiler or no such folder. */
export function besideYardstick(folder, inputs, print) {
  const programs = built(resolve(folder), resolve(inputs), print);
  if (programs === undefined) return [];
  return CASES.map((one) => {
    const { ties, hubs: hubsFile } = inputOf(one.input, resolve(inputs));
    const hubs = readFileSync(hubsFile, 'utf8').trim().split('\n');
    const rounds = Array.from({ length: ROUNDS }, () => {
      const [name, args] = one.program({ ties, hubsFile }, one.many);
      const theirs = JSON.parse(run(join(programs, name), args));
      const ours = costOf(one.scenario({ ties, hubs }), one.few, one.many, resolve(inputs));
      return { ours, theirs, ratio: ours.replicate / (theirs.cpu / one.many) };
    });
    const [, middle] = rounds.toSorted((x, y) => x.ratio - y.ratio);
    const { mean } = middle.ours.summary.campaigns.ten.metrics.adopters;
    const row = {
      name: one.name,
      ratio: middle.ratio,
      replicateMs: 1000 * middle.ours.replicate,
      setUpMs: 1000 * middle.ours.setUp,
      spread: mean,
      theirSpread: one.spread(middle.theirs),
    };
    print(row);
    return row;
  });
}

/** Builds the programs; returns their folder. */
function built(sources, inputs, print) {
  if (!existsSync(sources) || spawnSync('g++', ['--version']).status !== 0) {
    print({ name: 'the yardstick was left out: there is no g++, or no such folder' });
    return undefined;
  }
  const bin = join(inputs, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const name of ['ic', 'adopt', 'imm']) {
    if (existsSync(join(bin, name))) continue;
    run('g++', ['-O3', '-march=native', '-std=c++17', '-o', join(bin, name), join(sources, `${name}.cpp`)]);
  }
  return bin;
}

function run(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
  return stdout;
}
