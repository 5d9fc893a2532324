// What would turn the verdict round: each assumption moved alone to either end of its plausible range, the leading
// campaigns run again in a few of the same worlds, and the winner looked at anew. First two worlds for every move; the
// moves that cost the winner half its lead or more get more worlds, so that the whole takes about as long as the run did.

import { meanInterval } from '../kernel/stats.ts';
import { BASELINE } from '../scenario/scenario.ts';
import { estimate } from './estimate.ts';
import type { Move } from './moves.ts';
import { movesOf } from './moves.ts';
import type { Results } from './results.ts';
import { metricPlace } from './results.ts';
import { endValue } from './row.ts';
import type { Setting } from './setting.ts';
import { prepare } from './setting.ts';

/** How many of the best campaigns are looked at, beside the file's first and doing nothing. */
const CONTENDERS = 3;
const FIRST_WORLDS = 2;
const MORE_WORLDS = 8;

/** Runs the same replicates of each setting; rows by setting, then by replicate. Undefined where it was stopped. */
export type RunSettings = (
  settings: readonly Setting[],
  replicates: readonly number[],
) => Promise<readonly (readonly Float64Array[])[] | undefined>;

/** An assumption that, moved alone, changes who wins. Leads are in the metric's own unit, money in cents. */
export interface Flip {
  readonly path: string;
  readonly value: string;
  readonly was: string;
  /** Who wins then, and by how much over the former winner, with a 95 % interval over the worlds. */
  readonly winner: string;
  readonly lead: number;
  readonly low: number;
  readonly high: number;
}

export interface Flips {
  /** How many moves were tried, and in how many worlds those that mattered. */
  readonly moves: number;
  readonly worlds: number;
  readonly found: readonly Flip[];
}

/** Looks for them; undefined where nothing is to be decided, or where it was stopped. */
export async function findFlips(results: Results, run: RunSettings): Promise<Flips | undefined> {
  const { setting } = results;
  const contenders = leaders(results);
  if (contenders.length < 2) return undefined;
  const moves = movesOf(setting.scenario, setting.shelves);
  const settings = moves.map((move) => reduced(setting, move, contenders));
  const first = await run(settings, worldsOf(results, 0, FIRST_WORLDS));
  if (first === undefined) return undefined;
  const before = leadOfWinner(results, contenders);
  const close = moves.flatMap((_, i) => (smallestLead(settings[i], first[i], contenders) < before / 2 ? [i] : []));
  const more = await run(
    close.map((i) => settings[i]),
    worldsOf(results, FIRST_WORLDS, MORE_WORLDS),
  );
  if (more === undefined) return undefined;
  const found = close.flatMap((i, place) => {
    const flip = judged(moves[i], settings[i], [...first[i], ...more[place]], contenders);
    return flip === undefined ? [] : [flip];
  });
  return { moves: moves.length, worlds: worldsOf(results, 0, MORE_WORLDS).length, found };
}

/** The best campaigns by the deciding metric, best first; then the file's first and doing nothing, where not among them. */
function leaders(results: Results): string[] {
  const { scenario } = results.setting;
  const metric = metricPlace(results, scenario.decide);
  const sign = signOf(results.setting);
  const ranked = scenario.campaigns
    .map(({ name }, place) => ({ name, worth: sign * estimate(results, place, metric).mean }))
    .filter(({ worth }) => !Number.isNaN(worth))
    .sort((one, other) => other.worth - one.worth)
    .map(({ name }) => name);
  const first = scenario.campaigns.find(({ name }) => name !== BASELINE)?.name;
  return ranked.filter((name, rank) => rank < CONTENDERS || name === first || name === BASELINE);
}

/** 1 where more of the deciding metric is better, −1 where less is. */
function signOf({ metrics, scenario }: Setting): number {
  return metrics.find(({ name }) => name === scenario.decide)?.better === 'less' ? -1 : 1;
}

/** One replicate of each market first, since markets differ more than luck does. */
function worldsOf({ replicates, setting }: Results, from: number, to: number): number[] {
  const every = Number.isFinite(setting.scenario.market.redraw) ? setting.scenario.market.redraw : 1;
  const byTurn = [...replicates].sort((a, b) => (a % every) - (b % every) || a - b);
  return byTurn.slice(from, to).sort((a, b) => a - b);
}

function reduced(
  { shelves, files, scenario: { decide } }: Setting,
  { scenario }: Move,
  names: readonly string[],
): Setting {
  const campaigns = scenario.campaigns.filter(({ name }) => name === BASELINE || names.includes(name));
  return prepare({ ...scenario, campaigns, metrics: [decide], compare: [] }, shelves, files);
}

function leadOfWinner(results: Results, [winner, second]: readonly string[]): number {
  const { scenario } = results.setting;
  const metric = metricPlace(results, scenario.decide);
  const mean = (name: string) =>
    estimate(
      results,
      scenario.campaigns.findIndex((campaign) => campaign.name === name),
      metric,
    ).mean;
  return Math.abs(mean(winner) - mean(second));
}

/** What a campaign is ahead of another in each of some worlds, in the direction that is better. */
function leadsOf(setting: Setting, rows: readonly Float64Array[], of: string, against: string): Float64Array {
  const { scenario, layout } = setting;
  const metric = setting.metrics.findIndex(({ name }) => name === scenario.decide);
  const place = (name: string) => scenario.campaigns.findIndex((campaign) => campaign.name === name);
  const value = (row: Float64Array, name: string) => endValue(layout, row, place(name), metric);
  return Float64Array.from(rows, (row) => signOf(setting) * (value(row, of) - value(row, against)));
}

/** The mean lead of the former winner over whoever comes closest. */
function smallestLead(setting: Setting, rows: readonly Float64Array[], names: readonly string[]): number {
  const [winner, ...others] = names;
  return Math.min(...others.map((other) => meanOf(leadsOf(setting, rows, winner, other))));
}

function judged(
  { path, value, was }: Move,
  setting: Setting,
  rows: readonly Float64Array[],
  names: readonly string[],
): Flip | undefined {
  const [former, ...others] = names;
  const ahead = others
    .map((name) => ({ name, leads: leadsOf(setting, rows, name, former) }))
    .reduce((best, one) => (meanOf(one.leads) > meanOf(best.leads) ? one : best));
  const { mean, low, high } = meanInterval(ahead.leads);
  return mean > 0 ? { path, value, was, winner: ahead.name, lead: mean, low, high } : undefined;
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
