// A grid: people in rows and columns, each tied to the four next to them, fewer at the edges. Word spreads as a stain
// does: the number reached grows with the square of the time, never faster. Numbered row by row.

import { z } from 'zod';
import { whole } from '../../scenario/params.ts';
import { defineNetwork } from '../network.ts';

const MOST_PEOPLE = 50_000_000;

export const grid = defineNetwork({
  name: 'grid',
  about: 'People in rows and columns, each tied to the four next to them.',
  params: z.strictObject({
    width: whole({ about: 'How many people stand in a row.', min: 1, max: MOST_PEOPLE, unit: 'people' }),
    height: whole({ about: 'How many rows there are.', min: 1, max: MOST_PEOPLE, unit: 'rows' }),
  }),
  drawn: true,
  people: ({ width, height }) => width * height,
  expectedTies: ({ width, height }) => (width - 1) * height + width * (height - 1),
  check({ width, height }) {
    if (width * height <= MOST_PEOPLE) return [];
    const most = Math.floor(MOST_PEOPLE / width);
    return [
      {
        path: ['height'],
        message: `is ${height}, but with ${width} people in a row there can be at most ${most} rows`,
      },
    ];
  },
  build({ width, height }) {
    const people = width * height;
    const length = (width - 1) * height + width * (height - 1);
    const from = new Uint32Array(length);
    const to = new Uint32Array(length);
    let tie = 0;
    for (let person = 0; person < people; person++) {
      if ((person + 1) % width !== 0) {
        from[tie] = person;
        to[tie++] = person + 1;
      }
      if (person + width < people) {
        from[tie] = person;
        to[tie++] = person + width;
      }
    }
    return { people, from, to, length, directed: false, weights: null, ids: null, warnings: [] };
  },
});
