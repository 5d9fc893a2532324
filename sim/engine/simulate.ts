// One campaign in one replicate, from its address to its record: levers nudge, the model moves, the recorder keeps.

import type { Lever, LeverContext, LeverRun } from '../campaign/lever.ts';
import type { Strategy } from '../campaign/strategy.ts';
import { takenOnce } from '../market/kept.ts';
import type { Market } from '../market/market.ts';
import type { Model } from '../models/model.ts';
import type { Clock } from '../scenario/clock.ts';
import { named } from '../scenario/named.ts';
import type { CampaignSpec, Scenario } from '../scenario/scenario.ts';
import type { Level } from '../world/events.ts';
import { Nudges } from '../world/nudges.ts';
import type { RunRecord } from '../world/record.ts';
import { Recorder } from '../world/record.ts';
import { silentRows } from '../world/silence.ts';
import type { World } from '../world/world.ts';
import { oncePerMarket } from './choices.ts';
import { marketKey, replicateKey } from './keys.ts';

/** The shelves that the engine plays from. */
export interface Cast {
  readonly models: readonly Model[];
  readonly levers: readonly Lever[];
  readonly strategies: readonly Strategy[];
}

/** Everything that is the same for all campaigns and replicates of one market. */
export interface Stage {
  readonly scenario: Scenario;
  readonly cast: Cast;
  readonly market: Market;
  /** Which of the drawn markets this is: 0, 1, 2 … */
  readonly marketNumber: number;
}

export interface RunOptions {
  /** How much to record. */
  readonly level: Level;
  /** Run the same world with no talk along ties. */
  readonly tiesOff?: boolean;
  /** Is told steps before they are made: each, but where the model makes many at once. */
  readonly onStep?: (step: number) => void;
}

/** Runs a campaign in replicate `replicate`. A pure function of its arguments. */
export function simulate(stage: Stage, campaign: CampaignSpec, replicate: number, options: RunOptions): RunRecord {
  const { scenario, cast, market } = stage;
  const { clock, product, spread, seed } = scenario;
  const record = new Recorder(market, product, options.level);
  const model = named(cast.models, spread.name);
  const rests = model.rests === true;
  // Nobody begins anything.
  if (rests && campaign.levers.length === 0) return stillUntilTheEnd(record, clock);
  const luck = replicateKey(seed, replicate);
  const silent = options.tiesOff === true ? silentRows(market) : undefined;
  const run = model.start(spread.params, {
    market,
    out: silent ?? market.out,
    in: silent ?? market.in,
    clock,
    product,
    luck,
    peopleLuck: marketKey(seed, stage.marketNumber),
    record,
    level: options.level,
  });
  try {
    const levers = startLevers(stage, campaign, luck, run);
    const nudges = new Nudges();
    const move = (step: number) => {
      nudges.clear();
      for (const lever of levers.runs) record.spent(lever.act(step, nudges));
      record.sellFor(nudges.discount);
      run.step(step, nudges);
      for (const lever of levers.runs) record.spent(lever.settle?.() ?? 0);
    };
    for (let step = 0; step <= clock.steps; step++) {
      options.onStep?.(step);
      record.open(step);
      const movedTo = step > levers.end ? run.moveOn?.(step, clock.steps) : undefined;
      if (movedTo === undefined) move(step);
      else step = movedTo;
      const quiet = (clock.untilQuiet || rests) && step >= levers.end && run.quiet();
      if (quiet) return stillUntilTheEnd(record, clock);
    }
  } finally {
    run.end();
  }
  return record.finish();
}

/** The record of a run in which nothing comes any more. */
function stillUntilTheEnd(record: Recorder, { untilQuiet, steps }: Clock): RunRecord {
  if (!untilQuiet) record.open(steps);
  return record.finish();
}

/** The campaign's levers at work, and the record after which none of them does anything more. */
export function startLevers(stage: Stage, campaign: CampaignSpec, luck: LeverContext['luck'], world: World) {
  const { scenario, cast, market } = stage;
  const { clock, product, spread } = scenario;
  const runs: LeverRun[] = [];
  let end = 0;
  if (campaign.levers.length === 0) return { runs, end };
  const strategy = strategyOf(cast);
  const person = personOf(market);
  const tieChance = named(cast.models, spread.name).tieChance?.(spread.params);
  for (const { name, params } of campaign.levers) {
    const lever = named(cast.levers, name);
    const flight = runs.length;
    end = Math.max(end, lever.ends(params, scenario));
    runs.push(lever.start(params, { market, clock, product, world, luck, flight, strategy, tieChance, person }));
  }
  return { runs, end };
}

const strategyOf = takenOnce(
  ({ strategies }: Cast) =>
    (name: string) =>
      oncePerMarket(named(strategies, name)),
);
const personOf = takenOnce((market: Market) => (id: string) => findPerson(market, id));

/** Whom a scenario names, by id: every replicate asks for the same few. */
const asked = takenOnce((_: Market) => new Map<string, number>());

/** The number of the person with this id; throws where there is none (a scenario's names are checked before). */
export function findPerson(market: Market, id: string): number {
  const known = asked(market);
  const before = known.get(id);
  if (before !== undefined) return before;
  const person = market.ids === null ? plainNumber(id) : market.ids.find(id);
  if (person < 0 || person >= market.people)
    throw new Error(`no person '${id}' in this market of ${market.people} people`);
  known.set(id, person);
  return person;
}

/** In generated markets people are called 0 … n − 1, and not 007 or 1e3. */
function plainNumber(id: string): number {
  return /^(0|[1-9][0-9]{0,9})$/.test(id) ? Number(id) : -1;
}
