// Who follows a seed who posts: a blogger's readers are an audience, not friends. Followers are drawn without return among
// all people, or the members of a segment, by luck keyed by the seed: they do not depend on other seeds or campaigns, and
// a larger audience contains the smaller.

import type { Key } from '../kernel/luck.ts';
import { below, derive, purposeKey } from '../kernel/luck.ts';
import type { Market } from '../market/market.ts';
import { keyOf } from '../market/market.ts';
import { candidatesOf } from './strategy.ts';

const NOBODY = new Uint32Array(0);

/** The `count` followers of a person, by rising number, never the person; all there are where they are fewer. */
export function followers(market: Market, luck: Key, person: number, count: number, from?: string): Uint32Array {
  if (count === 0) return NOBODY;
  const members = membersByKey(market, from);
  const key = derive(purposeKey(luck, 'audience'), keyOf(market, person));
  // The first places of a shuffled list; only the places that were touched are kept.
  const moved = new Map<number, number>();
  const chosen: number[] = [];
  for (let place = 0; place < members.length && chosen.length < count; place++) {
    const drawn = place + below(key, place, members.length - place);
    const follower = members[moved.get(drawn) ?? drawn];
    moved.set(drawn, moved.get(place) ?? place);
    if (follower !== person) chosen.push(follower);
  }
  return Uint32Array.from(chosen).sort();
}

const kept = new WeakMap<Market, Map<string | undefined, Uint32Array>>();

/** The members of a segment in an order that does not depend on how the file was sorted. Made once per market. */
function membersByKey(market: Market, from: string | undefined): Uint32Array {
  const ofMarket = kept.get(market) ?? new Map<string | undefined, Uint32Array>();
  kept.set(market, ofMarket);
  const before = ofMarket.get(from);
  if (before !== undefined) return before;
  const made = candidatesOf({ market, from });
  if (market.keys !== null) made.sort((a, b) => keyOf(market, a) - keyOf(market, b) || a - b);
  ofMarket.set(from, made);
  return made;
}
