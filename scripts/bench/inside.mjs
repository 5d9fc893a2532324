// What is measured inside this process, through the public library: what a replicate costs as markets grow, how fast the
// market model writes its log, what it takes to make markets and to read them, and whom to seed.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { runReplicate, shelves, simulate } from '../../dist/index.js';
import { inputOf } from './inputs.mjs';
import { plainLoad } from './plain-load.mjs';
import { marketOf, median, settingOf, timed } from './scenario.mjs';

const SECONDS = 2;

/** Cost should follow what happens, people reached, and not how many people there are. */
export function* growth({ most, scale }) {
  const tenByLot = () => '{lever: seed, strategy: random, count: 10}';
  const broadcast = (people) => `{lever: broadcast, spend: ${people}, costPerThousand: 32}`;
  const cases = [
    ['cascade, ten by lot', '{model: independent-cascade, probability: 0.095}', tenByLot],
    ['market, ten by lot', '{model: market}', tenByLot],
    ['market, a broadcast', '{model: market}', broadcast],
  ];
  for (const [what, spread, leverFor] of cases) {
    for (let people = Math.ceil(10_000 / scale); people <= most / scale; people *= 10) {
      const network = `{type: watts-strogatz, people: ${people}, ties: 10, rewiring: 0.1}`;
      const setting = settingOf({ network, spread, lever: leverFor(people) });
      yield { name: `${what}, ${people.toLocaleString('en')} people`, ...replicates(setting, SECONDS / scale) };
    }
  }
}

/** Set-up, a warm replicate, people reached, and the memory of both. */
function replicates(setting, seconds) {
  const empty = arrays();
  const { result: market, seconds: setUp } = timed(() => marketOf(setting));
  const built = arrays(market);
  let [reached, count, spent] = [0, 0, 0];
  // What takes long is warm after once.
  for (let replicate = 0; replicate < 3 && spent < seconds; replicate++) {
    spent += timed(() => runReplicate(setting, market, replicate)).seconds;
  }
  const warm = arrays(market);
  spent = 0;
  while (count < 1000 && spent < seconds) {
    const { result: row, seconds: used } = timed(() => runReplicate(setting, market, count++));
    reached += row[row.length - 1];
    spent += used;
  }
  return {
    replicateMs: (1000 * spent) / count,
    setUpSeconds: setUp,
    reached: reached / count,
    microsecondsPerReached: (1e6 * spent) / reached,
    bytesPerTie: tieBytes(market) / market.out.targets.length,
    bytesPerPerson: (built - empty - tieBytes(market)) / market.people,
    bytesPerPersonRunning: (warm - built) / market.people,
  };
}

/** What is kept for ties, from whichever end and with all that they carry. */
function tieBytes(market) {
  const columns = new Set(
    [market.out, market.in].flatMap(({ targets, weights, strong }) => [targets, weights, strong]),
  );
  let bytes = 0;
  for (const column of columns) bytes += column?.byteLength ?? 0;
  return bytes;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** Bytes in typed arrays that are still used, and in a market's memory: its first word counts them in lines of 64. */
function arrays(market) {
  // What the first finds unused is given back beside the program, and counted as gone once the second begins.
  collect();
  collect();
  const lines = market?.memory === undefined ? 0 : new Uint32Array(market.memory.buffer, 0, 1)[0];
  return process.memoryUsage().arrayBuffers + 64 * lines;
}

/**
 * The market model on b, loud enough that much happens, by how much is kept: its events, each a row where a log is kept, and
 * contacts through the firm's channels that were noticed (an expected number; those through friends are not counted).
 */
export function* log({ inputs, rounds, scale }) {
  const { ties } = inputOf('b', inputs, scale);
  const lever = `{lever: broadcast, spend: ${100_000 / scale}, costPerThousand: 32}`;
  const setting = settingOf({ ties, spread: '{model: market}', lever });
  const market = marketOf(setting);
  const stage = { scenario: setting.scenario, cast: shelves, market, marketNumber: 0 };
  const [, campaign] = setting.scenario.campaigns;
  const events = shelves.models.find(({ name }) => name === 'market').events(setting.scenario.spread.params);
  for (const level of ['counts', 'tallies', 'sources']) {
    const runs = Array.from({ length: rounds + 1 }, (_, replicate) =>
      timed(() => simulate(stage, campaign, replicate, { level })),
    ).slice(1);
    const seconds = median(runs.map((run) => run.seconds));
    const record = runs[0].result;
    const rows = events.reduce((sum, event) => sum + record.soFar(event)[record.steps], 0);
    const noticed = Math.round(record.amount('noticed').reduce((sum, contacts) => sum + contacts, 0));
    const rowsAndNoticedPerSecond = (rows + noticed) / seconds;
    yield { name: `market model, ${level}, b`, replicateMs: 1000 * seconds, rows, noticed, rowsAndNoticedPerSecond };
  }
}

/** Making markets of 1,000,000 people, and ten times fewer: ten times as many should take ten times as long. */
export function* generators({ scale }) {
  const networks = {
    'watts-strogatz': 'ties: 10, rewiring: 0.1',
    'barabasi-albert': 'ties: 5',
    'holme-kim': 'ties: 5, triads: 0.5',
    'erdos-renyi': 'ties: 10',
    'random-regular': 'ties: 10',
    configuration: 'degrees: [4, 6, 10, 20]',
    'strong-weak': 'strong: 4, weak: 6',
    'stochastic-block': 'groups: 10, ties: 10, within: 0.8',
  };
  for (const [type, rest] of Object.entries(networks)) {
    const people = Math.ceil(1_000_000 / scale);
    const [few, many] = [Math.ceil(people / 10), people].map((size) => {
      const setting = settingOf({ network: `{type: ${type}, people: ${size}, ${rest}}` });
      return timed(() => marketOf(setting)).seconds;
    });
    yield { name: `${type}, ${people.toLocaleString('en')} people`, seconds: many, perTenfold: many / few };
  }
}

/** Reading c from its file, beside plain loops over typed arrays that check nothing and know no names. */
export function* loading({ inputs, rounds, scale }) {
  const { ties } = inputOf('c', inputs, scale);
  const setting = settingOf({ ties });
  const bytes = readFileSync(ties);
  const measured = Array.from({ length: rounds }, () => {
    const plain = timed(() => plainLoad(bytes)).seconds;
    const ours = timed(() => marketOf(setting)).seconds;
    return { ours, ratio: ours / plain };
  });
  const [seconds, ratio] = ['ours', 'ratio'].map((what) => median(measured.map((round) => round[what])));
  yield { name: 'loading c from text', ratio, seconds };
}

/** Whom to seed: fifty people in a weighted cascade, the search alone; their spread as the other program counts it. */
export function* seeding({ inputs, run, rounds, scale }) {
  const { choose } = shelves.strategies.find(({ name }) => name === 'influence-maximization');
  for (const input of ['b', 'c']) {
    const { ties } = inputOf(input, inputs, scale);
    const market = marketOf(settingOf({ ties }));
    const ask = { market, count: 50, tieChance: 'weighted', luck: { a: 1, b: 2 } };
    const measured = Array.from({ length: rounds }, (_, round) => {
      const other = run?.('imm', [ties, 50, 0.1, 'wc', round + 1]);
      const { result: chosen, seconds } = timed(() => choose(ask));
      return { seconds, chosen, other, ratio: other && seconds / other.cpu };
    });
    const [{ chosen, other }] = measured;
    const spreadOf = (people) => {
      const file = join(inputs, 'seeds.txt');
      writeFileSync(file, `${[...people].map((person) => market.ids.text(person)).join('\n')}\n`);
      return run('ic', [ties, file, 'wc', 'naive', 2000, 7]).mean;
    };
    yield {
      name: `whom to seed, 50 people, ${input}`,
      ...(other && { ratio: median(measured.map(({ ratio }) => ratio)) }),
      seconds: median(measured.map(({ seconds }) => seconds)),
      ...(other && { spreadShare: spreadOf(chosen) / spreadOf(other.seeds) }),
    };
  }
}
