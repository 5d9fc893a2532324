// A random person's random friend: ask anybody to name somebody they listen to. Friends have more friends than people do,
// so this finds hubs without knowing a single tie (Cohen, Havlin & ben-Avraham 2003). Asking by lot again and again, and
// passing over who was named before, is drawing without return in proportion to how often each is named.

import { takenOnce } from '../../market/kept.ts';
import type { Market } from '../../market/market.ts';
import { degree } from '../../market/market.ts';
import { defineStrategy } from '../strategy.ts';
import { byLot } from './lots.ts';

export const friendOfRandom = defineStrategy({
  name: 'friend-of-random',
  about: 'whom people name when anybody is asked for one of those they listen to, both by lot',
  how: 'people are asked one after another, and again, until enough others were named; nobody is chosen where no one listens to anyone',
  knows: 'nothing: people name their friends',
  source: 'Cohen, Havlin & ben-Avraham 2003, Physical Review Letters 91, 247901',
  drawsLots: true,
  choose(ask) {
    const { often, most } = namedOf(ask.market);
    return byLot(ask, (person) => often[person], most);
  },
});

/** How often each is named where everybody is asked once, on average; and the most that anybody is. */
const namedOf = takenOnce((market: Market) => {
  const { people, out, in: heard } = market;
  const often = new Float64Array(people);
  let most = 0;
  for (let friend = 0; friend < people; friend++) {
    for (let e = out.offsets[friend]; e < out.offsets[friend + 1]; e++) {
      often[friend] += 1 / degree(heard, out.targets[e]);
    }
    most = Math.max(most, often[friend]);
  }
  return { often, most };
});
