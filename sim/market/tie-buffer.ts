// A growing list of ties in typed arrays, for networks that cannot say beforehand how many ties they will have.

import type { TieArrays } from './rows.ts';

export class TieBuffer implements TieArrays {
  from: Uint32Array;
  to: Uint32Array;
  weights: Float64Array | null;
  length = 0;

  /** `expected`: how many ties there will be, as far as is known. */
  constructor(expected: number, weighted = false) {
    const room = Math.max(16, Math.ceil(expected));
    this.from = new Uint32Array(room);
    this.to = new Uint32Array(room);
    this.weights = weighted ? new Float64Array(room) : null;
  }

  add(from: number, to: number, weight = 1): void {
    if (this.length === this.from.length) this.grow();
    this.from[this.length] = from;
    this.to[this.length] = to;
    if (this.weights !== null) this.weights[this.length] = weight;
    this.length++;
  }

  private grow(): void {
    const room = this.from.length * 2;
    const { from, to, weights } = this;
    this.from = new Uint32Array(room);
    this.to = new Uint32Array(room);
    this.from.set(from);
    this.to.set(to);
    if (weights === null) return;
    this.weights = new Float64Array(room);
    this.weights.set(weights);
  }
}
