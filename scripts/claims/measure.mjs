// What a claim comes to: a number under two sides, each a campaign of a scenario under some settings, in the same replicates
// (the same people, the same luck), and their paired difference with its 95 % interval: what `wom run` gives where both
// sides have the same settings, and across settings as well.

import { readFileSync } from 'node:fs';
import {
  buildMarketFor,
  marketNumber,
  prepare,
  privateMemory,
  readScenario,
  shelves,
  simulate,
  summarise,
} from '../../dist/index.js';

/** For each metric both sides as they are on average, and the difference: { metric, of, against, mean, low, high, unit }. */
export function measured({ of, against, worlds }) {
  const sides = [sideOf(of, worlds), sideOf(against, worlds)];
  const markets = marketKeeper();
  const replicates = Array.from({ length: worlds }, (_, replicate) => replicate);
  // One record, then for each side the step at which it ended and its numbers: the form in which rows are summarised.
  const rows = replicates.map((replicate) =>
    Float64Array.from([1, ...sides.flatMap((side) => [0, ...numbersOf(side, replicate, markets)])]),
  );
  const [{ setting }] = sides;
  const results = { setting: paired(setting), replicates, rows };
  const { campaigns, differences } = summarise({
    results,
    planned: worlds,
    failures: [],
    complete: true,
    warnings: [],
  });
  const [first, second] = campaigns.map(({ metrics }) => metrics);
  return differences.map(({ metric, mean, low, high }, place) => ({
    metric,
    of: first[place].mean,
    against: second[place].mean,
    mean,
    low,
    high,
    unit: first[place].unit,
  }));
}

/** A side made ready to be played; what is wrong with it is thrown. */
export function sideOf({ scenario: name, set, campaign, metrics, weeks }, worlds) {
  const file = `${name}.yaml`;
  const text = readFileSync(new URL(`../../scenarios/${file}`, import.meta.url), 'utf8');
  const overrides = { replicates: worlds };
  const read = readScenario(text, { file, registry: shelves, sets: set, overrides });
  if (!read.ok) throw new Error(read.problems.map(({ message }) => `${file}: ${message}`).join('\n'));
  const [decide] = metrics;
  const setting = prepare({ ...read.scenario, metrics, decide }, shelves, new Map());
  const find = (wanted) => setting.scenario.campaigns.find((one) => one.name === wanted);
  if (find(campaign) === undefined) throw new Error(`${file}: there is no campaign '${campaign}'`);
  return { setting, campaign: find(campaign), nothing: find('nothing'), weeks };
}

/** As if both sides were campaigns of one scenario, told at the end only. */
function paired({ scenario, metrics }) {
  const flat = metrics.map(({ course: _, ...metric }) =>
    metric.kind === 'curve' ? { ...metric, kind: 'figure' } : metric,
  );
  const both = {
    campaigns: [{ name: 'of' }, { name: 'against' }],
    compare: [['of', 'against']],
    market: { ...scenario.market, segments: [] },
  };
  return prepare({ ...scenario, ...both }, { ...shelves, metrics: flat }, new Map());
}

/** The metrics of a side in one replicate, end to end: one number each, the two parts of a ratio. */
function numbersOf({ setting, campaign, nothing, weeks }, replicate, markets) {
  const { scenario, metrics, level } = setting;
  const market = markets(setting, replicate);
  const stage = { scenario, cast: shelves, market, marketNumber: marketNumber(setting, replicate) };
  const view = {
    record: simulate(stage, campaign, replicate, { level }),
    market,
    clock: scenario.clock,
    product: scenario.product,
    // Other worlds are played only for the metrics that ask for them.
    get baseline() {
      return simulate(stage, nothing, replicate, { level });
    },
    get tiesOff() {
      return simulate(stage, campaign, replicate, { level, tiesOff: true });
    },
  };
  return metrics.flatMap((metric) => {
    if (metric.kind === 'ratio') return metric.parts(view);
    if (metric.kind === 'figure') return [metric.figure(view) ?? Number.NaN];
    const curve = metric.curve(view);
    return [weeks === undefined ? curve.at(-1) : curve[weeks[1]] - curve[weeks[0] - 1]];
  });
}

/** Builds each market once for as long as replicates, in order, are played in it. */
function marketKeeper() {
  let kept = new Map();
  let last = 0;
  return (setting, replicate) => {
    const number = marketNumber(setting, replicate);
    const key = JSON.stringify([setting.scenario.market, setting.scenario.seed]);
    if (number !== last) kept = new Map();
    last = number;
    if (!kept.has(key)) kept.set(key, buildMarketFor(setting, number, privateMemory));
    return kept.get(key);
  };
}
