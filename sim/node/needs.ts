// What a run will need of memory, roughly, before it is taken: the markets that are alive at once while the next one is
// built, what each thread works on or chooses people with, and the numbers that are kept of every replicate.

import type { Whom } from '../campaign/whom.ts';
import { askOf } from '../campaign/whom.ts';
import { marketKey } from '../engine/keys.ts';
import { rowLength } from '../experiment/row.ts';
import type { Setting } from '../experiment/setting.ts';
import { marketNumber } from '../experiment/setting.ts';
import { keptBytes, marketBytes } from '../market/build.ts';
import type { Market } from '../market/market.ts';
import { named } from '../scenario/named.ts';
import { atLeast } from '../world/events.ts';
import { freeMemory, lackOf, sizeText } from './memory.ts';
import type { Opened } from './open.ts';

/** What a thread works on, for each person, where events are kept, or where a model does not say. */
const WORK_BYTES = 200;

/** Throws a Failure, with its place, where the run would need more than there is. */
export function refuseBeyondMemory(opened: Opened, setting: Setting, threads: number, free = freeMemory()): void {
  refuseMarkets(opened, setting, threads, free);
  refuseResults(opened, setting, free);
}

function refuseMarkets(opened: Opened, setting: Setting, threads: number, free: number): void {
  const size = sizeOf(setting);
  if (size === undefined) return;
  refuse(opened, ['market', 'network'], marketText(size), (jobs) => needs(setting, size, jobs), threads, free);
  refuseChoosing(opened, setting, size, threads, free);
}

/** What is known of the size of a market before it is made; undefined where only a file knows. */
export function sizeOf({ scenario: { market, seed }, shelves }: Setting): Size | undefined {
  const { name, params } = market.network;
  const network = named(shelves.networks, name);
  const people = network.people(params);
  const ties = network.expectedTies(params);
  if (people === undefined || ties === undefined) return undefined;
  const segments = market.segments.length;
  const listed = network.stream?.(params, marketKey(seed, 0)) === undefined;
  const how = { listed, scratch: network.scratch?.(params), segments };
  return { people, ties, making: marketBytes(people, ties, how), kept: keptBytes(people, ties, how) };
}

/** As `refuseBeyondMemory`, of what chooses people in a market that is there: nobody but its files knew its size before. */
export function refuseChoosingIn(
  { people, ties }: Market,
  opened: Opened,
  setting: Setting,
  threads: number,
  free = freeMemory(),
): void {
  refuseChoosing(opened, setting, { people, ties, making: 0, kept: 0 }, threads, free);
}

function refuseChoosing(opened: Opened, setting: Setting, size: Size, threads: number, free: number): void {
  for (const { path, strategy, bytes } of choosers(setting, size.people)) {
    const what = `${marketText(size)}, with ${strategy} in it,`;
    refuse(opened, path, what, (jobs) => needs(setting, size, jobs, bytes), threads, free);
  }
}

export interface Size {
  readonly people: number;
  readonly ties: number;
  /** Bytes at the height of making a market, and those that stay. */
  readonly making: number;
  readonly kept: number;
}

const marketText = ({ people, ties }: Size) => `a market of ${people} people and ${Math.round(ties)} ties`;

function refuse(
  { problemAt }: Opened,
  path: readonly (string | number)[],
  what: string,
  needed: (jobs: number) => number,
  threads: number,
  free: number,
): void {
  const lack = lackOf(needed(threads), free);
  if (lack === undefined) return;
  const jobs = threads === 1 ? '' : ` on ${threads} threads`;
  const fewer = threads === 1 || needed(1) > free ? '' : `; -j 1 takes about ${sizeText(needed(1))}`;
  throw problemAt(path, `${what}${jobs} ${lack}${fewer}`);
}

/** What so many threads need: the markets that are alive, the first, which the report shows, and what they work on. */
export function needs(setting: Setting, { people, making, kept }: Size, jobs: number, choosing = 0): number {
  const markets = marketNumber(setting, setting.scenario.replicates.max - 1) + 1;
  const alive = Math.min(jobs, markets);
  const first = markets > alive ? kept : 0;
  // Nothing is run in a market before its choices are made; each thread makes those of markets of its own.
  return alive * making + first + Math.max(jobs * people * workBytes(setting), alive * choosing);
}

/** Whatever chooses people at a cost, and where it stands. */
function choosers({ scenario: { campaigns }, shelves }: Setting, people: number) {
  return campaigns.flatMap(({ name, levers }) =>
    levers.flatMap(({ params }, place) => {
      const asked = askOf(params as Whom);
      const bytes = asked && named(shelves.strategies, asked.rule).bytes?.(people, asked.count);
      if (asked === undefined || bytes === undefined) return [];
      return [{ path: ['campaigns', name, place, 'strategy'], strategy: asked.rule, bytes }];
    }),
  );
}

/** What a thread works on, for each person. Events, where they are kept, take more than anything a model has measured. */
function workBytes({ scenario: { spread, campaigns }, shelves, level }: Setting): number {
  if (atLeast(level, 'events')) return WORK_BYTES;
  const model = named(shelves.models, spread.name);
  const asked = campaigns.map(({ levers }) => {
    const used = levers.map(({ name, params }) => ({ lever: named(shelves.levers, name), params }));
    const circles = new Set(used.filter(({ lever }) => lever.circle).map(({ lever }) => lever.name)).size;
    const lists = used.some(({ lever, params }) => lever.lists?.(params));
    const links = used.reduce((sum, { lever, params }) => sum + (lever.forms?.(params) ?? 0), 0);
    return model.bytesPerPerson?.(spread.params, { circles, lists, links }) ?? WORK_BYTES;
  });
  return Math.max(...asked);
}

/** A run until-quiet keeps as much as it lasts, which nobody knows beforehand. */
function refuseResults({ scenario, problemAt }: Opened, { layout }: Setting, free: number): void {
  const { clock, replicates, campaigns } = scenario;
  if (clock.untilQuiet) return;
  const planned = replicates.until === undefined ? replicates.max : replicates.min;
  const lack = lackOf(8 * rowLength(layout, clock.steps + 1) * planned, free);
  if (lack === undefined) return;
  const count = campaigns.length === 1 ? '1 campaign' : `${campaigns.length} campaigns`;
  const what = `what is kept of ${planned} replicates, ${count} and ${clock.steps} steps`;
  throw problemAt(['replicates'], `${what} ${lack}: measure fewer metrics, or run fewer replicates`);
}
