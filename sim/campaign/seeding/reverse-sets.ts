// Reverse-reachable sets (Borgs, Brautbar, Chayes & Lucier 2014): somebody is drawn by lot, and with the luck of one world
// those are found who would reach them. Whoever is in many such sets reaches many people: the share of sets that a group
// of seeds meets is the share of the market that it reaches, on average.
//
// A set is walked backwards from the person drawn, over the ties on which each listens, 32 ties at a time. Its luck hangs
// on its number alone, so more sets never change those that are there.

import type { Key } from '../../kernel/luck.ts';
import { derive, laneA, laneB, threshold, wordOf } from '../../kernel/luck.ts';
import { BlockDigits, liveTies } from '../../kernel/tries.ts';
import { attention } from '../../market/attention.ts';
import type { Market } from '../../market/market.ts';
import type { TieChance } from '../../market/tie-chance.ts';

const TWO_32 = 4294967296;

export class ReverseSets {
  /** Members of all sets, one set after the other. */
  members = new Uint32Array(1 << 16);
  /** Where each set begins; one more than there are sets. */
  starts = new Uint32Array(1 << 12);
  length = 0;
  /** In how many sets each person is. */
  readonly counts: Uint32Array;
  private readonly inSet: Uint32Array;
  private readonly digits = new BlockDigits();
  private readonly whole: Float64Array;
  /** One threshold for all ties on which a person listens, by their number; undefined where each tie has its own. */
  private readonly common: ((ties: number) => number) | undefined;

  constructor(
    private readonly market: Market,
    private readonly chance: TieChance,
    private readonly luck: Key,
  ) {
    this.counts = new Uint32Array(market.people);
    this.inSet = new Uint32Array(market.people);
    this.whole = attention(market);
    if (typeof chance === 'number') {
      const limit = threshold(chance);
      this.common = () => limit;
    } else if (chance === 'weighted' && market.in.weights === null) {
      this.common = (ties) => threshold(1 / ties);
    }
  }

  /** Draws sets until there are so many. */
  grow(length: number): void {
    if (length + 1 > this.starts.length) {
      const starts = new Uint32Array(2 * length);
      starts.set(this.starts.subarray(0, this.length + 1));
      this.starts = starts;
    }
    while (this.length < length) this.draw(this.length);
  }

  private draw(number: number): void {
    const { a, b } = derive(this.luck, number);
    const first = this.starts[number];
    // 32 bits of luck over fewer people than that: even to one part in four thousand for a million people.
    let end = this.join(Math.floor((wordOf(a, b, 0) / TWO_32) * this.market.people), first, number + 1);
    for (let next = first; next < end; next++) end = this.walk(this.members[next], a, b, end, number + 1);
    this.length = number + 1;
    this.starts[number + 1] = end;
  }

  /** Adds those who would tell a person; returns where the set then ends. */
  private walk(hearer: number, keyA: number, keyB: number, from: number, mark: number): number {
    const { offsets, targets } = this.market.in;
    const first = offsets[hearer];
    const ties = offsets[hearer + 1] - first;
    if (ties === 0) return from;
    const a = laneA(keyA, hearer);
    const b = laneB(keyB, a);
    if (this.chance === 'thresholds') return this.join(targets[first + this.oneOf(hearer, a, b)], from, mark);
    let end = from;
    const limit = this.common?.(ties) ?? 0;
    for (let block = 0; block * 32 < ties; block++) {
      const at = first + 32 * block;
      const count = Math.min(32, ties - 32 * block);
      let live =
        this.common === undefined ? this.own(hearer, a, b, block, at, count) : liveTies(a, b, block, count, limit);
      for (; live !== 0; live &= live - 1) end = this.join(targets[at + 31 - Math.clz32(live & -live)], end, mark);
    }
    return end;
  }

  /** The living ties of a block in which each has a chance of its own. */
  private own(hearer: number, a: number, b: number, block: number, at: number, count: number): number {
    const weights = this.market.in.weights!;
    const whole = this.chance === 'weighted' ? this.whole[hearer] : 1;
    this.digits.open(a, b, block);
    let live = 0;
    for (let bit = 0; bit < count; bit++) {
      if (this.digits.succeeds(bit, threshold(weights[at + bit] / whole))) live |= 1 << bit;
    }
    return live;
  }

  /** The one tie that a person with a threshold follows, by its place in their row. */
  private oneOf(hearer: number, a: number, b: number): number {
    const { offsets, weights } = this.market.in;
    const luck = wordOf(a, b, 0) / TWO_32;
    const ties = offsets[hearer + 1] - offsets[hearer];
    if (weights === null) return Math.floor(luck * ties);
    let left = luck * this.whole[hearer];
    let place = 0;
    while (place < ties - 1 && left >= weights[offsets[hearer] + place]) left -= weights[offsets[hearer] + place++];
    return place;
  }

  /** Puts somebody into the set that is drawn, unless they are in it. */
  private join(person: number, end: number, mark: number): number {
    if (this.inSet[person] === mark) return end;
    this.inSet[person] = mark;
    if (end === this.members.length) this.widen();
    this.members[end] = person;
    this.counts[person]++;
    return end + 1;
  }

  private widen(): void {
    const members = new Uint32Array(2 * this.members.length);
    members.set(this.members);
    this.members = members;
  }
}
