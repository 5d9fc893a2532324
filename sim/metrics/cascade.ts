// Who got it from whom: the trees of a run. A person's parent is the one named as the cause of their adoption, where a
// person was (a friend's talk, a seed's posts) and had the product at an earlier record; all others are roots, and so is
// everybody who was given the product. Talk by people who do not have it themselves opens a tree of its own.
// The log is sorted by step, so parents stand before children and one pass each way is enough.

import { EVENT, NOBODY } from '../world/events.ts';
import type { EventLog } from '../world/log.ts';

export interface Cascade {
  /** How many people have a place in a tree. */
  readonly members: number;
  /** Member number of each member's parent, always smaller than the member's own; −1 for a root. */
  readonly parent: Int32Array;
}

/** The trees of adopters of a run. Needs a log with sources. */
export function cascadeOf(log: EventLog, people: number): Cascade {
  const memberOf = new Int32Array(people).fill(-1);
  const stepOf = new Int32Array(people);
  const parent = new Int32Array(people);
  let members = 0;
  for (let row = 0; row < log.length; row++) {
    const event = log.event[row];
    const person = log.person[row];
    if ((event !== EVENT.adopted && event !== EVENT.placed) || memberOf[person] >= 0) continue;
    const from = event === EVENT.placed ? NOBODY : log.from[row];
    const earlier = from !== NOBODY && memberOf[from] >= 0 && stepOf[from] < log.step[row];
    parent[members] = earlier ? memberOf[from] : -1;
    stepOf[person] = log.step[row];
    memberOf[person] = members++;
  }
  return { members, parent: parent.subarray(0, members) };
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
export function meanDistance({ members, parent }: Cascade): number | undefined {
  const below = new Float64Array(members).fill(1);
  for (let i = members - 1; i >= 0; i--) if (parent[i] >= 0) below[parent[i]] += below[i];
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
