// Who got it from whom: the trees of a run. A person's parent is the one named as the cause of their adoption, where a
// person was (a friend's talk, a seed's posts) and had the product before; all others are roots, and so is everybody who
// was given the product. Talk by people who do not have it themselves opens a tree of its own.
//
// The log is sorted by step, so parents of an earlier record stand before their children. In models that run in
// continuous time a whole chain of friends may stand on one record: it is climbed to its first, who then comes first.

import { CHANNEL, EVENT, NOBODY } from '../world/events.ts';
import type { EventLog } from '../world/log.ts';
import type { View } from './metric.ts';

export interface Cascade {
  /** How many people have a place in a tree. */
  readonly members: number;
  /** Who each member is. */
  readonly person: Int32Array;
  /** Member number of each member's parent, always smaller than the member's own; −1 for a root. */
  readonly parent: Int32Array;
  /** Record at which each got the product, and 1 where it was given to them. */
  readonly step: Int32Array;
  readonly placed: Uint8Array;
}

const NONE = -1;
/** Climbed over, and to be numbered once those before are. */
const COMING = -2;
/** The trees of a run that was recorded with sources; `metric` says who asks. */
export function treesOf({ record, market }: Pick<View, 'record' | 'market'>, metric: string): Cascade {
  if (record.log === undefined) throw new Error(`${metric} needs a log with sources, and was given none`);
  const known = kept.get(record.log) ?? cascadeOf(record.log, market.people);
  kept.set(record.log, known);
  return known;
}

/** Several metrics ask for the trees of the same run. */
const kept = new WeakMap<EventLog, Cascade>();

/** The trees of adopters of a run. Needs a log with sources. */
export function cascadeOf(log: EventLog, people: number): Cascade {
  const causeOf = causes(log, people);
  const memberOf = new Int32Array(people).fill(NONE);
  const who = new Int32Array(people);
  const parent = new Int32Array(people);
  const step = new Int32Array(people);
  const placed = new Uint8Array(people);
  const chain: number[] = [];
  let members = 0;
  for (let row = 0; row < log.length; row++) {
    if (!isAdoption(log, row)) continue;
    for (let person = log.person[row]; person >= 0 && memberOf[person] === NONE; person = causeOf[person]) {
      memberOf[person] = COMING;
      chain.push(person);
    }
    for (let person = chain.pop(); person !== undefined; person = chain.pop()) {
      const cause = causeOf[person];
      who[members] = person;
      parent[members] = cause >= 0 && memberOf[cause] >= 0 ? memberOf[cause] : -1;
      // A whole chain stands on one record; a gift has no cause and comes alone.
      step[members] = log.step[row];
      placed[members] = person === log.person[row] && log.event[row] === EVENT.placed ? 1 : 0;
      memberOf[person] = members++;
    }
  }
  return {
    members,
    person: who.subarray(0, members),
    parent: parent.subarray(0, members),
    step: step.subarray(0, members),
    placed: placed.subarray(0, members),
  };
}

/** How many people each member won themselves. */
export function wonBy({ members, parent }: Cascade): Int32Array {
  const won = new Int32Array(members);
  for (let i = 0; i < members; i++) if (parent[i] >= 0) won[parent[i]]++;
  return won;
}

/** How many people stand in each member's part of the tree, they included. */
export function sizesOf({ members, parent }: Cascade): Float64Array {
  const below = new Float64Array(members).fill(1);
  for (let i = members - 1; i >= 0; i--) if (parent[i] >= 0) below[parent[i]] += below[i];
  return below;
}

const isAdoption = (log: EventLog, row: number) => log.event[row] === EVENT.adopted || log.event[row] === EVENT.placed;

/**
 * Who caused each person's adoption and had the product before; −1 where nobody did. On one and the same record a friend
 * had it before where talk is by people who have it; who only knew of it (in `market`) passes on news without having it.
 */
function causes(log: EventLog, people: number): Int32Array {
  const rowOf = new Int32Array(people).fill(-1);
  const knew = new Uint8Array(people);
  for (let row = 0; row < log.length; row++) {
    const person = log.person[row];
    if (log.event[row] === EVENT.aware) knew[person] = 1;
    if (isAdoption(log, row) && rowOf[person] < 0) rowOf[person] = row;
  }
  return rowOf.map((row) => {
    if (row < 0 || log.event[row] === EVENT.placed || log.from[row] === NOBODY) return -1;
    const from = log.from[row];
    if (rowOf[from] < 0) return -1;
    const later = log.step[row] - log.step[rowOf[from]];
    const inTurn = later === 0 && log.channel[row] === CHANNEL.friend && knew[from] === 0;
    return later > 0 || inTurn ? from : -1;
  });
}

/** Most generations between a root and a member: 0 where all are roots. */
export function depthOf({ members, parent }: Cascade): number {
  const depth = new Int32Array(members);
  let most = 0;
  for (let i = 0; i < members; i++) {
    if (parent[i] >= 0) depth[i] = depth[parent[i]] + 1;
    if (depth[i] > most) most = depth[i];
  }
  return most;
}

/**
 * Steps from person to person along the tree, on average over all pairs of people of the same tree; undefined where no two
 * share one. Every link lies on the way of (people below it) × (people elsewhere in its tree) pairs.
 */
export function meanDistance(cascade: Cascade): number | undefined {
  const { members, parent } = cascade;
  const below = sizesOf(cascade);
  const root = new Int32Array(members);
  let distance = 0;
  let pairs = 0;
  for (let i = 0; i < members; i++) {
    root[i] = parent[i] < 0 ? i : root[parent[i]];
    const size = below[root[i]];
    if (parent[i] < 0) pairs += (size * (size - 1)) / 2;
    else distance += below[i] * (size - below[i]);
  }
  return pairs > 0 ? distance / pairs : undefined;
}
