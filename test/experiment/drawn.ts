// A small network that luck draws: every person ties to one keyed other.

import { z } from 'zod';
import { below } from '../../sim/kernel/luck.ts';
import { defineNetwork } from '../../sim/market/network.ts';

const PEOPLE = 40;

export const drawnNetwork = defineNetwork({
  name: 'drawn',
  about: 'everyone knows one keyed other',
  params: z.strictObject({}),
  drawn: true,
  people: () => PEOPLE,
  expectedTies: () => PEOPLE,
  build: (_, luck) => ({
    people: PEOPLE,
    from: Uint32Array.from({ length: PEOPLE }, (_, person) => person),
    to: Uint32Array.from({ length: PEOPLE }, (_, person) => (person + 1 + below(luck, person, PEOPLE - 1)) % PEOPLE),
    length: PEOPLE,
    directed: true,
    weights: null,
    ids: null,
    warnings: [],
  }),
});
