// People with just the numbers of ties that are asked for, tied at random in every other respect: the configuration model
// (Bollobás 1980; Molloy & Reed 1995, Random Struct. Algorithms 6: 161) without repeated ties and ties to oneself. It asks
// whether something follows from the degrees alone. Every network with these degrees has nearly the same chance.

import { z } from 'zod';
import { degrees, whole } from '../../scenario/params.ts';
import { countDegrees, dealDegrees, impossible, oneLess, tieEnds } from '../degrees.ts';
import { MarketError } from '../error.ts';
import { defineNetwork } from '../network.ts';
import { PAIRING, pairUp } from '../pairing.ts';

export const configuration = defineNetwork({
  name: 'configuration',
  about: 'People with given numbers of ties, tied at random otherwise.',
  params: z.strictObject({
    people: whole({ about: 'How many people there are.', min: 1, max: 50_000_000, unit: 'people' }),
    degrees: degrees({
      about:
        'Ties of each person: a list, used again and again where it is shorter than there are people, or the share of people with so many ties. Where an odd sum comes of that, the last of those with most ties has one less.',
      unit: 'ties',
    }),
  }),
  drawn: true,
  people: ({ people }) => people,
  expectedTies: ({ people, degrees: asked }) => tieEnds(countDegrees(asked, people)) / 2,
  check({ people, degrees: asked }) {
    if ('each' in asked && asked.each.length > people) {
      return [{ path: ['degrees'], message: `has ${asked.each.length} entries for ${people} people` }];
    }
    const message = impossible(countDegrees(asked, people));
    return message === undefined ? [] : [{ path: ['degrees'], message }];
  },
  scratch: () => PAIRING,
  build({ people, degrees: asked }, luck, host) {
    const pairs = pairUp(dealDegrees(asked, people), luck, undefined, host.memory);
    if (pairs === undefined) throw new MarketError('configuration: no network has these degrees');
    const warnings = oneLess(asked, people)
      ? ['configuration: the degrees had an odd sum, so the last of those with most ties has one less']
      : [];
    return { people, ...pairs, directed: false, weights: null, ids: null, warnings };
  },
});
