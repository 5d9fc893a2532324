// An exponential field: one keyed Exp(1) mark for every person on every occasion, built so that one can ask "who, of
// everybody, has a mark below y?" and pay for those few, and ask for one person's mark without the others.
//
// The people of a block of 256 are the leaves of a halving tree. The least of m independent Exp(1) is Exp(1)/m; it lies
// in either half with a chance in proportion to the half's size, and the least of the other half is the same plus a
// fresh Exp(1)/size (no memory). Going down to the leaves gives marks with exactly the law of independent draws, and a
// branch whose least mark is too large need not be entered.
//
// A draw is keyed by (block, occasion, branch) and by nothing else: no campaign changes it.

import type { Key } from './luck.ts';
import { laneA, laneB, wordOf } from './luck.ts';
import { log } from './math.ts';

export const BLOCK = 256;
const BLOCK_BITS = 8;
/** Words per branch: which half holds the least, and two for the fresh Exp(1). */
const WORDS = 3;

export class ExpField {
  readonly blocks: number;
  private a = 0;
  private b = 0;

  constructor(
    private readonly key: Key,
    private readonly people: number,
  ) {
    this.blocks = Math.ceil(people / BLOCK);
  }

  /** The least mark in a block on an occasion. */
  least(block: number, occasion: number): number {
    this.enter(block, occasion);
    return this.fresh(0, this.size(block));
  }

  /** The mark of one person on an occasion, or Infinity as soon as it is sure to reach `limit`. */
  mark(person: number, occasion: number, limit = Number.POSITIVE_INFINITY): number {
    const block = person >>> BLOCK_BITS;
    let least = this.least(block, occasion);
    let low = block * BLOCK;
    let size = this.size(block);
    for (let branch = 1; size > 1 && least < limit; ) {
      const half = size >>> 1;
      const onLeft = this.leftHolds(branch, half, size);
      const goLeft = person < low + half;
      const next = goLeft ? half : size - half;
      if (goLeft !== onLeft) least += this.fresh(branch, next);
      if (!goLeft) low += half;
      size = next;
      branch = 2 * branch + (goLeft ? 0 : 1);
    }
    return least < limit ? least : Number.POSITIVE_INFINITY;
  }

  /** Calls `visit` for every person of a block whose mark lies below `limit`, by rising number. */
  below(block: number, occasion: number, limit: number, visit: (person: number, mark: number) => void): void {
    this.belowAmong(block, occasion, limit, 0, NOBODY, visit);
  }

  /**
   * As `below`, but with a wider limit for some people: those whose bits are set in `some` (bit person & 31 of word
   * person >>> 5). Branches in which nobody can be below their limit are not entered.
   */
  belowAmong(
    block: number,
    occasion: number,
    everybody: number,
    wider: number,
    some: Uint32Array,
    visit: (person: number, mark: number) => void,
  ): void {
    const least = this.least(block, occasion);
    this.descend(1, block * BLOCK, this.size(block), least, everybody, wider, some, visit);
  }

  private descend(
    branch: number,
    low: number,
    size: number,
    least: number,
    everybody: number,
    wider: number,
    some: Uint32Array,
    visit: (person: number, mark: number) => void,
  ): void {
    if (least >= everybody && (least >= wider || !anyOf(some, low, size))) return;
    if (size === 1) {
      visit(low, least);
      return;
    }
    const half = size >>> 1;
    const onLeft = this.leftHolds(branch, half, size);
    const other = least + this.fresh(branch, onLeft ? size - half : half);
    this.descend(2 * branch, low, half, onLeft ? least : other, everybody, wider, some, visit);
    this.descend(2 * branch + 1, low + half, size - half, onLeft ? other : least, everybody, wider, some, visit);
  }

  /** How many people a block holds: 256, fewer in the last. */
  private size(block: number): number {
    return Math.min(BLOCK, this.people - block * BLOCK);
  }

  private enter(block: number, occasion: number): void {
    const a = laneA(this.key.a, block);
    this.a = laneA(a, occasion);
    this.b = laneB(laneB(this.key.b, a), this.a);
  }

  private leftHolds(branch: number, half: number, size: number): boolean {
    return wordOf(this.a, this.b, branch * WORDS) * size < half * 4294967296;
  }

  /** The branch's fresh Exp(1), over a number of people. */
  private fresh(branch: number, size: number): number {
    const high = wordOf(this.a, this.b, branch * WORDS + 1) >>> 5;
    const low = wordOf(this.a, this.b, branch * WORDS + 2) >>> 6;
    return -log(1 - (high * 67108864 + low) / 9007199254740992) / size;
  }
}

const NOBODY = new Uint32Array(0);

/** Whether any of `size` people from `low` on has their bit set. */
function anyOf(bits: Uint32Array, low: number, size: number): boolean {
  if (bits.length === 0) return false;
  const end = low + size;
  for (let person = low; person < end; ) {
    const word = bits[person >>> 5] >>> (person & 31);
    const here = Math.min(32 - (person & 31), end - person);
    if (word !== 0 && (here === 32 || (word & ((1 << here) - 1)) !== 0)) return true;
    person += here;
  }
  return false;
}
