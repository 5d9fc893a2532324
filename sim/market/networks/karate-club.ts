// Zachary's karate club (1977, J. Anthropological Research 33: 452): 34 people, 78 ties, two camps. Small enough to
// follow by eye. The data come from graphology-generators.

import { UndirectedGraph } from 'graphology';
import generators from 'graphology-generators/social/index.js';
import { z } from 'zod';
import { fromGraph } from '../graphology.ts';
import { defineNetwork } from '../network.ts';

export const karateClub = defineNetwork({
  name: 'karate-club',
  about: "Zachary's karate club of 1977: 34 people, 78 ties, two camps.",
  params: z.strictObject({}),
  drawn: false,
  people: () => 34,
  expectedTies: () => 78,
  build: () => fromGraph(generators.karateClub(UndirectedGraph)),
});
