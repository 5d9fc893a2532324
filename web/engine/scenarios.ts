// The scenarios that are open in the page's thread: the run of the page, and what the reader made of it.

import { dialsOf } from '../../sim/experiment/dials.ts';
import type { Setting } from '../../sim/experiment/setting.ts';
import { prepare } from '../../sim/experiment/setting.ts';
import type { FrozenMarket } from '../../sim/market/export/frozen.ts';
import { shelves } from '../../sim/registry.ts';
import { named } from '../../sim/scenario/named.ts';
import { readScenario } from '../../sim/scenario/read.ts';
import { formatProblems } from '../../sim/scenario/report.ts';
import { asYaml } from '../../sim/scenario/resolved.ts';
import type { Open, Opened, Which } from './messages.ts';

export interface OpenScenario {
  readonly setting: Setting;
  readonly carried: FrozenMarket | undefined;
}

const ELSEWHERE = 'the people of this market come from files that are not in this page. See them with: wom film';

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
  scenarios.set(which, {
    setting: prepare(scenario, shelves, new Map()),
    carried: network.files === undefined ? undefined : carried,
  });
  return {
    campaigns: campaigns.map(({ name }) => name),
    events: named(shelves.models, spread.name).events(spread.params),
    steps: clock.untilQuiet ? undefined : clock.steps,
    people: carried?.people ?? network.people(market.network.params),
    dials: dialsOf(scenario, shelves),
    yaml: asYaml(resolved),
    warnings: warnings.map(({ message }) => message),
  };
}
