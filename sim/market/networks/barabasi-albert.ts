// Preferential attachment (Barabási & Albert 1999, Science 286: 509): people join one by one and tie themselves to m of
// those present, in proportion to the ties these have. Starts from a star of m + 1. A few hubs, many with m ties:
// the share of people with more than d ties falls as 1/d².

import { z } from 'zod';
import { laneA, laneB, uniformOf } from '../../kernel/luck.ts';
import { whole } from '../../scenario/params.ts';
import { defineNetwork } from '../network.ts';

const tieCount = (people: number, ties: number): number => ties + (people - ties - 1) * ties;

export const barabasiAlbert = defineNetwork({
  name: 'barabasi-albert',
  about: 'A market with hubs: newcomers tie themselves to those who have many ties already.',
  params: z.strictObject({
    people: whole({ about: 'How many people there are.', min: 2, max: 50_000_000, unit: 'people' }),
    ties: whole({ about: 'Ties that each newcomer brings.', min: 1, max: 100_000, unit: 'ties' }),
  }),
  drawn: true,
  people: ({ people }) => people,
  expectedTies: ({ people, ties }) => tieCount(people, ties),
  check({ people, ties }) {
    if (ties < people) return [];
    return [
      { path: ['ties'], message: `is ${ties}, but among ${people} people a newcomer can bring at most ${people - 1}` },
    ];
  },
  build({ people, ties }, luck) {
    const length = tieCount(people, ties);
    const from = new Uint32Array(length);
    const to = new Uint32Array(length);
    let tie = 0;
    for (let other = 1; other <= ties; other++) to[tie++] = other;
    // Every tie has two ends, so the end of a tie drawn evenly is a person drawn in proportion to their ties.
    const chosenBy = new Uint32Array(people);
    for (let newcomer = ties + 1; newcomer < people; newcomer++) {
      const a = laneA(luck.a, newcomer);
      const b = laneB(luck.b, a);
      const ends = 2 * tie;
      for (let draw = 0, chosen = 0; chosen < ties; draw++) {
        const end = Math.floor(uniformOf(a, b, draw) * ends);
        const other = end % 2 === 0 ? from[end / 2] : to[(end - 1) / 2];
        if (chosenBy[other] === newcomer) continue;
        chosenBy[other] = newcomer;
        from[tie] = newcomer;
        to[tie++] = other;
        chosen++;
      }
    }
    return { people, from, to, length, directed: false, weights: null, ids: null, warnings: [] };
  },
});
