// A growing list of ties in typed arrays, for networks that cannot say beforehand how many ties they will have.

import type { Allocator } from '../kernel/memory.ts';
import { privateMemory } from '../kernel/memory.ts';
import type { TieArrays } from './rows.ts';

export class TieBuffer implements TieArrays {
  from: Uint32Array;
  to: Uint32Array;
  weights: Float64Array | null;
  strong: Uint8Array | null;
  length = 0;

  /** `expected`: how many ties there will be, as far as is known. `told`: whether they are told apart by strength; ends lie in `memory`. */
  constructor(expected: number, weighted = false, told = false, memory: Allocator = privateMemory) {
    const room = Math.max(16, Math.ceil(expected));
    this.from = memory.u32(room);
    this.to = memory.u32(room);
    this.weights = weighted ? new Float64Array(room) : null;
    this.strong = told ? new Uint8Array(room) : null;
  }

  add(from: number, to: number, weight = 1, strong = 1): void {
    if (this.length === this.from.length) this.grow();
    this.from[this.length] = from;
    this.to[this.length] = to;
    if (this.weights !== null) this.weights[this.length] = weight;
    if (this.strong !== null) this.strong[this.length] = strong;
    this.length++;
  }

  private grow(): void {
    const room = this.from.length * 2;
    const { from, to, weights, strong } = this;
    this.from = new Uint32Array(room);
    this.to = new Uint32Array(room);
    this.from.set(from);
    this.to.set(to);
    this.weights = weights && new Float64Array(room);
    this.strong = strong && new Uint8Array(room);
    if (weights !== null) this.weights?.set(weights);
    if (strong !== null) this.strong?.set(strong);
  }
}
