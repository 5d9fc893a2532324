// What people are like, drawn by key: how relevant the product is to them, how talkative they are, and how the product
// turns out for them. The same in every replicate of a market.

import type { Key } from '../../kernel/luck.ts';
import { derive, purposeKey, uniform } from '../../kernel/luck.ts';
import { normalQuantile } from '../../kernel/special.ts';
import type { Market } from '../../market/market.ts';
import { fitClassOf, keyOf } from '../../market/market.ts';
import type { Rates } from './rates.ts';
import { CATALYSTS } from './rates.ts';

/** Fit at which a person is neither drawn nor put off by a polarising product. */
const INDIFFERENT = 0.5;
/** Tastes beyond three standard deviations are cut. */
export const MOST_TASTE = 3;

export class Traits {
  /** Each degree of fit of the market, with polarisation applied. */
  readonly fits: Float64Array;
  private readonly talkativeKey: Key;
  private readonly tasteKey: Key;
  private readonly startKey: Key;

  constructor(
    private readonly market: Market,
    peopleLuck: Key,
    private readonly rates: Rates,
  ) {
    this.talkativeKey = purposeKey(peopleLuck, 'talkative');
    this.tasteKey = purposeKey(peopleLuck, 'taste');
    this.startKey = purposeKey(peopleLuck, 'start');
    this.fits = fitsOf(market, rates);
  }

  fit(person: number): number {
    return this.fits[fitClassOf(this.market, person)];
  }

  /** Talk relative to the average person. */
  talkative(person: number): number {
    const polarised = heardMore(this.rates, this.fit(person));
    if (this.market.talkative !== null) return this.market.talkative[person] * polarised;
    if (!this.rates.experience) return 1;
    const catalyst = uniform(derive(this.talkativeKey, keyOf(this.market, person)), 0) < CATALYSTS.share;
    return (catalyst ? CATALYSTS.talkative : CATALYSTS.others) * polarised;
  }

  /** What this person finds a product of the given true quality to be worth, 0 … 1. */
  quality(person: number, quality: number): number {
    const luck = uniform(derive(this.tasteKey, keyOf(this.market, person)), 0);
    const taste = Math.min(MOST_TASTE, Math.max(-MOST_TASTE, normalQuantile(luck)));
    return Math.min(1, Math.max(0, quality + this.rates.variety * taste));
  }

  knowsAtStart(person: number): boolean {
    return uniform(derive(this.startKey, keyOf(this.market, person)), 0) < this.rates.awareAtStart;
  }
}

/** Each degree of fit of a market, with polarisation applied; 1 where fit plays no part. */
export function fitsOf({ fits }: Market, { fit: counts, polarisation }: Rates): Float64Array {
  return fits.map((fit) => (counts ? Math.min(1, Math.max(0, fit + polarisation * (fit - INDIFFERENT))) : 1));
}

/** How much more a person of a fit talks where the product is polarising. */
export function heardMore({ experience, polarisation }: Rates, fit: number): number {
  return experience ? 1 + polarisation * fit : 1;
}
