// One replicate again, from its address: the same row to the digit, and the log of events that a run does not keep.

import type { Stage } from '../engine/simulate.ts';
import { simulate } from '../engine/simulate.ts';
import { runReplicate } from '../experiment/replicate.ts';
import type { Setting } from '../experiment/setting.ts';
import { buildMarketFor, marketNumber, prepare } from '../experiment/setting.ts';
import { privateMemory } from '../kernel/memory.ts';
import { shelves } from '../registry.ts';
import { eventsCsv, runsCsv } from '../report/csv.ts';
import { nearest } from '../scenario/nearest.ts';
import { fingerprint } from '../world/fingerprint.ts';
import { Failure } from './failure.ts';
import type { Opened } from './open.ts';
import { survey } from './survey.ts';

export interface Replayed {
  /** Header and the run's own line, as in runs.csv. */
  readonly metrics: string;
  /** The same by name; null where undefined. */
  readonly values: {
    readonly campaign: string;
    readonly replicate: number;
    /** Of its event log: where a page shows the same, it plays the same run. */
    readonly fingerprint: string;
    readonly metrics: object;
  };
  /** The event log as CSV, in pieces. */
  events(): Iterable<string>;
}

/** Runs one replicate again. Throws a Failure where the scenario has no such campaign. */
export function replayRun(opened: Opened, name: string, replicate: number): Replayed {
  const { scenario } = opened;
  const place = placeOf(opened, name);
  const setting = prepare(scenario, shelves, opened.files);
  const stage = stageOf(opened, setting, replicate);
  const row = runReplicate(setting, stage.market, replicate);
  const table = runsCsv({ setting, replicates: [replicate], rows: [row] })
    .trimEnd()
    .split('\n');
  const [header, line] = [table[0], table[1 + place]];
  const cells = line.split(',').slice(-setting.metrics.length);
  const metrics = Object.fromEntries(
    setting.metrics.map((metric, m) => [metric.name, cells[m] === '' ? null : Number(cells[m])]),
  );
  const { log } = simulate(stage, scenario.campaigns[place], replicate, { level: 'sources' });
  return {
    metrics: `${header}\n${line}\n`,
    values: { campaign: name, replicate, fingerprint: fingerprint(log!), metrics },
    events: () => eventsCsv(log!, stage.market),
  };
}

/** A campaign's place in the scenario. Throws a Failure where there is none. */
export function placeOf({ scenario }: Opened, name: string): number {
  const names = scenario.campaigns.map((campaign) => campaign.name);
  const place = names.indexOf(name);
  if (place < 0) throw unknown(name, names);
  return place;
}

/** The stage of a replicate: its market, after a look at the first one for all that speaks against running. */
export function stageOf(opened: Opened, setting: Setting, replicate: number): Stage {
  const number = marketNumber(setting, replicate);
  const first = survey(opened, setting);
  const market = number === 0 ? first : buildMarketFor(setting, number, privateMemory);
  return { scenario: opened.scenario, cast: shelves, market, marketNumber: number };
}

function unknown(name: string, names: readonly string[]): Failure {
  const near = nearest(name, names);
  const hint = near === undefined ? '' : ` — did you mean '${near}'?`;
  return new Failure(`there is no campaign '${name}'; there are ${names.map((one) => `'${one}'`).join(', ')}${hint}`);
}
