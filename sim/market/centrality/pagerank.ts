// PageRank (Brin & Page 1998, Computer Networks 30), with people for pages: whoever listens to somebody lends them rank.
// Somebody ranks high whom many hear, and all the more if those are heard by many in turn.

import type { Market } from '../market.ts';
import { degree } from '../market.ts';

/** The share of rank that is lent on along ties; the rest is everybody's alike. */
const DAMPING = 0.85;
/** Sweeps end when all changes together are less than this share of all rank; in 200 sweeps they fall below 1e-14. */
const SETTLED = 1e-9;
const MOST_SWEEPS = 200;

/**
 * Each person's rank, 1 in all. Rank flows from a hearer to those they listen to, in equal parts whatever the weights of
 * their ties; the rank of who listens to nobody goes to all alike.
 */
export function pageRank(market: Market): Float64Array {
  const { people, out } = market;
  let rank = new Float64Array(people).fill(1 / people);
  let next = new Float64Array(people);
  const lent = new Float64Array(people);
  for (let sweep = 0, change = 1; sweep < MOST_SWEEPS && change > SETTLED; sweep++) {
    const base = (1 - DAMPING + DAMPING * lend(market, rank, lent)) / people;
    change = 0;
    for (let person = 0; person < people; person++) {
      let sum = 0;
      for (let e = out.offsets[person]; e < out.offsets[person + 1]; e++) sum += lent[out.targets[e]];
      next[person] = base + DAMPING * sum;
      change += Math.abs(next[person] - rank[person]);
    }
    [rank, next] = [next, rank];
  }
  return rank;
}

/** Writes what each person lends to each of those they listen to; returns the rank of those who listen to nobody. */
function lend(market: Market, rank: Float64Array, lent: Float64Array): number {
  let idle = 0;
  for (let person = 0; person < market.people; person++) {
    const listens = degree(market.in, person);
    if (listens === 0) idle += rank[person];
    else lent[person] = rank[person] / listens;
  }
  return idle;
}
