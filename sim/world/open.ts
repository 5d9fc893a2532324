// How many people of each segment have not adopted yet, and their fit in all: whole counts, so that no order of adopting
// can show in a sum.

import type { Market } from '../market/market.ts';

export class OpenPeople {
  private readonly counts: Float64Array;

  constructor(private readonly market: Market) {
    this.counts = Float64Array.from(market.segments, (segment) => segment.people);
  }

  leave(person: number): void {
    this.counts[this.market.segmentOf === null ? 0 : this.market.segmentOf[person]]--;
  }

  /** Sum of fit over open people; `fits` where the model changes the segments' own. */
  fit(fits?: Float64Array): number {
    let sum = 0;
    for (let s = 0; s < this.counts.length; s++) sum += this.counts[s] * (fits?.[s] ?? this.market.segments[s].fit);
    return sum;
  }

  get count(): number {
    return this.counts.reduce((sum, count) => sum + count, 0);
  }
}
