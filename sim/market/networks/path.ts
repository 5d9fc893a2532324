// A path: people in a line, each tied to the one before and the one after. Word needs as many hops as it can.

import { z } from 'zod';
import { whole } from '../../scenario/params.ts';
import { defineNetwork } from '../network.ts';

export const path = defineNetwork({
  name: 'path',
  about: 'People in a line, each tied to the next.',
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
    for (let tie = 0; tie < length; tie++) {
      from[tie] = tie;
      to[tie] = tie + 1;
    }
    return { people, from, to, length, directed: false, weights: null, ids: null, warnings: [] };
  },
});
