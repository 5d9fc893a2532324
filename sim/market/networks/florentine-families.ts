// Marriages among the leading families of Florence in the 15th century (Padgett's data; Breiger & Pattison 1986, Social
// Networks 8: 215): 15 families, 20 ties, the Medici in the middle. The data come from graphology-generators.

import { UndirectedGraph } from 'graphology';
import generators from 'graphology-generators/social/index.js';
import { z } from 'zod';
import { fromGraph } from '../graphology.ts';
import { defineNetwork } from '../network.ts';

export const florentineFamilies = defineNetwork({
  name: 'florentine-families',
  about: 'Marriages among the leading families of Florence: 15 families by name, 20 ties.',
  params: z.strictObject({}),
  drawn: false,
  people: () => 15,
  expectedTies: () => 20,
  build: () => fromGraph(generators.florentineFamilies(UndirectedGraph)),
});
