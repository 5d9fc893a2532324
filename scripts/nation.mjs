// node scripts/nation.mjs: what scenarios/nation.yaml costs as the nation grows, money in proportion. Each size runs in a process
// of its own: processor time of making the market and of one replicate, and the most memory held. Passes or fails nothing.
//
//   node scripts/nation.mjs [--sizes 1,3,10,30]      millions of people

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildMarketFor, endValue, prepare, readScenario, runReplicate, sharedMemory, shelves } from '../dist/index.js';
import { timed } from './bench/scenario.mjs';
import { optionsOf } from './command.mjs';

const values = optionsOf(
  { sizes: { type: 'string', default: '1,3,10,30' }, one: { type: 'string' } },
  'node scripts/nation.mjs [--sizes 1,3,10,30]      millions of people',
);
if (values.one !== undefined) console.log(JSON.stringify(measure(Number(values.one) * 1e6)));
else compare(values.sizes.split(',').map(Number));

/** One line for each size, and the slope on log-log axes between the first and the last. */
function compare(sizes) {
  tell(['people', 'ends of ties', 'generate s', 'run s', 'peak GB', 'adopters']);
  const rows = sizes.map((size) => {
    const child = [fileURLToPath(import.meta.url), '--one', String(size)];
    const { status, stdout, stderr } = spawnSync(process.execPath, child, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    const row = JSON.parse(stdout);
    const { people, ties, generate, run, peak, adopters } = row;
    tell([people, ties, generate.toFixed(1), run.toFixed(1), (peak / 1e9).toFixed(2), adopters.join(' ')]);
    return row;
  });
  const [first, last] = [rows[0], rows[rows.length - 1]];
  const slope =
    Math.log((last.generate + last.run) / (first.generate + first.run)) / Math.log(last.people / first.people);
  if (rows.length > 1) console.log(`slope on log-log axes, first to last: ${slope.toFixed(2)}`);
}

function tell(cells) {
  console.log(cells.map((cell) => String(cell).padStart(14)).join(''));
}

function measure(people) {
  const setting = prepare(nation(people), shelves, new Map());
  const { result: market, seconds: generate } = timed(() => buildMarketFor(setting, 0, sharedMemory));
  const { result: row, seconds: run } = timed(() => runReplicate(setting, market, 0));
  return {
    people,
    ties: market.out.targets.length,
    generate,
    run,
    peak: process.resourceUsage().maxRSS * 1024,
    adopters: setting.scenario.campaigns.map((_, campaign) => endValue(setting.layout, row, campaign, 0)),
  };
}

function nation(people) {
  const text = readFileSync(new URL('../scenarios/nation.yaml', import.meta.url), 'utf8');
  const budget = people / 50;
  const scaled = text
    .replace(/people: \d+/, `people: ${people}`)
    .replace(/^budget: \d+/m, `budget: ${budget}`)
    .replace(/spend: \d+/, `spend: ${budget}`)
    .replace(/count: \d+/, `count: ${budget / 40}`);
  const read = readScenario(scaled, { file: 'nation.yaml', registry: shelves });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.scenario;
}
