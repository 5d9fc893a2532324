// Who says yes when asked to be a seed. Advocates must also want to take part (Hinz et al. 2011 find that well-connected
// people do so more often). The form is a logit: base + ties × log(own ties ÷ mean ties) + fit × fit + incentive × what is
// offered; the size of its weights is an assumption. The draw is keyed by the person and the replicate, so that a better
// offer is accepted by all who accept a worse one.

import type { Key } from '../kernel/luck.ts';
import { derive, purposeKey, uniform } from '../kernel/luck.ts';
import { exp, log } from '../kernel/math.ts';
import type { Market } from '../market/market.ts';
import { degree, fitOf, keyOf } from '../market/market.ts';

/** Weights of the logit; `incentive` is per 100 of money. */
export interface Willingness {
  readonly base: number;
  readonly ties: number;
  readonly fit: number;
  readonly incentive: number;
}

/** The chance that a person accepts an offer (in money). Ties are those who hear the person. */
export function acceptance(market: Market, person: number, weight: Willingness, offer: number): number {
  const mean = market.out.offsets[market.people] / market.people;
  // Somebody without ties has log 0: never accepts where ties help. A weight of 0, or a market without ties, says nothing.
  const ties = weight.ties === 0 || mean === 0 ? 0 : weight.ties * log(degree(market.out, person) / mean);
  const logit = weight.base + ties + weight.fit * fitOf(market, person) + weight.incentive * (offer / 100);
  return 1 / (1 + exp(-logit));
}

/** Whether a person accepts in the replicate whose luck is given. */
export function accepts(market: Market, person: number, chance: number, luck: Key): boolean {
  return uniform(derive(purposeKey(luck, 'accept'), keyOf(market, person)), 0) < chance;
}
