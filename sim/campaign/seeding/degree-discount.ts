// Degree discount: hubs that do not do each other's work. Whoever is chosen lowers the worth of those around them: a tie
// to somebody chosen is wasted, and whoever listens to somebody chosen may be won anyway. Close to what a
// search for the best would find where the chance of a tie is small, in a fraction of the time.

import { Queue } from '../../kernel/queue.ts';
import type { Market } from '../../market/market.ts';
import { degree } from '../../market/market.ts';
import { scrambled } from '../../market/scrambled.ts';
import { candidatesOf, defineStrategy } from '../strategy.ts';

export const degreeDiscount = defineStrategy({
  name: 'degree-discount',
  about:
    'one after another, whom most others hear beside what those chosen before do anyway; among equals a fixed order',
  how: 'highest d − h − l − (d − h) l p, with d hearers, h of them chosen, l chosen among those they listen to, p the chance of a tie (of mutual ties h and l are the same, t: d − 2t − (d − t) t p); where the model has no one chance for all ties, highest d − h (single discount)',
  knows: 'who hears whom, of everybody, and the chance that one telling succeeds',
  source: 'Chen, Wang & Yang 2009, Efficient influence maximization in social networks, KDD',
  drawsLots: false,
  choose(ask) {
    const { market, count } = ask;
    const discount = new Discount(market, typeof ask.tieChance === 'number' ? ask.tieChance : undefined);
    const mark = scrambled(market);
    const before = (one: number, other: number) => {
      const more = discount.worth[one] - discount.worth[other];
      return more > 0 || (more === 0 && mark(one) < mark(other));
    };
    const queue = new Queue(candidatesOf(ask), market.people, before);
    const chosen = new Uint32Array(Math.min(count, queue.length));
    for (let place = 0; place < chosen.length; place++) {
      chosen[place] = queue.take();
      discount.choose(chosen[place], (person) => queue.changed(person));
    }
    return chosen;
  },
});

/** What each person is still worth, in hearers. */
class Discount {
  readonly worth: Float64Array;
  /** Chosen people among those who hear each, and among those to whom each listens: the same where ties are mutual. */
  private readonly wasted: Uint32Array;
  private readonly heard: Uint32Array;

  constructor(
    private readonly market: Market,
    private readonly chance: number | undefined,
  ) {
    this.worth = Float64Array.from({ length: market.people }, (_, person) => degree(market.out, person));
    this.wasted = new Uint32Array(market.people);
    this.heard = new Uint32Array(market.people);
  }

  /** Counts a chosen person; `tell` is called for everybody whose worth this changes. */
  choose(chosen: number, tell: (person: number) => void): void {
    const { out, in: tellers } = this.market;
    const note = (counts: Uint32Array, person: number) => {
      counts[person]++;
      this.worth[person] = this.worthOf(person);
      tell(person);
    };
    for (let e = tellers.offsets[chosen]; e < tellers.offsets[chosen + 1]; e++) note(this.wasted, tellers.targets[e]);
    for (let e = out.offsets[chosen]; e < out.offsets[chosen + 1]; e++) note(this.heard, out.targets[e]);
  }

  private worthOf(person: number): number {
    const left = degree(this.market.out, person) - this.wasted[person];
    if (this.chance === undefined) return left;
    return left - this.heard[person] - left * this.heard[person] * this.chance;
  }
}
