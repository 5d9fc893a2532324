// Makes what is shown: opens the scenario, has the market of the world drawn, and plays the campaigns that are looked at,
// from their addresses. Two sides of the same scenario have the same people; so have those of a changed one whose market
// was left as it is.

import type { ReportData } from '../../sim/report/data.ts';
import type { Engine } from '../engine/engine.ts';
import { Refused, Stopped } from '../engine/engine.ts';
import type { Opened, Placed, Played, Which } from '../engine/messages.ts';
import { RECORDED } from '../engine/messages.ts';
import type { Side } from './address.ts';
import { PICKS, PICKS_PATH } from './picks.ts';
import { recordIn, shownOf } from './recorded.ts';

export interface ShownSide extends Side {
  /** Whether it is of the changed scenario. */
  readonly changed: boolean;
  /** Whether it is among fewer people than those of the run. */
  readonly small: boolean;
  readonly opened: Opened;
  readonly placed: Placed;
  readonly played: Played;
}

export interface Shown {
  readonly sides: readonly ShownSide[];
  readonly world: number;
  /** The last step of the longest run. */
  readonly steps: number;
}

export interface Problem {
  /** In a sentence. */
  readonly sentence: string;
  /** All that is wrong with the scenario, in lines; empty where it is not the scenario. */
  readonly lines: string;
}

export interface Wish {
  readonly sides: readonly Side[];
  readonly world: number;
  readonly small: boolean;
  readonly changes: ReadonlyMap<string, string>;
}

export interface Hooks {
  /** What is done now. */
  say(doing: string): void;
  opened(which: Which, opened: Opened): void;
  /** Whether this is still wanted. */
  current(): boolean;
  /** What is shown now: its markets need not be sent again. */
  readonly have: Shown | undefined;
}

/** Throws Stopped where it is no longer wanted, Refused where the scenario is not right. */
export async function show(engine: Engine, run: ReportData, wish: Wish, hooks: Hooks): Promise<Shown> {
  const { world, small, changes } = wish;
  const markets = (hooks.have?.sides ?? []).map(({ placed }) => placed);
  const step = async <T>(doing: string, work: Promise<T>): Promise<T> => {
    hooks.say(doing);
    const done = await work;
    if (!hooks.current()) throw new Stopped('no longer wanted');
    return done;
  };
  // Nothing can be changed in a record: its market is not here.
  if (run.recorded !== undefined && !small) {
    const recorded = recordIn(run);
    const last = markets.find(({ name }) => name === RECORDED);
    return shownOf(recorded, run, last ?? (await step('Placing the people …', engine.recorded(recorded, run.seed))));
  }
  const base = small ? await step('Reading the scenario …', baseOf(engine, run)) : [];
  const open = async (which: Which) => {
    const sets = which === 'run' ? base : [...base, ...setsOf(changes)];
    const what = { which, scenario: run.scenario, sets, ...(run.carried ? { carried: run.carried } : {}) };
    const opened = await step('Reading the scenario …', engine.open(what));
    hooks.opened(which, opened);
    return opened;
  };
  const scenarios = { run: await open('run'), changed: changes.size > 0 ? await open('changed') : undefined };
  // Whoever is picked is a campaign of its own, which changes no other.
  const besides = [...changes.keys()].some((path) => path !== PICKS_PATH);
  const sides: ShownSide[] = [];
  for (const { campaign, before } of wish.sides) {
    const changed = scenarios.changed !== undefined && !before && (besides || campaign === PICKS);
    const which = changed ? 'changed' : 'run';
    const opened = scenarios[which]!;
    const last = markets.at(-1);
    const drawing = engine.place(which, world, last?.name);
    const placed = (await step('Drawing the people and their ties …', drawing)) ?? last!;
    if (placed !== last) markets.push(placed);
    const played = await step(`Playing ${campaign} …`, engine.play(which, campaign, world));
    sides.push({ campaign, before, changed, small, opened, placed, played });
  }
  return { sides, world, steps: Math.max(...sides.map(({ played }) => played.steps)) };
}

/** How many people a smaller market has. */
export const FEWER = 10_000;

/** What makes the market smaller, as `--set` takes it. */
async function baseOf(engine: Engine, run: ReportData): Promise<readonly string[]> {
  const smaller = await engine.shrink(run.scenario, FEWER);
  if (smaller === undefined) throw new Error('this market cannot be made smaller');
  return smaller.sets;
}

/** Changes as `--set` takes them. */
export function setsOf(changes: ReadonlyMap<string, string>): string[] {
  return [...changes].map(([path, value]) => `${path}=${value}`);
}

/** `opened`: whether the scenario of the page itself could be read, so that it is a change that does not fit. */
export function problemOf(reason: unknown, opened: boolean): Problem {
  if (reason instanceof Refused) {
    const sentence = opened
      ? 'The scenario cannot be played as it was changed.'
      : 'The scenario in this page cannot be read, so it cannot be played.';
    return { sentence, lines: reason.message };
  }
  const words = reason instanceof Error ? reason.message : String(reason);
  return { sentence: `The spread cannot be shown here: ${words}`, lines: '' };
}
