// Ties by pure chance (Gilbert 1959, Ann. Math. Statist. 30: 1141; Erdős & Rényi 1959, Publ. Math. Debrecen 6: 290):
// every pair of people is tied with the same chance, such that a person expects `ties` of them. No clusters and no hubs:
// what other networks are held against. Below one tie each it falls into small pieces; to hold nearly everybody together
// takes ln(people) ties.

import { z } from 'zod';
import { number, whole } from '../../scenario/params.ts';
import { defineNetwork } from '../network.ts';
import { allPairs, roomFor, tiePairs } from '../tie-pairs.ts';

export const erdosRenyi = defineNetwork({
  name: 'erdos-renyi',
  about: 'A market by pure chance: every pair of people is tied with the same chance.',
  params: z.strictObject({
    people: whole({ about: 'How many people there are.', min: 1, max: 50_000_000, unit: 'people' }),
    ties: number({ about: 'Ties of each person on average.', min: 0, max: 100_000, unit: 'ties' }),
  }),
  drawn: true,
  people: ({ people }) => people,
  expectedTies: ({ people, ties }) => (people * ties) / 2,
  check({ people, ties }) {
    if (ties <= people - 1) return [];
    return [{ path: ['ties'], message: `is ${ties}, but ${people} people can have at most ${people - 1} each` }];
  },
  build({ people, ties }, luck) {
    const list = roomFor((people * ties) / 2);
    tiePairs(list, allPairs(people), ties / (people - 1), luck);
    const { from, to, length } = list;
    return { people, from, to, length, directed: false, weights: null, ids: null, warnings: [] };
  },
});
