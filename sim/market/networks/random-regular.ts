// Everybody has the same number of ties, and to whom is pure chance: neither hubs nor clusters, and nobody left out. Ends of
// ties are paired at random and repaired by switches: where people are many and ties few, every such network then has
// nearly the same chance (Janson 2020, Random Struct. Algorithms 57: 3). In a small market more switches see to that.

import { z } from 'zod';
import { whole } from '../../scenario/params.ts';
import { defineNetwork } from '../network.ts';
import { PAIRING, pairUp } from '../pairing.ts';

export const randomRegular = defineNetwork({
  name: 'random-regular',
  about: 'Everybody has the same number of ties, to anybody.',
  params: z.strictObject({
    people: whole({ about: 'How many people there are.', min: 1, max: 50_000_000, unit: 'people' }),
    ties: whole({
      about: 'Ties of each person: an even number where the number of people is odd.',
      max: 100_000,
      unit: 'ties',
    }),
  }),
  drawn: true,
  people: ({ people }) => people,
  expectedTies: ({ people, ties }) => (people * ties) / 2,
  check({ people, ties }) {
    if (ties >= people) {
      return [{ path: ['ties'], message: `is ${ties}, but ${people} people can have at most ${people - 1} each` }];
    }
    if ((people * ties) % 2 === 0) return [];
    const message = `is ${ties}, but must be even, as there are ${people} people: every tie has two ends`;
    return [{ path: ['ties'], message }];
  },
  scratch: () => PAIRING,
  build({ people, ties }, luck, host) {
    const pairs = pairUp(new Uint32Array(people).fill(ties), luck, undefined, host.memory)!;
    return { people, ...pairs, directed: false, weights: null, ids: null, warnings: [] };
  },
});
