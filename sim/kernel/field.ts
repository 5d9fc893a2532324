// An exponential field: one keyed Exp(1) mark for every person on every occasion, built so that one can ask "who, of
// everybody, has a mark below y?" and pay for those few, and ask for one person's mark without the others.
//
// The people of a block of 256 are the leaves of a halving tree. The least of m independent Exp(1) is Exp(1)/m; it lies
// in either half with a chance in proportion to the half's size, and the least of the other half is the same plus a
// fresh Exp(1)/size (no memory). Going down to the leaves gives marks with exactly the law of independent draws, and a
// branch whose least mark is too large need not be entered.
//
// A draw is keyed by (block, occasion, branch) and by nothing else: no campaign changes it. People with names have marks of
// their own instead, keyed by (their key, occasion): a name keeps its luck whoever else is in the file.

import type { KernelField } from './kernel-field.ts';
import { kernelField } from './kernel-field.ts';
import type { Key } from './luck.ts';
import { laneA, laneB, TWO_27, uniformOf, wordOf } from './luck.ts';
import { log } from './math.ts';

export const BLOCK = 256;
/** People who share a limit in `belowLimits`. */
export const GROUP = 32;
const BLOCK_BITS = 8;
/** Words per branch: which half holds the least, and two for the fresh Exp(1). */
const WORDS = 3;

export class ExpField {
  readonly blocks: number;
  /** What `belowLimits` goes by: a limit for each 32 people of a block. Set by the caller before each block. */
  readonly limits: Float64Array;
  private readonly kernel: KernelField | undefined;
  private a = 0;
  private b = 0;

  constructor(
    readonly key: Key,
    private readonly people: number,
    /** Luck keys of people with names; null where a person's number says who they are. */
    private readonly names: Uint32Array | null = null,
    /** An array in the memory of the kernel that is to do the work, if names lie there too. */
    beside?: ArrayBufferView,
  ) {
    this.kernel = beside && kernelField(beside, names ?? beside);
    this.limits = this.kernel?.limits ?? new Float64Array(BLOCK / GROUP);
    this.blocks = Math.ceil(people / BLOCK);
  }

  /** The least mark in a block on an occasion. */
  least(block: number, occasion: number): number {
    if (this.kernel !== undefined) return this.kernel.least(this.key, this.names, block, this.size(block), occasion);
    if (this.names !== null) return this.leastOf(this.names, block, occasion);
    return this.enter(block, occasion);
  }

  /** The mark of one person on an occasion, or Infinity as soon as it is sure to reach `limit`. */
  mark(person: number, occasion: number, limit = Number.POSITIVE_INFINITY): number {
    if (this.names !== null) {
      const own = -log(1 - this.named(this.names[person], occasion));
      return own < limit ? own : Number.POSITIVE_INFINITY;
    }
    const block = person >>> BLOCK_BITS;
    let least = this.enter(block, occasion);
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
    if (this.names === null && this.lessThanLeast(block, occasion) >= limit) return;
    this.limits.fill(limit);
    this.belowLimits(block, occasion, visit);
  }

  /** Writes the marks of everybody in a block to `to`, where each person's place is their number. */
  all(block: number, occasion: number, to: Float64Array): void {
    if (this.kernel !== undefined) {
      const { limits, marks } = this.kernel;
      limits.fill(Number.POSITIVE_INFINITY);
      const count = this.kernel.below(this.key, this.names, block, this.size(block), occasion);
      to.set(marks.subarray(0, count), block * BLOCK);
      return;
    }
    this.below(block, occasion, Number.POSITIVE_INFINITY, (person, mark) => {
      to[person] = mark;
    });
  }

  /**
   * As `below`, with the limits that were set for every 32 people of the block in `limits`. Branches in which nobody can
   * be below their limit are not entered. Nobody may look a block up again while it visits.
   */
  belowLimits(block: number, occasion: number, visit: (person: number, mark: number) => void): void {
    if (this.kernel !== undefined) {
      const { people, marks } = this.kernel;
      const count = this.kernel.below(this.key, this.names, block, this.size(block), occasion);
      for (let i = 0; i < count; i++) visit(people[i], marks[i]);
      return;
    }
    if (this.names !== null) {
      this.namedBelow(this.names, block, occasion, visit);
      return;
    }
    const least = this.enter(block, occasion);
    const size = this.size(block);
    if (least < this.limitOf(0, size)) this.descend(1, block * BLOCK, 0, size, least, visit);
  }

  /** A branch with someone below their limit: `place` is its first person within the block. */
  private descend(
    branch: number,
    start: number,
    place: number,
    size: number,
    least: number,
    visit: (person: number, mark: number) => void,
  ): void {
    if (size === 1) {
      visit(start + place, least);
      return;
    }
    const half = size >>> 1;
    const rest = size - half;
    const onLeft = this.leftHolds(branch, half, size);
    const leftLimit = this.limitOf(place, half);
    const rightLimit = this.limitOf(place + half, rest);
    // −log(1 − u) is at least u: where that is already too much the logarithm is not needed.
    const limit = onLeft ? rightLimit : leftLimit;
    const others = onLeft ? rest : half;
    const u = this.uniform(branch);
    const other = least + u / others < limit ? least - log(1 - u) / others : limit;
    const left = onLeft ? least : other;
    const right = onLeft ? other : least;
    if (left < leftLimit) this.descend(2 * branch, start, place, half, left, visit);
    if (right < rightLimit) this.descend(2 * branch + 1, start, place + half, rest, right, visit);
  }

  /** The largest limit of `size` people from a place in the block on. */
  private limitOf(place: number, size: number): number {
    const { limits } = this;
    const last = (place + size - 1) >>> 5;
    let most = limits[place >>> 5];
    for (let group = (place >>> 5) + 1; group <= last; group++) if (limits[group] > most) most = limits[group];
    return most;
  }

  /** How many people a block holds: 256, fewer in the last. */
  private size(block: number): number {
    return Math.min(BLOCK, this.people - block * BLOCK);
  }

  private leastOf(names: Uint32Array, block: number, occasion: number): number {
    const end = block * BLOCK + this.size(block);
    let least = 1;
    for (let person = block * BLOCK; person < end; person++) {
      least = Math.min(least, this.named(names[person], occasion));
    }
    return -log(1 - least);
  }

  private namedBelow(
    names: Uint32Array,
    block: number,
    occasion: number,
    visit: (person: number, mark: number) => void,
  ): void {
    const end = block * BLOCK + this.size(block);
    for (let group = 0; group < BLOCK / GROUP; group++) {
      const limit = this.limits[group];
      const first = block * BLOCK + group * GROUP;
      const last = limit > 0 ? Math.min(end, first + GROUP) : first;
      for (let person = first; person < last; person++) {
        const u = this.named(names[person], occasion);
        if (u >= limit) continue;
        const mark = -log(1 - u);
        if (mark < limit) visit(person, mark);
      }
    }
  }

  /** The uniform behind a named person's mark. */
  private named(name: number, occasion: number): number {
    const a = laneA(this.key.a, name);
    return uniformOf(a, laneB(this.key.b, a), occasion);
  }

  /**
   * Less than the least mark of a block, for little: −log(1 − u) is at least u, and of u the first word tells nearly all.
   * One in 2²⁷ less than it says: more than logarithms are rounded by.
   */
  private lessThanLeast(block: number, occasion: number): number {
    this.goTo(block, occasion);
    return ((wordOf(this.a, this.b, 1) >>> 5) - 1) / TWO_27 / this.size(block);
  }

  /** Goes to a block on an occasion, and returns its least mark. */
  private enter(block: number, occasion: number): number {
    this.goTo(block, occasion);
    return this.fresh(0, this.size(block));
  }

  private goTo(block: number, occasion: number): void {
    const a = laneA(this.key.a, block);
    this.a = laneA(a, occasion);
    this.b = laneB(laneB(this.key.b, a), this.a);
  }

  private leftHolds(branch: number, half: number, size: number): boolean {
    return wordOf(this.a, this.b, branch * WORDS) * size < half * 4294967296;
  }

  /** The branch's fresh Exp(1), over a number of people. */
  private fresh(branch: number, size: number): number {
    return -log(1 - this.uniform(branch)) / size;
  }

  private uniform(branch: number): number {
    const high = wordOf(this.a, this.b, branch * WORDS + 1) >>> 5;
    const low = wordOf(this.a, this.b, branch * WORDS + 2) >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }
}
