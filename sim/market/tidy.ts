// Ties as found in files and graphs, made into what a market needs: no tie twice, none from a person to themselves.
// Nothing vanishes in silence: what was dropped is counted, a mutual tie told from both ends apart from true repeats.

import { privateMemory } from '../kernel/memory.ts';
import type { Rows } from './market.ts';
import type { TieArrays } from './rows.ts';
import { tieRows, turnRows } from './rows.ts';

export interface Tidied extends TieArrays {
  /** Entries from a person to themselves: dropped. */
  readonly selfTies: number;
  /** Entries that say again, the same way round, what another one says: dropped. */
  readonly repeats: number;
  /** Mutual ties that were told from both ends: each counts once. */
  readonly bothEnds: number;
  /** Entries dropped whose weight differed from that of the entry kept (the greatest is). */
  readonly differing: number;
}

/** Drops self ties and repeats. The result is sorted by `from`, then `to`; mutual ties stand as (lower, higher). */
export function tidyTies(people: number, ties: TieArrays, directed: boolean): Tidied {
  const { kept, selfTies } = withoutSelfTies(ties);
  const told = withoutRepeats(people, tieRows(people, kept, false, privateMemory));
  const counts = { selfTies, repeats: kept.length - told.rows.targets.length };
  if (directed) return { ...listOf(people, told.rows), ...counts, bothEnds: 0, differing: told.differing };
  const both = joinEnds(people, told.rows);
  return { ...both.ties, ...counts, bothEnds: both.bothEnds, differing: told.differing + both.differing };
}

/** Plain words for what was dropped, for the market's warnings. */
export function tidyWarnings(name: string, tidied: Tidied): string[] {
  const { selfTies, repeats, bothEnds, differing } = tidied;
  const warnings: string[] = [];
  if (selfTies > 0) warnings.push(`${name}: ${count(selfTies, 'tie')} from a person to themselves left out`);
  if (bothEnds > 0) warnings.push(`${name}: ${count(bothEnds, 'mutual tie')} told from both ends, counted once each`);
  if (repeats > 0) warnings.push(`${name}: ${count(repeats, 'repeated tie')} left out`);
  if (differing > 0) {
    warnings.push(
      `${name}: ${count(differing, 'tie')} left out had another weight than the one kept (the greatest is kept)`,
    );
  }
  return warnings;
}

/** '1 tie', '2 ties'. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function withoutSelfTies(ties: TieArrays): { kept: TieArrays; selfTies: number } {
  const { from, to, length, weights } = ties;
  let selfTies = 0;
  for (let t = 0; t < length; t++) if (from[t] === to[t]) selfTies++;
  if (selfTies === 0) return { kept: ties, selfTies };
  const stays = (_: number, t: number) => t < length && from[t] !== to[t];
  const kept = { from: from.filter(stays), to: to.filter(stays), weights: weights?.filter(stays) ?? null };
  return { kept: { ...kept, length: length - selfTies }, selfTies };
}

/** Sorted rows without repeats, in place; of several weights the greatest stays. */
function withoutRepeats(people: number, rows: Rows): { rows: Rows; differing: number } {
  const { offsets, targets, weights } = rows;
  let kept = 0;
  let differing = 0;
  let start = 0;
  for (let person = 0; person < people; person++) {
    const end = offsets[person + 1];
    const first = kept;
    for (let e = start; e < end; e++) {
      const again = kept > first && targets[kept - 1] === targets[e];
      if (again && weights !== null) {
        if (weights[e] !== weights[kept - 1]) differing++;
        weights[kept - 1] = Math.max(weights[kept - 1], weights[e]);
      }
      if (again) continue;
      targets[kept] = targets[e];
      if (weights !== null) weights[kept] = weights[e];
      kept++;
    }
    offsets[person + 1] = kept;
    start = end;
  }
  return {
    rows: { offsets, targets: targets.subarray(0, kept), weights: weights?.subarray(0, kept) ?? null, strong: null },
    differing,
  };
}

/** Rows as a list, in their order. */
function listOf(people: number, rows: Rows): TieArrays {
  const from = new Uint32Array(rows.targets.length);
  for (let person = 0; person < people; person++) from.fill(person, rows.offsets[person], rows.offsets[person + 1]);
  return { from, to: rows.targets, length: from.length, weights: rows.weights };
}

/** Mutual ties from one-way rows: for each person the union of those above them whom they tell and who tell them. */
function joinEnds(people: number, rows: Rows): { ties: TieArrays; bothEnds: number; differing: number } {
  const turned = turnRows(people, rows, privateMemory);
  const from = new Uint32Array(rows.targets.length);
  const to = new Uint32Array(rows.targets.length);
  const weights = rows.weights === null ? null : new Float64Array(rows.targets.length);
  let length = 0;
  let bothEnds = 0;
  let differing = 0;
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
      from[length] = person;
      to[length] = Math.min(toA, toB);
      if (toA === toB) bothEnds++;
      if (weights !== null) {
        const weightA = toA <= toB ? rows.weights![a] : 0;
        const weightB = toB <= toA ? turned.weights![b] : 0;
        if (toA === toB && weightA !== weightB) differing++;
        weights[length] = Math.max(weightA, weightB);
      }
      if (toA <= toB) a++;
      if (toB <= toA) b++;
      length++;
    }
  }
  return { ties: { from, to, length, weights }, bothEnds, differing };
}
