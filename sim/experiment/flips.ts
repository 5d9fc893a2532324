// What would turn the verdict round: each assumption moved alone to either end of its plausible range, the leading
// campaigns run again in a few worlds of the run, and its lead shifted by what that changes there. First two worlds for
// every move; the moves that cost the winner half its lead or more get more.

import { meanInterval } from '../kernel/stats.ts';
import { BASELINE } from '../scenario/scenario.ts';
import { difference, estimate } from './estimate.ts';
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

/**
 * Runs the same replicates of each setting; rows by setting, then by replicate, none of a setting in which one failed.
 * Undefined where it was stopped.
 */
export type RunSettings = (
  settings: readonly Setting[],
  replicates: readonly number[],
) => Promise<readonly (readonly Float64Array[])[] | undefined>;

/** An assumption that, moved alone, changes who wins. Leads are in the metric's own unit, money in cents. */
export interface Flip {
  readonly path: string;
  readonly value: string;
  readonly was: string;
  /** Who is furthest ahead of the former winner then, and by how much, with a 95 % interval. */
  readonly winner: string;
  readonly lead: number;
  readonly low: number;
  readonly high: number;
}

export interface Flips {
  /** How many moves were tried, and in how many worlds those that mattered. */
  readonly moves: number;
  readonly worlds: number;
  /** The campaign that wins as things are. */
  readonly former: string;
  readonly found: readonly Flip[];
}

/** Looks for them; undefined where nothing is to be decided, or where it was stopped. */
export async function findFlips(results: Results, run: RunSettings): Promise<Flips | undefined> {
  const { setting } = results;
  const contenders = leaders(results);
  if (contenders.length < 2) return undefined;
  const moves = movesOf(setting.scenario, setting.shelves);
  const settings = moves.map((move) => reduced(setting, move, contenders));
  const tried = worldsOf(results, 0, FIRST_WORLDS);
  const first = await run(settings, tried);
  if (first === undefined) return undefined;
  const [winner, ...others] = contenders;
  const leads = others.map((name) => leadOver(results, winner, name));
  const before = Math.min(...leads.map(({ lead }) => lead));
  const told = (i: number, rows: readonly Float64Array[], worlds: readonly number[]) =>
    flipOf(moves[i], { setting: settings[i], rows, worlds, winner, leads });
  // A move whose worlds could not be run is none.
  const ran = moves.map((_, i) => i).filter((i) => first[i].length === tried.length);
  const close = ran.filter((i) => -told(i, first[i], tried).lead < before / 2);
  const further = worldsOf(results, FIRST_WORLDS, MORE_WORLDS);
  const more = await run(
    close.map((i) => settings[i]),
    further,
  );
  if (more === undefined) return undefined;
  const worlds = [...tried, ...further];
  const whole = close.map((i, place) => ({ i, rows: [...first[i], ...more[place]] }));
  const judged = whole.filter(({ rows }) => rows.length === worlds.length);
  const found = judged.map(({ i, rows }) => told(i, rows, worlds)).filter(({ lead }) => lead > 0);
  return { moves: ran.length - (whole.length - judged.length), worlds: worlds.length, former: winner, found };
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

/** What the winner is ahead of another by, as the whole run knows it, and half the width of its interval. */
interface Lead {
  readonly name: string;
  readonly lead: number;
  readonly half: number;
  /** In each of the run's replicates, by its number. */
  readonly in: ReadonlyMap<number, number>;
}

function leadOver(results: Results, winner: string, name: string): Lead {
  const { setting, rows, replicates } = results;
  const place = (of: string) => setting.scenario.campaigns.findIndex((campaign) => campaign.name === of);
  const { low, high } = difference(results, place(winner), place(name), metricPlace(results, setting.scenario.decide));
  const leads = leadsOf(setting, rows, winner, name);
  const half = Number.isNaN(high) ? 0 : (high - low) / 2;
  return { name, lead: meanOf(leads), half, in: new Map(replicates.map((r, i) => [r, leads[i]])) };
}

/** What a campaign is ahead of another in each of some worlds, in the direction that is better. */
function leadsOf(setting: Setting, rows: readonly Float64Array[], of: string, against: string): Float64Array {
  const { scenario, layout } = setting;
  const metric = setting.metrics.findIndex(({ name }) => name === scenario.decide);
  const place = (name: string) => scenario.campaigns.findIndex((campaign) => campaign.name === name);
  const value = (row: Float64Array, name: string) => endValue(layout, row, place(name), metric);
  return Float64Array.from(rows, (row) => signOf(setting) * (value(row, of) - value(row, against)));
}

interface Moved {
  readonly setting: Setting;
  /** Its rows in some worlds of the run. */
  readonly rows: readonly Float64Array[];
  readonly worlds: readonly number[];
  readonly winner: string;
  readonly leads: readonly Lead[];
}

/**
 * Who comes closest to the former winner, or passes it, when one assumption is moved: the lead known from the whole run,
 * shifted by what the move does to it in a few of the same worlds. What plays no part shifts nothing.
 */
function flipOf({ path, value, was }: Move, { setting, rows, worlds, winner: former, leads }: Moved): Flip {
  const ahead = leads.map(({ name, lead, half, in: known }) => {
    const moved = leadsOf(setting, rows, former, name);
    const shift = meanInterval(moved.map((now, i) => now - known.get(worlds[i])!));
    const shiftHalf = (shift.high - shift.low) / 2;
    const width = Math.sqrt(half * half + shiftHalf * shiftHalf);
    return { name, lead: -(lead + shift.mean), width };
  });
  const { name, lead, width } = ahead.reduce((best, one) => (one.lead > best.lead ? one : best));
  return { path, value, was, winner: name, lead, low: lead - width, high: lead + width };
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
