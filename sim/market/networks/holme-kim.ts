// Preferential attachment with triads (Holme & Kim 2002, Phys. Rev. E 65: 026107). People join one by one. The first tie
// of a newcomer goes to somebody in proportion to the ties they have. Each further tie goes, with chance `triads`, to a
// friend of the one chosen last in that way, drawn evenly from those not yet tied to the newcomer; else, or where there is
// none, to somebody in proportion to their ties again. Hubs as in barabasi-albert, and clustered besides: with 2 ties
// and triads 1 somebody with k ties has clustering 2/k, on average 2π² − 19 = 0.739.
//
// As in the paper and in the usual implementations but for the start, here a star of ties + 1 as in barabasi-albert, so
// that triads 0 gives that network tie by tie. The paper's own figure is the mean number of triads a newcomer,
// (ties − 1) × triads.

import { z } from 'zod';
import { share, whole } from '../../scenario/params.ts';
import { attach, checkAttachment, FRIENDS, tieCount } from '../attachment.ts';
import { defineNetwork } from '../network.ts';

export const holmeKim = defineNetwork({
  name: 'holme-kim',
  about: 'A market with hubs and circles of friends: newcomers also tie themselves to friends of those they meet.',
  params: z.strictObject({
    people: whole({ about: 'How many people there are.', min: 2, max: 50_000_000, unit: 'people' }),
    ties: whole({ about: 'Ties that each newcomer brings.', min: 1, max: 100_000, unit: 'ties' }),
    triads: share({
      about: 'Chance that a tie after the first goes to a friend of the person met last.',
      source: 'Holme & Kim 2002',
    }),
  }),
  drawn: true,
  people: ({ people }) => people,
  expectedTies: tieCount,
  check: checkAttachment,
  scratch: ({ triads }) => (triads > 0 ? FRIENDS : 0),
  build(params, luck, host) {
    const { people } = params;
    return { people, ...attach(params, luck, host.memory), directed: false, weights: null, ids: null, warnings: [] };
  },
});
