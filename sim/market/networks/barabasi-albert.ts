// Preferential attachment (Barabási & Albert 1999, Science 286: 509): people join one by one and tie themselves to m of
// those present, in proportion to the ties these have. Starts from a star of m + 1. A few hubs, many with m ties:
// the share of people with more than d ties falls as 1/d².

import { z } from 'zod';
import { whole } from '../../scenario/params.ts';
import { attach, checkAttachment, tieCount } from '../attachment.ts';
import { defineNetwork } from '../network.ts';

export const barabasiAlbert = defineNetwork({
  name: 'barabasi-albert',
  about: 'A market with hubs: newcomers tie themselves to those who have many ties already.',
  params: z.strictObject({
    people: whole({ about: 'How many people there are.', min: 2, max: 50_000_000, unit: 'people' }),
    ties: whole({ about: 'Ties that each newcomer brings.', min: 1, max: 100_000, unit: 'ties' }),
  }),
  drawn: true,
  people: ({ people }) => people,
  expectedTies: tieCount,
  check: checkAttachment,
  build(params, luck, host) {
    const { people } = params;
    return { people, ...attach(params, luck, host.memory), directed: false, weights: null, ids: null, warnings: [] };
  },
});
