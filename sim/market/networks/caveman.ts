// Caves (Watts 1999, American J. Sociology 105: 493): people in closed circles of friends who all know each other, and
// nobody else. With `rewiring` each tie leaves its cave with that chance, to anybody (the relaxed caveman graph: Fortunato
// 2010, Physics Reports 486: 75): word must wait for these few ties. The last cave holds those who are left over.

import { z } from 'zod';
import { share, whole } from '../../scenario/params.ts';
import { defineNetwork } from '../network.ts';
import { REWIRING, rewire } from '../rewiring.ts';

interface Caves {
  readonly people: number;
  readonly size: number;
}

export const caveman = defineNetwork({
  name: 'caveman',
  about: 'Caves of people who all know each other, with a share of the ties rewired to anybody.',
  params: z.strictObject({
    people: whole({ about: 'How many people there are.', min: 1, max: 50_000_000, unit: 'people' }),
    size: whole({
      about: 'How many people live in a cave; fewer in the last one where these do not divide all people.',
      min: 1,
      max: 50_000,
      unit: 'people',
    }),
    rewiring: share({
      about: 'Chance that a tie is rewired to somebody anywhere; without any, no word leaves a cave.',
      default: '0%',
      mark: 'definition',
    }),
  }),
  drawn: true,
  people: ({ people }) => people,
  expectedTies: tieCount,
  check({ people, size }) {
    return size <= people ? [] : [{ path: ['size'], message: `is ${size}, but there are only ${people} people` }];
  },
  scratch: ({ rewiring }) => rewiring * REWIRING,
  build(params, luck) {
    const { people, size } = params;
    const ties = { people, ...caveTies(params) };
    rewire(ties, params.rewiring, luck, (one, other) => cavePlace(params, one, other));
    const last = people % size;
    const warnings = last === 0 ? [] : [`caveman: the last cave holds ${last} of the ${people} people, not ${size}`];
    return { ...ties, directed: false, weights: null, ids: null, warnings };
  },
});

const pairsOf = (people: number): number => (people * (people - 1)) / 2;

function tieCount({ people, size }: Caves): number {
  return Math.floor(people / size) * pairsOf(size) + pairsOf(people % size);
}

/** Ties cave by cave and person by person, with those who come later. Each keeps their end of every second one. */
function caveTies(caves: Caves): { from: Uint32Array; to: Uint32Array; length: number } {
  const { people, size } = caves;
  const length = tieCount(caves);
  const from = new Uint32Array(length);
  const to = new Uint32Array(length);
  let tie = 0;
  for (let one = 0; one < people; one++) {
    const end = Math.min(people, one - (one % size) + size);
    for (let other = one + 1; other < end; other++) {
      const keeps = (one + other) % 2 === 1;
      from[tie] = keeps ? one : other;
      to[tie++] = keeps ? other : one;
    }
  }
  return { from, to, length };
}

/** The entry of `caveTies` that ties these two people to each other, −1 where they do not share a cave. */
function cavePlace({ people, size }: Caves, one: number, other: number): number {
  const low = Math.min(one, other);
  const cave = Math.floor(low / size);
  const first = cave * size;
  const end = Math.min(people, first + size);
  if (Math.max(one, other) >= end) return -1;
  // Pairs of this cave from the lower one on are those among all who come after.
  const later = pairsOf(end - first) - pairsOf(end - low);
  return cave * pairsOf(size) + later + Math.abs(one - other) - 1;
}
