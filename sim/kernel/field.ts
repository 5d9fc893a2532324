// An exponential field: one keyed Exp(1) mark for every person on every occasion, built so that the least mark of a
// block of 256 people can be had without looking at the block. The least of k independent Exp(1) is Exp(1)/k, who
// holds it is uniform, and the others are the least plus fresh Exp(1) each (no memory). So the marks have exactly the
// law of independent draws, and work is proportional to what happens: a block whose least mark lies above the
// pressure of all its members need not be opened.
//
// A mark is keyed by (block, occasion) and (person, occasion) and by nothing else: no campaign changes it.

import type { Key } from './luck.ts';
import { derive, laneA, laneB, uniformOf } from './luck.ts';
import { log } from './math.ts';

export const BLOCK = 256;
const BLOCK_BITS = 8;

export class ExpField {
  readonly blocks: number;
  private readonly blockKey: Key;
  private readonly personKey: Key;

  /** `keys` are the people's own keys; without them a person's number is the key. */
  constructor(
    key: Key,
    private readonly people: number,
    private readonly keys: Uint32Array | null,
  ) {
    this.blocks = Math.ceil(people / BLOCK);
    this.blockKey = derive(key, 1);
    this.personKey = derive(key, 2);
  }

  /** How many people a block holds: 256, fewer in the last. */
  size(block: number): number {
    return Math.min(BLOCK, this.people - block * BLOCK);
  }

  /** The least mark in a block on an occasion. */
  least(block: number, occasion: number): number {
    const a = laneA(this.blockKey.a, block);
    const b = laneB(this.blockKey.b, a);
    return -log(1 - uniformOf(a, b, Math.imul(occasion, 2))) / this.size(block);
  }

  /** The person who holds the least mark of a block on an occasion. */
  holder(block: number, occasion: number): number {
    const a = laneA(this.blockKey.a, block);
    const b = laneB(this.blockKey.b, a);
    const place = Math.floor(uniformOf(a, b, Math.imul(occasion, 2) + 1) * this.size(block));
    return block * BLOCK + place;
  }

  /** The mark of one person, given the least mark and its holder in the person's block (often kept by the caller). */
  markWithin(person: number, occasion: number, least: number, holder: number): number {
    if (person === holder) return least;
    const a = laneA(this.personKey.a, this.keys === null ? person : this.keys[person]);
    const b = laneB(this.personKey.b, a);
    return least - log(1 - uniformOf(a, b, occasion));
  }

  /** The mark of one person on an occasion, Exp(1). */
  mark(person: number, occasion: number): number {
    const block = person >>> BLOCK_BITS;
    return this.markWithin(person, occasion, this.least(block, occasion), this.holder(block, occasion));
  }
}
