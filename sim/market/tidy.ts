// Ties as found in files and graphs, made into what a market needs: no tie twice, none from a person to themselves.
// Nothing vanishes in silence: what was dropped is counted, a mutual tie told from both ends apart from true repeats.

import { kernelFor } from '../kernel/kernel.ts';
import { privateMemory } from '../kernel/memory.ts';
import type { Rows } from './market.ts';
import type { TieArrays } from './rows.ts';
import { tieRows, turnRows } from './rows.ts';

/** Ties as a list, or mutual ones as the market's rows, where these came about on the way. */
export type Tidied = (TieArrays | { readonly rows: Rows }) & Dropped;

interface Dropped {
  /** Entries from a person to themselves: dropped. */
  readonly selfTies: number;
  /** Entries that say again, the same way round, what another one says: dropped. */
  readonly repeats: number;
  /** Mutual ties that were told from both ends: each counts once. */
  readonly bothEnds: number;
  /** Entries dropped whose weight differed from that of the entry kept (the greatest is). */
  readonly differing: number;
  /** Entries dropped of which one said strong and the other weak (strong is kept). */
  readonly unequal: number;
}

/** Drops self ties and repeats. A list is sorted by `from`, then `to`; mutual ties stand in it as (lower, higher). */
export function tidyTies(people: number, ties: TieArrays, directed: boolean): Tidied {
  const { kept, selfTies } = withoutSelfTies(ties);
  // Mostly nothing stands twice; then the rows that show it are those of the market.
  const rows = !directed && isLopsided(kept) ? tieRows(people, kept, true, privateMemory) : undefined;
  if (rows !== undefined && !holdsTwice(people, rows)) {
    return { rows, selfTies, repeats: 0, bothEnds: 0, differing: 0, unequal: 0 };
  }
  const told = withoutRepeats(people, tieRows(people, kept, false, privateMemory));
  const repeats = kept.length - told.rows.targets.length;
  if (directed) {
    const { differing, unequal } = told;
    return { ...listOf(people, told.rows), selfTies, repeats, bothEnds: 0, differing, unequal };
  }
  const both = joinEnds(people, told.rows);
  const differing = told.differing + both.differing;
  return { ...both.ties, selfTies, repeats, bothEnds: both.bothEnds, differing, unequal: told.unequal + both.unequal };
}

/** Below this share of ties told the other way round, few or none can be told from both ends. */
const FEW = 1 / 8;

/** Whether nearly all ties are told from the lower end, or nearly all from the higher. */
function isLopsided({ from, to, length }: TieArrays): boolean {
  const kernel = kernelFor(from, to);
  let rising = kernel?.rising(from.byteOffset, to.byteOffset, length) ?? 0;
  for (let t = 0; kernel === undefined && t < length; t++) if (from[t] < to[t]) rising++;
  return Math.min(rising, length - rising) <= FEW * length;
}

/** Whether anybody stands twice in a row. */
function holdsTwice(people: number, { offsets, targets }: Rows): boolean {
  const kernel = kernelFor(offsets, targets);
  if (kernel !== undefined) return kernel.repeats(offsets.byteOffset, people, targets.byteOffset) > 0;
  for (let person = 0; person < people; person++) {
    for (let e = offsets[person] + 1; e < offsets[person + 1]; e++) if (targets[e - 1] === targets[e]) return true;
  }
  return false;
}

/** Plain words for what was dropped, for the market's warnings. */
export function tidyWarnings(name: string, tidied: Tidied): string[] {
  const { selfTies, repeats, bothEnds, differing, unequal } = tidied;
  const warnings: string[] = [];
  if (selfTies > 0) warnings.push(`${name}: ${count(selfTies, 'tie')} from a person to themselves left out`);
  if (bothEnds > 0) warnings.push(`${name}: ${count(bothEnds, 'mutual tie')} told from both ends, counted once each`);
  if (repeats > 0) warnings.push(`${name}: ${count(repeats, 'repeated tie')} left out`);
  if (differing > 0) {
    warnings.push(
      `${name}: ${count(differing, 'tie')} left out had another weight than the one kept (the greatest is kept)`,
    );
  }
  if (unequal > 0) {
    warnings.push(`${name}: ${count(unequal, 'tie')} told as strong and as weak as well, taken as strong`);
  }
  return warnings;
}

/** '1 tie', '2 ties'. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function withoutSelfTies(ties: TieArrays): { kept: TieArrays; selfTies: number } {
  const { from, to, length, weights, strong } = ties;
  const kernel = kernelFor(from, to);
  let selfTies = kernel?.same(from.byteOffset, to.byteOffset, length) ?? 0;
  for (let t = 0; kernel === undefined && t < length; t++) if (from[t] === to[t]) selfTies++;
  if (selfTies === 0) return { kept: ties, selfTies };
  const stays = (_: number, t: number) => t < length && from[t] !== to[t];
  const kept = {
    from: from.filter(stays),
    to: to.filter(stays),
    length: length - selfTies,
    weights: weights?.filter(stays) ?? null,
    strong: strong?.filter(stays) ?? null,
  };
  return { kept, selfTies };
}

/** What entries that mean one tie say of it: how many said another weight, or another strength, than the one kept. */
interface Told {
  differing: number;
  unequal: number;
}

/** Sorted rows without repeats, in place; of several weights the greatest stays, and strong before weak. */
function withoutRepeats(people: number, rows: Rows): { rows: Rows } & Told {
  const { offsets, targets, weights, strong } = rows;
  const told = { differing: 0, unequal: 0 };
  let kept = 0;
  let start = 0;
  for (let person = 0; person < people; person++) {
    const end = offsets[person + 1];
    const first = kept;
    for (let e = start; e < end; e++) {
      const again = kept > first && targets[kept - 1] === targets[e];
      if (again) {
        merge(rows, kept - 1, rows, e, told);
        continue;
      }
      targets[kept] = targets[e];
      if (weights !== null) weights[kept] = weights[e];
      if (strong !== null) strong[kept] = strong[e];
      kept++;
    }
    offsets[person + 1] = kept;
    start = end;
  }
  const cut = {
    offsets,
    targets: targets.subarray(0, kept),
    weights: weights?.subarray(0, kept) ?? null,
    strong: strong?.subarray(0, kept) ?? null,
  };
  return { rows: cut, ...told };
}

/** What ties carry, apart from their ends. */
type Carried = Pick<Rows, 'weights' | 'strong'>;

/** Two entries for one tie: what the second says besides goes into the first. */
function merge(into: Carried, at: number, other: Carried, place: number, told: Told): void {
  if (into.weights !== null && other.weights !== null) {
    if (into.weights[at] !== other.weights[place]) told.differing++;
    into.weights[at] = Math.max(into.weights[at], other.weights[place]);
  }
  if (into.strong !== null && other.strong !== null) {
    if (into.strong[at] !== other.strong[place]) told.unequal++;
    into.strong[at] |= other.strong[place];
  }
}

/** Rows as a list, in their order. */
function listOf(people: number, rows: Rows): TieArrays {
  const from = new Uint32Array(rows.targets.length);
  for (let person = 0; person < people; person++) from.fill(person, rows.offsets[person], rows.offsets[person + 1]);
  return { from, to: rows.targets, length: from.length, weights: rows.weights, strong: rows.strong };
}

/** Mutual ties from one-way rows: for each person the union of those above them whom they tell and who tell them. */
function joinEnds(people: number, rows: Rows): { ties: TieArrays; bothEnds: number } & Told {
  const turned = turnRows(people, rows, privateMemory);
  const most = rows.targets.length;
  const ties = {
    from: new Uint32Array(most),
    to: new Uint32Array(most),
    length: 0,
    weights: rows.weights && new Float64Array(most),
    strong: rows.strong && new Uint8Array(most),
  };
  const told = { bothEnds: 0, differing: 0, unequal: 0 };
  for (let person = 0; person < people; person++) {
    let a = rows.offsets[person];
    let b = turned.offsets[person];
    const endA = rows.offsets[person + 1];
    const endB = turned.offsets[person + 1];
    while (a < endA && rows.targets[a] < person) a++;
    while (b < endB && turned.targets[b] < person) b++;
    while (a < endA || b < endB) {
      const toA = a < endA ? rows.targets[a] : people;
      const toB = b < endB ? turned.targets[b] : people;
      const [first, place] = toA <= toB ? [rows, a] : [turned, b];
      ties.from[ties.length] = person;
      ties.to[ties.length] = first.targets[place];
      if (ties.weights !== null) ties.weights[ties.length] = first.weights![place];
      if (ties.strong !== null) ties.strong[ties.length] = first.strong![place];
      if (toA === toB) {
        told.bothEnds++;
        merge(ties, ties.length, turned, b, told);
      }
      if (toA <= toB) a++;
      if (toB <= toA) b++;
      ties.length++;
    }
  }
  return { ties, ...told };
}
