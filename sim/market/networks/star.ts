// A star: person 0 is tied to everybody, and nobody else to anybody else. One hub hears all and tells all.

import { z } from 'zod';
import { whole } from '../../scenario/params.ts';
import { defineNetwork } from '../network.ts';

export const star = defineNetwork({
  name: 'star',
  about: 'One person, number 0, is tied to everybody; there are no other ties.',
  params: z.strictObject({
    people: whole({ about: 'How many people there are.', min: 1, max: 50_000_000, unit: 'people' }),
  }),
  drawn: true,
  people: ({ people }) => people,
  expectedTies: ({ people }) => people - 1,
  build({ people }) {
    const length = people - 1;
    const from = new Uint32Array(length);
    const to = new Uint32Array(length);
    for (let tie = 0; tie < length; tie++) to[tie] = tie + 1;
    return { people, from, to, length, directed: false, weights: null, ids: null, warnings: [] };
  },
});
