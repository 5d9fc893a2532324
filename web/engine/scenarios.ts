// The scenarios that are open in the page's thread: the run of the page, and what the reader made of it.

import { z } from 'zod';
import { dialsOf } from '../../sim/experiment/dials.ts';
import type { Setting } from '../../sim/experiment/setting.ts';
import { prepare } from '../../sim/experiment/setting.ts';
import type { FrozenMarket } from '../../sim/market/export/frozen.ts';
import { shelves } from '../../sim/registry.ts';
import { named } from '../../sim/scenario/named.ts';
import { describeParams } from '../../sim/scenario/params.ts';
import { readScenario } from '../../sim/scenario/read.ts';
import { formatProblems } from '../../sim/scenario/report.ts';
import { asYaml } from '../../sim/scenario/resolved.ts';
import type { Scenario } from '../../sim/scenario/scenario.ts';
import type { Open, Opened, Which } from './messages.ts';

export interface OpenScenario {
  readonly setting: Setting;
  readonly carried: FrozenMarket | undefined;
}

const ELSEWHERE =
  'the people of this market come from files that are not in this page. See them with: wom film. Where a campaign calls people by name, wom report --with-ids puts them in.';

const FIXED =
  'this page carries its market as it was drawn from files, so that it cannot change it. See it changed with: wom run --set';

/** A scenario that cannot be opened. */
export class Refused extends Error {}

const scenarios = new Map<Which, OpenScenario>();

export function opened(which: Which): OpenScenario {
  const scenario = scenarios.get(which);
  if (scenario === undefined) throw new Error('no scenario is open');
  return scenario;
}

/** Opens a scenario in place of what was open under that name. Throws Refused with all that is wrong in it. */
export function open({ which, scenario: text, sets, carried }: Open): Opened {
  scenarios.delete(which);
  const read = readScenario(text, { file: 'scenario', registry: shelves, sets });
  if (!read.ok) throw new Refused(formatProblems(read.problems));
  const { scenario, resolved, warnings } = read;
  const { campaigns, spread, clock, market } = scenario;
  const network = named(shelves.networks, market.network.name);
  if (network.files !== undefined && carried === undefined) throw new Error(ELSEWHERE);
  const fixed = network.files !== undefined;
  if (fixed && sets.some(ofMarket)) throw new Refused(FIXED);
  scenarios.set(which, {
    setting: prepare(scenario, shelves, new Map()),
    carried: fixed ? carried : undefined,
  });
  return {
    campaigns: campaigns.map(({ name }) => name),
    events: named(shelves.models, spread.name).events(spread.params),
    steps: clock.untilQuiet ? undefined : clock.steps,
    people: carried?.people ?? network.people(market.network.params),
    dials: dialsOf(scenario, shelves).filter(({ path }) => !fixed || !ofMarket(path)),
    terms: !fixed || carried?.names !== undefined ? termsOf(scenario) : undefined,
    yaml: asYaml(resolved),
    warnings: warnings.map(({ message }) => message),
  };
}

/** Whether a change is one of who the people are, and how they are tied. */
function ofMarket(set: string): boolean {
  return /^(market|seed)\b/.test(set);
}

/** The terms of the case's own seeds, without whom it asks; where it has none, those of the lever itself. */
function termsOf({ campaigns, product }: Scenario): object {
  const { params } = named(shelves.levers, 'seed');
  const lever = campaigns.flatMap(({ levers }) => levers).find(({ name }) => name === 'seed');
  if (lever === undefined) return product.price === undefined && product.margin === undefined ? {} : { costEach: 0 };
  const { people: _, strategy: _by, count: _many, from: _in, ...terms } = z.encode(params, lever.params as never);
  const usual = new Map(describeParams(params).map((param) => [param.name, param.default]));
  const own = ([name, value]: [string, unknown]) =>
    value !== undefined && !isUsual(params, name, value, usual.get(name));
  return Object.fromEntries(Object.entries(terms).filter(own));
}

/** Whether a parameter, as it is written, is what it would be if it were left out. */
function isUsual({ shape }: z.ZodObject, name: string, written: unknown, usual: unknown): boolean {
  const type = shape[name] as z.ZodType;
  return usual !== undefined && z.encode(type, z.decode(type, usual)) === written;
}
