// Plays the scenes in many worlds and sums up what happened, so that a target can be read off the sums; leaving out one
// world at a time (the jackknife) tells how far luck and drawn markets may have carried it.

import { buildMarketFor, prepare, privateMemory, readScenario, shelves, simulate } from '../../dist/index.js';
import { SCENES } from './scenes.mjs';

const RATIOS = ['earnedShare', 'paidShare'].map((name) => shelves.metrics.find((metric) => metric.name === name));

const settings = Object.entries(SCENES).map(([name, scene]) => {
  const read = readScenario(JSON.stringify(scene), { file: name, registry: shelves });
  if (!read.ok) throw new Error(`${name}: ${read.problems.map(({ message }) => message).join('; ')}`);
  return { name, setting: prepare(read.scenario, shelves, new Map()) };
});

/** What happened in world number `replicate`: numbers by 'scene / campaign / what'. */
export function world(replicate) {
  const found = new Map([['worlds', [1]]]);
  for (const { name, setting } of settings) {
    const { scenario } = setting;
    const market = buildMarketFor(setting, replicate, privateMemory);
    const stage = { scenario, cast: shelves, market, marketNumber: replicate };
    for (const campaign of scenario.campaigns) {
      const keep = (what, numbers) => found.set(`${name} / ${campaign.name} / ${what}`, numbers);
      const record = simulate(stage, campaign, replicate, { level: 'tallies' });
      const silent = simulate(stage, campaign, replicate, { level: 'counts', tiesOff: true });
      keep('won', record.soFar('adopted'));
      keep('won without talk', silent.soFar('adopted'));
      for (const verdict of ['advocate', 'detractor']) keep(verdict, record.soFar(verdict));
      const view = { record, baseline: record, market, clock: scenario.clock, product: scenario.product };
      for (const metric of RATIOS) keep(metric.name, metric.parts(view));
    }
  }
  return found;
}

/** What a target reads: sums over worlds. */
export class Sums {
  constructor(sums) {
    this.sums = sums;
  }

  get worlds() {
    return this.sums.get('worlds')[0];
  }

  /** So far, by step; `above` doing nothing, where asked. */
  curve(scene, campaign, what = 'won', above = false) {
    const own = this.sums.get(`${scene} / ${campaign} / ${what}`);
    if (!above) return own;
    const base = this.curve(scene, 'nothing', what);
    return own.map((value, step) => value - base[step]);
  }

  end(scene, campaign, what = 'won', above = false) {
    return this.curve(scene, campaign, what, above).at(-1);
  }

  ratio(scene, campaign, metric) {
    const [part, whole] = this.sums.get(`${scene} / ${campaign} / ${metric}`);
    return part / whole;
  }
}

/** Tells of any reading its value over all worlds and the ends of its 95 % interval. */
export function estimator(worlds) {
  const total = add(worlds, 1);
  const without = worlds.map((left) => new Sums(add([total, left], -1)));
  return (read) => {
    const value = read(new Sums(total));
    const others = without.map(read);
    const mean = others.reduce((sum, one) => sum + one, 0) / others.length;
    const squares = others.reduce((sum, one) => sum + (one - mean) * (one - mean), 0);
    const reach = 1.96 * Math.sqrt(((others.length - 1) / others.length) * squares);
    return { value, low: value - reach, high: value + reach };
  };
}

/** The first and the others, times a factor. */
function add([first, ...others], factor) {
  const sums = new Map([...first].map(([key, numbers]) => [key, Float64Array.from(numbers)]));
  for (const other of others) {
    for (const [key, numbers] of other) {
      const sum = sums.get(key);
      for (let place = 0; place < sum.length; place++) sum[place] += factor * numbers[place];
    }
  }
  return sums;
}
