// Into how many parts a market falls (components): between parts there is no tie, so word of mouth never crosses. Where
// ties are one way, a strong part is one in which whatever anybody says can come round to everybody.

import type { Rows } from '../market.ts';

export interface Parts {
  /** The part of each person. */
  readonly of: Uint32Array;
  /** How many people each part has. */
  readonly sizes: readonly number[];
}

/** Parts of mutual ties; those of a one-way market must be made mutual first (`eitherWay`). Linear in people and ties. */
export function parts({ offsets, targets }: Rows): Parts {
  const people = offsets.length - 1;
  const of = new Uint32Array(people).fill(people);
  const queue = new Uint32Array(people);
  const sizes: number[] = [];
  for (let first = 0; first < people; first++) {
    if (of[first] !== people) continue;
    of[first] = sizes.length;
    queue[0] = first;
    let found = 1;
    for (let at = 0; at < found; at++) {
      for (let e = offsets[queue[at]]; e < offsets[queue[at] + 1]; e++) {
        const friend = targets[e];
        if (of[friend] !== people) continue;
        of[friend] = sizes.length;
        queue[found++] = friend;
      }
    }
    sizes.push(found);
  }
  return { of, sizes };
}

/**
 * Strong parts of one-way ties, by one walk in depth (Tarjan 1972, SIAM J. Comput. 1: 146), with a stack of its own in
 * place of recursion. Linear in people and ties.
 */
export function strongParts({ offsets, targets }: Rows): Parts {
  const people = offsets.length - 1;
  const of = new Uint32Array(people).fill(people);
  const sizes: number[] = [];
  /** When each person was first met, from 1, and the earliest met that they lead back to. */
  const met = new Uint32Array(people);
  const earliest = new Uint32Array(people);
  const cursor = offsets.slice(0, people);
  const path = new Uint32Array(people);
  /** Met, and not yet of a part. */
  const open = new Uint32Array(people);
  let depth = 0;
  let opened = 0;
  let clock = 0;
  const enter = (person: number) => {
    met[person] = earliest[person] = ++clock;
    path[depth++] = person;
    open[opened++] = person;
  };
  for (let first = 0; first < people; first++) {
    if (met[first] === 0) enter(first);
    while (depth > 0) {
      const person = path[depth - 1];
      if (cursor[person] < offsets[person + 1]) {
        const next = targets[cursor[person]++];
        if (met[next] === 0) enter(next);
        else if (of[next] === people) earliest[person] = Math.min(earliest[person], met[next]);
        continue;
      }
      depth--;
      const before = path[Math.max(0, depth - 1)];
      if (depth > 0) earliest[before] = Math.min(earliest[before], earliest[person]);
      if (earliest[person] !== met[person]) continue;
      // Nothing leads further back than here: all that was opened since is one part.
      const end = opened;
      do of[open[--opened]] = sizes.length;
      while (open[opened] !== person);
      sizes.push(end - opened);
    }
  }
  return { of, sizes };
}

/** The people of the largest part, by rising number; of equally large ones the first. */
export function largestPart({ of, sizes }: Parts): Uint32Array {
  const size = sizes.reduce((most, one) => Math.max(most, one), 0);
  const part = sizes.indexOf(size);
  const members = new Uint32Array(size);
  let found = 0;
  for (let person = 0; person < of.length; person++) if (of[person] === part) members[found++] = person;
  return members;
}
