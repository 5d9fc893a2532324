// One after another, whoever adds most to what those before reach, tried out in worlds (Kempe, Kleinberg & Tardos 2003).
// Nobody adds more later than before, so that few have to be tried again (CELF: Leskovec et al. 2007). The worlds are
// the same for everybody and of a fixed number: what the textbooks do, in markets small enough for it.

import { rootKey } from '../../kernel/luck.ts';
import { Queue } from '../../kernel/queue.ts';
import { MarketError } from '../../market/error.ts';
import { scrambled } from '../../market/scrambled.ts';
import { beyondStrategy } from '../../scenario/checks.ts';
import type { Strategy } from '../strategy.ts';
import { candidatesOf, defineStrategy } from '../strategy.ts';
import { LiveWorlds } from './live-worlds.ts';

export const WORLDS = 200;

export const greedy: Strategy = defineStrategy({
  name: 'greedy',
  about:
    'one after another, whoever adds most to the people whom those chosen before reach, tried out in 200 worlds; in markets of up to 1000 people',
  how: 'greedy hill climbing by CELF, over the same 200 worlds of living ties for everybody; where the model has no chance for a tie, as if each person listened to one telling in all (weighted cascade)',
  knows: 'who hears whom, of everybody, and the chance that one telling succeeds',
  source: 'Kempe, Kleinberg & Tardos 2003, KDD; Leskovec et al. 2007, KDD (CELF)',
  drawsLots: false,
  bySamples: true,
  mostPeople: 1000,
  choose(ask) {
    const beyond = beyondStrategy([greedy], greedy.name, ask.market.people);
    if (beyond !== undefined) throw new MarketError(beyond);
    const { market, tieChance = 'weighted', count } = ask;
    const candidates = candidatesOf(ask);
    // One choice for all replicates: its luck is none of theirs.
    const worlds = new LiveWorlds(market, tieChance, rootKey('greedy'), WORLDS);
    return lazily(worlds, candidates, Math.min(count, candidates.length), scrambled(market));
  },
});

/** The first `count` candidates, best first; among equals the one with the least mark. */
export function lazily(
  worlds: Pick<LiveWorlds, 'gain' | 'take'>,
  candidates: Uint32Array,
  count: number,
  mark: (person: number) => number,
): Uint32Array {
  const bound = candidates.reduce((most, person) => Math.max(most, person + 1), 0);
  const gains = new Float64Array(bound);
  /** How many were chosen when each was last tried. */
  const tried = new Uint32Array(bound);
  for (const person of candidates) gains[person] = worlds.gain(person);
  const waiting = new Queue(
    candidates,
    bound,
    (one, other) => gains[one] > gains[other] || (gains[one] === gains[other] && mark(one) < mark(other)),
  );
  const chosen = new Uint32Array(count);
  for (let place = 0; place < count; ) {
    const best = waiting.first;
    if (tried[best] < place) {
      gains[best] = worlds.gain(best);
      tried[best] = place;
      waiting.changed(best);
    } else {
      worlds.take(best);
      chosen[place++] = waiting.take();
    }
  }
  return chosen;
}
