// npm run bench: what the engine costs: replicates through the front door, beside tight C++ for the same work where there is a
// folder of it and a compiler; markets made and read; whom to seed; threads; a cold start. In CPU time, threads by the clock. Prints
// a line for each, and saves all as JSON. Nothing passes or fails here; state figures as ratios: machines differ.
//
//   npm run bench [-- --yardstick DIR] [--inputs DIR] [--out FILE] [--only PARTS] [--most PEOPLE] [--rounds N] [--scale N]

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { frontDoor } from './bench/front.mjs';
import { generators, growth, loading, log, seeding } from './bench/inside.mjs';
import { programsIn } from './bench/programs.mjs';
import { coldStart, threads } from './bench/whole.mjs';
import { ended, optionsOf } from './command.mjs';

const PARTS = { front: frontDoor, log, growth, generators, loading, seeding, threads, cold: coldStart };
const USAGE = `npm run bench [-- OPTIONS]
  --yardstick DIR  C++ programs for the same work (ic.cpp, adopt.cpp, imm.cpp): ratios to these
  --inputs DIR     where the standard inputs are kept (default: results/bench)
  --out FILE       where the figures go (default: results/bench.json)
  --only PARTS     some of the parts: ${Object.keys(PARTS).join(', ')}
  --most PEOPLE    the largest market (default: 1000000; input d from 10000000 on)
  --rounds N       how often each comparison is made, for its median (default: 3)
  --scale N        markets so many times smaller, to try it out (default: 1)`;

const options = optionsOf(
  Object.fromEntries(
    ['yardstick', 'inputs', 'out', 'only', 'most', 'rounds', 'scale'].map((name) => [name, { type: 'string' }]),
  ),
  USAGE,
);
const { only, out = 'results/bench.json' } = options;
const asked = only?.split(',') ?? Object.keys(PARTS);
for (const part of asked) if (!Object.hasOwn(PARTS, part)) ended(`there is no part '${part}'\n${USAGE}`);
const inputs = resolve(options.inputs ?? 'results/bench');
const run = programsIn(options.yardstick, inputs);
const setting = {
  inputs,
  run,
  most: whole('--most', options.most, 1_000_000),
  rounds: whole('--rounds', options.rounds, 3),
  scale: whole('--scale', options.scale, 1),
};

if (run === undefined)
  process.stderr.write('no yardstick: without a folder of programs, or g++, there are no ratios\n');

const parts = {};
for (const part of asked) {
  process.stdout.write(`\n${part}\n`);
  parts[part] = [];
  for (const row of PARTS[part](setting)) {
    parts[part].push(row);
    process.stdout.write(`${line(row)}\n`);
  }
}
mkdirSync(dirname(resolve(out)), { recursive: true });
const { version, platform, arch } = process;
writeFileSync(out, `${JSON.stringify({ node: version, platform, arch, ...parts }, null, 2)}\n`);
process.stdout.write(`\nsaved: ${out}\n`);

/** A name, the ratio where there is one, and the other figures in words. */
function line({ name, ratio, ...figures }) {
  const told = Object.entries(figures).map(([what, value]) => `${words(what)} ${number(value)}`);
  const times = ratio === undefined ? '' : `${ratio.toFixed(2)} ×`;
  return `  ${name.padEnd(46)}${times.padStart(9)}   ${told.join(', ')}`;
}

function words(name) {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function number(value) {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
}

function whole(name, text, otherwise) {
  const value = Number(text ?? otherwise);
  return Number.isInteger(value) && value >= 1 ? value : ended(`${name} takes a whole number, 1 or more`);
}
