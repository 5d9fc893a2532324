// A film of a run from its address: one or two campaigns in one replicate, simulated again and set on the stage. The same
// address gives the same pictures.

import { marketKey } from '../engine/keys.ts';
import { simulate } from '../engine/simulate.ts';
import { ENGINE } from '../engine/version.ts';
import { prepare } from '../experiment/setting.ts';
import { Film } from '../film/frame.ts';
import { layoutOf } from '../film/layout.ts';
import type { Palette } from '../film/looks.ts';
import { originText } from '../film/words.ts';
import { purposeKey } from '../kernel/luck.ts';
import { shelves } from '../registry.ts';
import { named } from '../scenario/named.ts';
import { Failure } from './failure.ts';
import type { Opened } from './open.ts';
import { placeOf, stageOf } from './replay.ts';

/** In larger markets people would be smaller than pixels, and take minutes to place. */
const MOST_PEOPLE = 1_000_000;

export interface FilmOptions {
  readonly campaigns: readonly string[];
  readonly replicate: number;
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
}

/** Runs the campaigns again and sets the stage. Throws a Failure where the scenario has no such campaign. */
export function filmOf(opened: Opened, { campaigns, replicate, ...look }: FilmOptions): Film {
  const { scenario } = opened;
  const specs = campaigns.map((name) => scenario.campaigns[placeOf(opened, name)]);
  const stage = stageOf(opened, prepare(scenario, shelves, opened.files), replicate);
  const { market, marketNumber } = stage;
  if (market.people > MOST_PEOPLE) {
    throw new Failure(`a film shows at most ${MOST_PEOPLE} people; this market has ${market.people}`);
  }
  const runs = specs.map((spec) => {
    const { log, steps } = simulate(stage, spec, replicate, { level: 'sources' });
    return { campaign: spec.name, log: log!, steps };
  });
  return new Film({
    ...look,
    title: scenario.title,
    origin: originText(scenario.seed, replicate, ENGINE),
    unit: scenario.clock.step,
    market,
    places: layoutOf(market, purposeKey(marketKey(scenario.seed, marketNumber), 'layout')),
    events: named(shelves.models, scenario.spread.name).events(scenario.spread.params),
    runs,
  });
}
