// Small worlds (Watts & Strogatz 1998, Nature 393: 440). A ring in which each tie, lap by lap, keeps its near end and with
// chance `rewiring` gets a far end drawn from everybody; ties to oneself and second ties are drawn again. Clustered like
// a village at 0, short of path like a random graph from about 0.1.

import { z } from 'zod';
import { derive, laneA, laneB, threshold, uniformOf, wordOf } from '../../kernel/luck.ts';
import { share, whole } from '../../scenario/params.ts';
import { checkCircle, circleTies } from '../circle.ts';
import { defineNetwork } from '../network.ts';
import { NumberSet } from '../number-set.ts';

export const wattsStrogatz = defineNetwork({
  name: 'watts-strogatz',
  about: 'A small world: a ring of clustered neighbours, with a share of its ties rewired to anybody.',
  params: z.strictObject({
    people: whole({ about: 'How many people there are.', min: 1, max: 50_000_000, unit: 'people' }),
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
  build(params, luck) {
    const { people, ties } = params;
    const half = ties / 2;
    const { from, to, length } = circleTies(params);
    const degrees = new Uint32Array(people).fill(ties);
    const limit = threshold(params.rewiring);
    const rewired = new NumberSet(length * params.rewiring * 1.1);

    // A tie on the ring stands where its lap says, as long as it has not been rewired; the others are in the set.
    const onRing = (a: number, b: number): boolean => {
      const steps = b >= a ? b - a : b - a + people;
      return steps <= half && to[(steps - 1) * people + a] === b;
    };
    const pair = (a: number, b: number): number => (a < b ? a * people + b : b * people + a);

    for (let lap = 0, tie = 0; lap < half; lap++) {
      const lapKey = derive(luck, lap);
      for (let person = 0; person < people; person++, tie++) {
        const a = laneA(lapKey.a, person);
        const b = laneB(lapKey.b, a);
        if (wordOf(a, b, 0) >= limit || degrees[person] >= people - 1) continue;
        for (let draw = 1; ; draw++) {
          const other = Math.floor(uniformOf(a, b, draw) * people);
          if (other === person || onRing(person, other) || onRing(other, person)) continue;
          if (!rewired.add(pair(person, other))) continue;
          degrees[to[tie]]--;
          degrees[other]++;
          to[tie] = other;
          break;
        }
      }
    }
    return { people, from, to, length, directed: false, weights: null, ids: null, warnings: [] };
  },
});
