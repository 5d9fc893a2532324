// The first few of a large market without sorting everybody: a heap of the best so far, worst on top. A person who ranks
// behind the top costs one comparison, so that choosing few among many is linear in the people.

import type { Ask } from '../strategy.ts';
import { eligible } from '../strategy.ts';

/** Ranks people by `first`, smallest first, then by `equal`, then by number. Infinity in `first`: never chosen. */
export interface Ranking {
  first(person: number): number;
  equal(person: number): number;
}

/** The `count` eligible people who rank first, in order; all who can be chosen where they are fewer. */
export function best(ask: Ask, ranking: Ranking): Uint32Array {
  const size = Math.min(ask.count, ask.market.people);
  const heap = new Heap(Math.max(0, size));
  for (let person = 0; person < ask.market.people && size > 0; person++) {
    if (!eligible(ask, person)) continue;
    const first = ranking.first(person);
    if (first === Infinity || (heap.full() && first > heap.worst())) continue;
    heap.offer(person, first, ranking.equal(person));
  }
  return heap.drain();
}

/** A heap of bounded size whose top is the one who ranks last. */
class Heap {
  private held = 0;
  private readonly person: Uint32Array;
  private readonly first: Float64Array;
  private readonly equal: Float64Array;

  constructor(private readonly size: number) {
    this.person = new Uint32Array(size);
    this.first = new Float64Array(size);
    this.equal = new Float64Array(size);
  }

  full(): boolean {
    return this.held === this.size;
  }

  worst(): number {
    return this.first[0];
  }

  offer(person: number, first: number, equal: number): void {
    if (!this.full()) this.rise(this.held++, person, first, equal);
    else if (this.after(0, person, first, equal)) this.sink(person, first, equal);
  }

  /** Everybody held, best first. Empties the heap from the top. */
  drain(): Uint32Array {
    const order = new Uint32Array(this.held);
    while (this.held > 0) {
      order[this.held - 1] = this.person[0];
      this.held--;
      if (this.held > 0) this.sink(this.person[this.held], this.first[this.held], this.equal[this.held]);
    }
    return order;
  }

  /** Whether the one at a place ranks after a given one. */
  private after(place: number, person: number, first: number, equal: number): boolean {
    if (this.first[place] !== first) return this.first[place] > first;
    if (this.equal[place] !== equal) return this.equal[place] > equal;
    return this.person[place] > person;
  }

  private rise(from: number, person: number, first: number, equal: number): void {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (this.after(above, person, first, equal)) break;
      this.move(above, place);
      place = above;
    }
    this.put(place, person, first, equal);
  }

  /** Lets one sink from the top until nobody below ranks after them. */
  private sink(person: number, first: number, equal: number): void {
    let place = 0;
    for (let below = 1; below < this.held; below = 2 * place + 1) {
      const other = below + 1;
      if (other < this.held && this.after(other, this.person[below], this.first[below], this.equal[below]))
        below = other;
      if (!this.after(below, person, first, equal)) break;
      this.move(below, place);
      place = below;
    }
    this.put(place, person, first, equal);
  }

  private move(from: number, to: number): void {
    this.put(to, this.person[from], this.first[from], this.equal[from]);
  }

  private put(place: number, person: number, first: number, equal: number): void {
    this.person[place] = person;
    this.first[place] = first;
    this.equal[place] = equal;
  }
}
