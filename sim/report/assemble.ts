// Puts everything together that the report page, the table and summary.json show. From the same scenario and rows it is
// the same to the byte, whoever computed them and when.

import { promisesFor } from '../engine/choices.ts';
import type { Outcome } from '../experiment/experiment.ts';
import type { Flips } from '../experiment/flips.ts';
import { summarise } from '../experiment/summarise.ts';
import type { Market } from '../market/market.ts';
import { assumptionsOf } from './assumptions.ts';
import { carriedMarket } from './carried.ts';
import type { ReportData } from './data.ts';
import { REPORT_VERSION } from './data.ts';
import { flipsData } from './flips.ts';
import { marketLines } from './market.ts';
import { verdictOf } from './verdict.ts';
import { worldsOf } from './worlds.ts';

/** What the results do not know of themselves. */
export interface Origin {
  /** The first market: number 0. */
  readonly market: Market;
  /** Warnings of the scenario; those of the market are added here. */
  readonly noticed: readonly string[];
  /** The scenario with every default filled in, as text. */
  readonly scenario: string;
  /** The command that makes the results again. */
  readonly command: string;
  /** What would turn the verdict; undefined where it was not looked for. */
  readonly flips?: Flips;
  /** Whether a market that the report carries brings what its people are called. */
  readonly withIds?: boolean;
}

/** The data of the report of an experiment. */
export function reportData(outcome: Outcome, origin: Origin): ReportData {
  const { results, failures } = outcome;
  const { scenario, shelves, metrics } = results.setting;
  const { market, noticed } = origin;
  const carried = carriedMarket(results.setting, market, origin.withIds);
  const { markets: _, ...summary } = summarise(outcome, [...noticed, ...market.warnings]);
  const promises = promisesFor(market, scenario, shelves);
  return {
    version: REPORT_VERSION,
    ...summary,
    about: scenario.about,
    sources: scenario.sources,
    step: scenario.clock.step,
    failed: failures.length,
    market: [...marketLines(results.setting, market), ...promises.map((told): [string, string] => ['seeding', told])],
    segments: market.segments.map(({ name, people }) => ({ name, people })),
    metrics: metrics.map(({ name, about, unit, better, kind }) => ({ name, about, unit, better, kind })),
    decide: scenario.decide,
    worlds: worldsOf(results),
    verdict: verdictOf(results),
    assumptions: assumptionsOf(scenario, shelves),
    ...(origin.flips === undefined ? {} : { flips: flipsData(origin.flips, results.setting) }),
    ...(promises.length === 0 ? {} : { promises }),
    scenario: origin.scenario,
    command: origin.command,
    ...(carried === undefined ? {} : { carried }),
  };
}
