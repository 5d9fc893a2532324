// A market from its specification: the network's ties as rows for the engine, people with their names, luck and segments.
// Linear in people and ties. The same luck gives the same bytes.

import { MOST_BYTES, withoutScratch } from '../kernel/arena.ts';
import type { Key } from '../kernel/luck.ts';
import { purposeKey } from '../kernel/luck.ts';
import type { Allocator } from '../kernel/memory.ts';
import type { MarketSpec, SegmentSpec } from '../scenario/scenario.ts';
import { MarketError } from './error.ts';
import { copyIds, luckKeys } from './ids.ts';
import { kernelRowsBytes } from './kernel-rows.ts';
import type { Market, Segment } from './market.ts';
import { degree } from './market.ts';
import type { Network, NetworkHost, Peopled } from './network.ts';
import { placePeople } from './place.ts';
import { requireRoom } from './room.ts';
import { copyRows, tieRows, turnRows } from './rows.ts';
import { largestRemainder, sharesOf } from './shares.ts';
import { streamedRows } from './tie-stream.ts';

export { emptyRows } from './rows.ts';

/**
 * Builds a market. `luck` is the market's own: another market number has another. Nobody may take from `memory` meanwhile:
 * scratch that is taken there is given back. Throws a MarketError where the network or its files cannot be built as asked.
 */
export function buildMarket(
  spec: MarketSpec,
  network: Network,
  luck: Key,
  host: NetworkHost,
  memory: Allocator,
): Market {
  const { list, out } = rowsOf(spec, network, purposeKey(luck, 'network'), host, memory);
  const { people, directed } = list;
  const keys = list.ids === null ? null : luckKeys(list.ids, memory);
  const placed = placeSegments(spec, list, purposeKey(luck, 'place'), keys, memory);
  return {
    people,
    out,
    in: directed ? turnRows(people, out, memory) : out,
    ties: directed ? out.targets.length : out.targets.length / 2,
    directed,
    segments: placed.segments,
    segmentOf: placed.segmentOf,
    ...fitClasses(list, placed, memory),
    values: kept(filled(list.traits?.value, placed, 'value'), memory),
    talkative: kept(list.traits?.talk, memory),
    keys,
    ids: list.ids === null ? null : copyIds(list.ids, memory),
    warnings: [...list.warnings, ...placed.warnings],
    notes: list.notes ?? [],
    memory: memory.memory,
  };
}

/** How much of the work is done once ties are listed, roughly. */
const LISTED = 0.6;

/** The network's ties in rows, and what else it says. Ties are listed on the way only where they must be. */
function rowsOf(
  { network: { params } }: MarketSpec,
  network: Network,
  luck: Key,
  host: NetworkHost,
  memory: Allocator,
) {
  const stream = network.stream?.(params, luck);
  if (stream !== undefined) {
    const list: Peopled = { people: stream.people, directed: false, ids: null, warnings: [] };
    return { list, out: streamedRows(stream, memory, host.progress) };
  }
  const made: { list?: Peopled } = {};
  const out = withoutScratch(memory, () => {
    const list = network.build(params, luck, { ...host, memory });
    if (list.people < 1) throw new MarketError('the market has no people');
    host.progress?.(LISTED);
    made.list = list;
    if ('rows' in list) return copyRows(list.rows, memory);
    requireRoom(list.length);
    return tieRows(list.people, list, !list.directed, memory);
  });
  return { list: made.list!, out };
}

/** A market in figures, for reports: ties count once where mutual, degrees are people told. */
export interface MarketFigures {
  readonly people: number;
  readonly ties: number;
  readonly directed: boolean;
  readonly meanDegree: number;
  readonly maxDegree: number;
  /** People without any tie. */
  readonly isolated: number;
  readonly segments: readonly { readonly name: string; readonly people: number; readonly share: number }[];
}

export function describeMarket(market: Market): MarketFigures {
  const { people, ties, directed } = market;
  let maxDegree = 0;
  let isolated = 0;
  for (let person = 0; person < people; person++) {
    const told = degree(market.out, person);
    maxDegree = Math.max(maxDegree, told);
    if (told === 0 && degree(market.in, person) === 0) isolated++;
  }
  const segments = market.segments.map(({ name, people: count }) => ({ name, people: count, share: count / people }));
  return { people, ties, directed, meanDegree: market.out.targets.length / people, maxDegree, isolated, segments };
}

/** Bytes that building a market of so many people and mutual ties takes at its height, scratch and a list included. */
export function marketBytes(people: number, ties: number, how: Making = {}): number {
  const { listed = true, scratch = 0 } = how;
  const list = listed ? (8 + scratch) * ties : 0;
  const bins = listed && !byKernel(people, ties) ? 4 * ties + 8 * people : 0;
  return keptBytes(people, ties, how) + list + bins;
}

/** Bytes that it takes from then on. What the kernel needed to make rows stays beside them: those who play there use it. */
export function keptBytes(people: number, ties: number, { listed = true, segments = 1 }: Making = {}): number {
  const rows = listed && byKernel(people, ties) ? kernelRowsBytes(people, ties) : 8 * ties + 4 * people;
  return rows + (segments > 1 ? 13 * people : 0);
}

/** Whether the kernel makes rows of a list: as long as a memory of its suffices. */
const byKernel = (people: number, ties: number) => kernelRowsBytes(people, ties) < MOST_BYTES;

/** What the memory that a market takes hangs on, beside its size. */
export interface Making {
  /** False where ties are made without a list. */
  readonly listed?: boolean;
  /** Bytes that each tie takes while it is listed, beside the list. */
  readonly scratch?: number;
  readonly segments?: number;
}

/** A column of a table in the market's memory. */
function kept(column: Float64Array | null | undefined, memory: Allocator): Float64Array | null {
  if (column == null) return null;
  const copy = memory.f64(column.length);
  copy.set(column);
  return copy;
}

/** What a table tells of people, and their segment of those whom the table leaves out. */
function filled(column: Float64Array | null | undefined, { segments, segmentOf }: Placed, of: 'fit' | 'value') {
  return column?.map((told, person) => (Number.isNaN(told) ? segments[segmentOf?.[person] ?? 0][of] : told));
}

const FIT_STEPS = 1000;

/** Who is alike in fit: a segment each, or people of the same thousandth where a table tells it for each person. */
function fitClasses({ traits }: Peopled, placed: Placed, memory: Allocator) {
  const { segments, segmentOf } = placed;
  const given = filled(traits?.fit, placed, 'fit');
  if (given === undefined) {
    const fits = memory.f64(segments.length);
    const fitCounts = memory.f64(segments.length);
    fits.set(segments.map(({ fit }) => fit));
    fitCounts.set(segments.map(({ people }) => people));
    return { fits, fitCounts, fitClass: segmentOf };
  }
  const thousandths = given.map((fit) => Math.round(fit * FIT_STEPS));
  const distinct = [...new Set(thousandths)].sort((one, other) => one - other);
  const fits = memory.f64(distinct.length);
  fits.set(distinct.map((steps) => steps / FIT_STEPS));
  const fitCounts = memory.f64(distinct.length);
  const placeOf = new Map(distinct.map((steps, place) => [steps, place]));
  const fitClass = memory.u16(given.length);
  for (let person = 0; person < given.length; person++) fitClass[person] = placeOf.get(thousandths[person])!;
  for (const place of fitClass) fitCounts[place]++;
  return { fits, fitCounts, fitClass };
}

interface Placed {
  readonly segments: readonly Segment[];
  readonly segmentOf: Uint8Array | null;
  readonly warnings: readonly string[];
}

function placeSegments(
  spec: MarketSpec,
  { people, groups }: Peopled,
  luck: Key,
  keys: Uint32Array | null,
  memory: Allocator,
): Placed {
  if (groups !== undefined) return placeByGroup(spec.segments, groups, memory);
  if (spec.segments.length > 256) throw new MarketError(`${spec.segments.length} segments; at most 256 are allowed`);
  const counts = largestRemainder(sharesOf(spec.segments), people);
  const segments = spec.segments.map((segment, place) => segmentWith(segment, segment.name, counts[place]));
  if (segments.length === 1) return { segments, segmentOf: null, warnings: [] };
  const segmentOf = memory.u8(people);
  placePeople(segmentOf, counts, spec.together, luck, keys);
  return { segments, segmentOf, warnings: [] };
}

/** Segments as the network groups people. Where the scenario has but one, the groups are its parts and are like it. */
function placeByGroup(
  specs: readonly SegmentSpec[],
  { names, of }: NonNullable<Peopled['groups']>,
  memory: Allocator,
): Placed {
  const counts = new Array<number>(names.length).fill(0);
  for (const group of of) counts[group]++;
  const segments = names.map((name, group) => {
    const spec = specs.length === 1 ? specs[0] : specs.find((segment) => segment.name === name);
    if (spec === undefined) throw new MarketError(`'${name}' is not one of the scenario's segments`);
    return segmentWith(spec, name, counts[group]);
  });
  const segmentOf = segments.length === 1 ? null : memory.u8(of.length);
  segmentOf?.set(of);
  return { segments, segmentOf, warnings: specs.length === 1 ? [] : shareWarnings(specs, segments, of.length) };
}

const segmentWith = ({ fit, value }: SegmentSpec, name: string, people: number): Segment => ({
  name,
  people,
  fit,
  value,
});

/** Where people's segments are given, shares are not needed; a warning where the scenario states others. */
function shareWarnings(specs: readonly SegmentSpec[], segments: readonly Segment[], people: number): string[] {
  return specs.flatMap(({ name, share }) => {
    if (share === undefined) return [];
    const given = segments.find((segment) => segment.name === name)?.people ?? 0;
    if (Math.abs(given - share * people) <= 1) return [];
    const percent = (part: number) => `${Math.round(part * 1000) / 10} %`;
    return [`segment '${name}' holds ${percent(given / people)} of the people, as given there, not ${percent(share)}`];
  });
}
