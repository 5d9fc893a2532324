// A ring: people in a circle, tied to their nearest neighbours only. Word walks, it never jumps.

import { z } from 'zod';
import { whole } from '../../scenario/params.ts';
import { checkCircle, circleStream, circleTies } from '../circle.ts';
import { defineNetwork } from '../network.ts';

export const ring = defineNetwork({
  name: 'ring',
  about: 'People in a circle, each tied to the nearest on both sides.',
  params: z.strictObject({
    people: whole({ about: 'How many people there are.', min: 1, max: 50_000_000, unit: 'people' }),
    ties: whole({
      about: 'Ties of each person, half of them on each side: an even number.',
      max: 100_000,
      unit: 'ties',
    }),
  }),
  drawn: true,
  people: ({ people }) => people,
  expectedTies: ({ people, ties }) => (people * ties) / 2,
  check: checkCircle,
  build(params) {
    return { people: params.people, ...circleTies(params), directed: false, weights: null, ids: null, warnings: [] };
  },
  stream: circleStream,
});
