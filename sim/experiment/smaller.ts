// A scenario with fewer people, for a what-if where the whole market would take too long: a "smaller market". What is told
// for the market as a whole shrinks with it, so that each person meets as much of a campaign as before; prices, chances,
// times and what one person has or does stay. It is another market: its results are not those of the large one.

import { named } from '../scenario/named.ts';
import { describeParams } from '../scenario/params.ts';
import { readScenario } from '../scenario/read.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { quoted } from './dials.ts';
import type { Shelves } from './setting.ts';

export interface Smaller {
  readonly people: number;
  /** What is changed, as `--set` takes it. */
  readonly sets: readonly string[];
  /** What shrank, and what could not, a line each. */
  readonly scaled: readonly string[];
  readonly kept: readonly string[];
}

interface Change {
  readonly path: string;
  readonly what: string;
  readonly was: number;
  readonly value: number;
}

/** Undefined where the market cannot shrink: people from files, networks of a fixed size, or already so few. */
export function smaller(text: string, people: number, shelves: Shelves): Smaller | undefined {
  const read = readScenario(text, { file: 'scenario', registry: shelves });
  if (!read.ok) return undefined;
  const { scenario } = read;
  const { network } = scenario.market;
  const all = named(shelves.networks, network.name).people(network.params) ?? 0;
  const size = sizeOf(network.params as Values, people, all);
  if (people < 1 || people >= all || size.length === 0) return undefined;
  const share = people / all;
  const changes = [...size, ...leverChanges(scenario, share, people, shelves)];
  const budget = budgetChange(scenario, share);
  const fits = (sets: readonly string[]) => readScenario(text, { file: 'scenario', registry: shelves, sets }).ok;
  for (const tried of budget === undefined ? [changes] : [[...changes, budget], changes]) {
    const sets = tried.map(({ path, value }) => `${path}=${value}`);
    if (fits(sets)) return { people, sets, scaled: tried.map(lineOf), kept: keptOf(scenario, tried, share) };
  }
  return undefined;
}

type Values = Readonly<Record<string, unknown>>;

/** What makes the network smaller; groups stay as large as they are, so there are fewer. */
function sizeOf({ people: own, width, height, groups }: Values, people: number, all: number): Change[] {
  const change = (name: string, was: number, value: number): Change => ({
    path: `market.network.${name}`,
    what: name,
    was,
    value,
  });
  if (typeof own === 'number') {
    const fewer = typeof groups === 'number' ? [change('groups', groups, atLeastOne((groups * people) / all))] : [];
    return [change('people', own, people), ...fewer];
  }
  if (typeof width !== 'number' || typeof height !== 'number') return [];
  const across = atLeastOne(width * Math.sqrt(people / all));
  return [change('width', width, across), change('height', height, Math.max(1, Math.floor(people / across)))];
}

function leverChanges({ campaigns }: Scenario, share: number, people: number, shelves: Shelves): Change[] {
  return campaigns.flatMap(({ name, levers }) =>
    levers.flatMap((lever, place) =>
      describeParams(named(shelves.levers, lever.name).params).flatMap(({ name: param, ofMarket, kind }): Change[] => {
        const was = (lever.params as Values)[param];
        if (ofMarket === undefined || typeof was !== 'number' || was === 0) return [];
        const path = `campaigns[${quoted(name)}][${place}].${param}`;
        const value = ofMarket === 'part' ? Math.min(was, people) : scaled(kind, was * share);
        return value === was ? [] : [{ path, what: `${name}: ${lever.name}, ${param}`, was, value }];
      }),
    ),
  );
}

function budgetChange({ budget }: Scenario, share: number): Change | undefined {
  if (budget === undefined) return undefined;
  // It is kept in whole cents.
  return { path: 'budget', what: 'budget', was: budget / 100, value: Math.ceil(budget * share) / 100 };
}

function scaled(kind: string, exact: number): number {
  return kind === 'whole' ? atLeastOne(exact) : Math.round(exact * 100) / 100;
}

function atLeastOne(exact: number): number {
  return Math.max(1, Math.round(exact));
}

function lineOf({ what, was, value }: Change): string {
  return `${what}: ${was} → ${value}`;
}

/** What stays, and what came out otherwise than in proportion. */
function keptOf({ budget, campaigns }: Scenario, changes: readonly Change[], share: number): string[] {
  const rounded = changes.filter(({ was, value, path }) => {
    const exact = was * share;
    return !path.startsWith('market.') && Math.abs(value - exact) > 0.1 * exact;
  });
  const byName = campaigns.filter(({ levers }) => levers.some(({ params }) => (params as Values).people !== undefined));
  return [
    'prices, what each one costs, chances, times, and the ties of each person',
    ...(budget !== undefined && !changes.some(({ path }) => path === 'budget') ? ['the budget'] : []),
    ...byName.map(({ name }) => `${name}: the people that it names`),
    ...rounded.map(
      ({ what, value, was }) => `${what}: ${value}, where ${(was * share).toPrecision(2)} would be in proportion`,
    ),
  ];
}
