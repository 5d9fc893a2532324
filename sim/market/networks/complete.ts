// Everybody is tied to everybody: the fully mixed market of textbook curves.

import { z } from 'zod';
import { whole } from '../../scenario/params.ts';
import { defineNetwork } from '../network.ts';

export const complete = defineNetwork({
  name: 'complete',
  about: 'Everybody is tied to everybody.',
  params: z.strictObject({
    people: whole({ about: 'How many people there are.', min: 1, max: 50_000, unit: 'people' }),
  }),
  drawn: true,
  people: ({ people }) => people,
  expectedTies: ({ people }) => (people * (people - 1)) / 2,
  build({ people }) {
    const length = (people * (people - 1)) / 2;
    const from = new Uint32Array(length);
    const to = new Uint32Array(length);
    let tie = 0;
    for (let a = 0; a < people; a++) {
      for (let b = a + 1; b < people; b++) {
        from[tie] = a;
        to[tie++] = b;
      }
    }
    return { people, from, to, length, directed: false, weights: null, ids: null, warnings: [] };
  },
});
