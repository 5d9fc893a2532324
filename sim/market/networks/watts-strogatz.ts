// Small worlds (Watts & Strogatz 1998, Nature 393: 440). A ring in which each tie, lap by lap, keeps its near end and with
// chance `rewiring` gets a far end drawn from everybody. Clustered like a village at 0, short of path like a random graph
// from about 0.1.

import { z } from 'zod';
import { share, whole } from '../../scenario/params.ts';
import { checkCircle, circlePlace, circleTies } from '../circle.ts';
import { defineNetwork } from '../network.ts';
import { REWIRING, rewire } from '../rewiring.ts';
import { canStream, SmallWorld } from '../small-world.ts';

export const wattsStrogatz = defineNetwork({
  name: 'watts-strogatz',
  about: 'A small world: a ring of clustered neighbours, with a share of its ties rewired to anybody.',
  params: z.strictObject({
    people: whole({ about: 'How many people there are.', min: 1, max: 400_000_000, unit: 'people' }),
    ties: whole({ about: 'Ties of each person on average: an even number.', max: 100_000, unit: 'ties' }),
    rewiring: share({
      about: 'Chance that a tie is rewired to somebody anywhere.',
      source: 'Watts & Strogatz 1998',
    }),
  }),
  drawn: true,
  people: ({ people }) => people,
  expectedTies: ({ people, ties }) => (people * ties) / 2,
  check: checkCircle,
  scratch: ({ rewiring }) => rewiring * REWIRING,
  build(params, luck) {
    const { people } = params;
    const ties = { people, ...circleTies(params) };
    rewire(ties, params.rewiring, luck, (one, other) => circlePlace(params, one, other));
    return { ...ties, directed: false, weights: null, ids: null, warnings: [] };
  },
  stream: (params, luck) =>
    canStream(params, params.rewiring) ? new SmallWorld(params, params.rewiring, luck) : undefined,
});
