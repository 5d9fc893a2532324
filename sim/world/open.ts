// How many people of each degree of fit have not adopted yet, and their fit in all: whole counts, so that no order of adopting
// can show in a sum.

import type { Market } from '../market/market.ts';
import { fitClassOf } from '../market/market.ts';

export class OpenPeople {
  private readonly counts: number[] = [];

  constructor(private readonly market: Market) {
    for (const people of market.fitCounts) this.counts.push(people);
  }

  leave(person: number): void {
    this.counts[fitClassOf(this.market, person)]--;
  }

  /** The people people[first] … people[end − 1] leave. */
  leaveAll(people: Uint32Array, first: number, end: number): void {
    if (this.market.fitClass === null) this.counts[0] -= end - first;
    else for (let place = first; place < end; place++) this.counts[this.market.fitClass[people[place]]]--;
  }

  /** Sum of fit over open people; `fits` where the model changes the market's own. */
  fit(fits?: Float64Array): number {
    let sum = 0;
    for (let f = 0; f < this.counts.length; f++) sum += this.counts[f] * (fits?.[f] ?? this.market.fits[f]);
    return sum;
  }

  get count(): number {
    return this.counts.reduce((sum, count) => sum + count, 0);
  }
}
