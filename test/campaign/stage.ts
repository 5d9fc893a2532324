// A lever at work without a model: what it plans, does and spends, record by record.

import type { Lever, LeverContext, LeverProblem } from '../../sim/campaign/lever.ts';
import { levers } from '../../sim/campaign/levers/index.ts';
import { strategies } from '../../sim/campaign/seeding/index.ts';
import type { Key } from '../../sim/kernel/luck.ts';
import { rootKey } from '../../sim/kernel/luck.ts';
import type { Market } from '../../sim/market/market.ts';
import type { Clock, StepName } from '../../sim/scenario/clock.ts';
import { WEEKS_PER } from '../../sim/scenario/clock.ts';
import type { Exposure } from '../../sim/world/nudges.ts';
import { Nudges } from '../../sim/world/nudges.ts';
import type { Product } from '../../sim/world/product.ts';

export const clockOf = (step: StepName, steps: number): Clock => ({
  step,
  steps,
  weeks: WEEKS_PER[step],
  untilQuiet: false,
});

export const FREE: Product = {
  quality: 0.7,
  price: undefined,
  margin: undefined,
  unitCost: 0,
  handling: 0,
  discountRate: 0.1,
};
export const PRICED: Product = { ...FREE, price: 100, margin: 40 };

export const sum = (amounts: Float64Array) => amounts.reduce((all, amount) => all + amount, 0);

export function lever(name: string): Lever {
  const found = levers.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no lever '${name}'`);
  return found;
}

interface Scene {
  readonly clock: Clock;
  readonly market: Market;
  readonly product?: Product;
  readonly luck?: Key;
  readonly flight?: number;
  readonly talkers?: (step: number) => number;
  readonly has?: (person: number) => boolean;
  readonly members?: (step: number) => number;
  /** Purchases on the step that are credited to members of a referral programme. */
  readonly referred?: (step: number) => number;
}

/** Problems of a lever's parameters, as they are written in a scenario. */
export function problems(
  name: string,
  written: object,
  scene: Partial<Scene> & { people?: number } = {},
): LeverProblem[] {
  const { clock = clockOf('week', 52), product = FREE, people } = scene;
  const asked = { clock, product, people, segments: ['everyone'], strategies: strategies.map((s) => s.name) };
  return lever(name).check!(lever(name).params.parse(written), asked);
}

export interface Played {
  readonly plan: Float64Array;
  readonly spent: Float64Array;
  readonly placed: readonly (readonly number[])[];
  readonly exposures: readonly (readonly Exposure[])[];
  /** All that it did to the world, record by record. */
  readonly nudges: readonly Nudges[];
  readonly ends: number;
}

/** Plays one lever through all records. */
export function play(name: string, written: object, scene: Scene): Played {
  const { clock, market, product = FREE, luck = rootKey('play'), flight = 0 } = scene;
  const { talkers = () => 0, has = () => false, members = () => 0, referred = () => 0 } = scene;
  const params = lever(name).params.parse(written);
  let now = 0;
  const context: LeverContext = {
    clock,
    product,
    market,
    luck,
    flight,
    world: { market, has, talkers: () => talkers(now), members: () => members(now), referred: () => referred(now) },
    strategy: (wanted) => strategies.find((candidate) => candidate.name === wanted)!,
    tieChance: undefined,
    person: Number,
  };
  const run = lever(name).start(params, context);
  const spent = new Float64Array(clock.steps + 1);
  const nudges: Nudges[] = [];
  for (now = 0; now <= clock.steps; now++) {
    nudges.push(new Nudges());
    spent[now] = run.act(now, nudges[now]) + (run.settle?.() ?? 0);
  }
  const placed = nudges.map((step) => step.placements);
  const exposures = nudges.map((step) => step.exposures);
  const [plan, ends] = [lever(name).plan(params, context), lever(name).ends(params, context)];
  return { plan, spent, placed, exposures, nudges, ends };
}
