// What is the same for every replicate of an experiment: which metrics are measured, how much of each run must be
// recorded for them, and which market a replicate is run in. Plain data and the shelves, so that a worker thread
// prepares the same setting from the same scenario.

import { marketKey } from '../engine/keys.ts';
import type { Cast } from '../engine/simulate.ts';
import { kernelMemory } from '../kernel/arena.ts';
import type { Allocator } from '../kernel/memory.ts';
import { buildMarket } from '../market/build.ts';
import type { Market } from '../market/market.ts';
import type { Network } from '../market/network.ts';
import type { Coursed } from '../metrics/course.ts';
import { courseParts, hasCourse } from '../metrics/course.ts';
import type { Metric } from '../metrics/metric.ts';
import { inSegment, tellsSegments } from '../metrics/segment.ts';
import { named } from '../scenario/named.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Level } from '../world/events.ts';
import { atLeast } from '../world/events.ts';
import type { Layout } from './row.ts';
import { layoutOf } from './row.ts';

/** The shelves that an experiment draws on. */
export interface Shelves extends Cast {
  readonly networks: readonly Network[];
  readonly metrics: readonly Metric[];
}

export interface Setting {
  readonly scenario: Scenario;
  readonly shelves: Shelves;
  /** Bytes of the files that the scenario names, by path as written. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What is measured: the metrics asked for, the one that decides, the one that the stopping rule watches. */
  readonly metrics: readonly Metric[];
  /** The least level of recording that serves them all. */
  readonly level: Level;
  /** Whether each campaign is also run with ties off. */
  readonly tiesOff: boolean;
  /** What a row holds: the metrics, those told by segment in the order of `bySegment`, the parts of `courses` in theirs. */
  readonly layout: Layout;
  /** The metrics that are told of each segment too; none in a market of one kind of people. */
  readonly bySegment: readonly SegmentMetric[];
  /** The ratios that are told over time. */
  readonly courses: readonly Coursed[];
}

export interface SegmentMetric {
  readonly segment: string;
  readonly metric: Metric;
}

/** Settles what a checked scenario needs. Names in it are known to exist. */
export function prepare(scenario: Scenario, shelves: Shelves, files: ReadonlyMap<string, Uint8Array>): Setting {
  const names = new Set([...scenario.metrics, scenario.decide]);
  if (scenario.replicates.until !== undefined) names.add(scenario.replicates.until.metric);
  const metrics = [...names].map((name) => named(shelves.metrics, name));
  const { segments } = scenario.market;
  const bySegment = (segments.length > 1 ? segments : []).flatMap(({ name: segment }) =>
    metrics.filter(tellsSegments).map((metric) => ({ segment, metric: inSegment(metric, segment) })),
  );
  const courses = metrics.filter(hasCourse);
  return {
    scenario,
    shelves,
    files,
    metrics,
    bySegment,
    level: metrics.reduce<Level>((level, metric) => (atLeast(level, metric.level) ? level : metric.level), 'counts'),
    tiesOff: metrics.some((metric) => metric.worlds?.includes('tiesOff')),
    courses,
    layout: layoutOf(scenario.campaigns.length, [
      ...metrics,
      ...bySegment.map(({ metric }) => metric),
      ...courses.flatMap(courseParts),
    ]),
  };
}

/** Which market a replicate is run in: 0, 1, 2 …; always 0 where the market is never drawn anew. */
export function marketNumber(setting: Setting, replicate: number): number {
  return Math.floor(replicate / setting.scenario.market.redraw);
}

/**
 * Builds a market by its number, in a memory of the kernel; what finds no room there, or all where there is no kernel, lies in
 * `memory`. `again`: the kernel's memory of another market, which nobody may use any more. Throws a MarketError where a file
 * that it needs is faulty.
 */
export function buildMarketFor(
  setting: Setting,
  number: number,
  memory: Allocator,
  progress?: (share: number) => void,
  again?: WebAssembly.Memory,
): Market {
  const { market: spec, seed } = setting.scenario;
  const host = {
    segments: spec.segments,
    progress,
    file(path: string): Uint8Array {
      const bytes = setting.files.get(path);
      if (bytes === undefined) throw new Error(`the file '${path}' was not read beforehand`);
      return bytes;
    },
  };
  const network = named(setting.shelves.networks, spec.network.name);
  return buildMarket(spec, network, marketKey(seed, number), host, kernelMemory(memory, again));
}
