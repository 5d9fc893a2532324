// A set of people as bits, with a count for every block of 256, so that walking through it touches memory in order and
// passes over empty blocks. Joining and leaving take no time, also while somebody walks through (whoever joins behind the
// walker is not met).

import { BLOCK } from './field.ts';

export class Crowd {
  count = 0;

  /** `bits`: one per person; `inBlock`: one number per block of 256. Both empty at first. */
  constructor(
    readonly bits: Uint32Array,
    readonly inBlock: Uint16Array,
  ) {}

  has(person: number): boolean {
    return (this.bits[person >>> 5] & (1 << (person & 31))) !== 0;
  }

  join(person: number): void {
    const bit = 1 << (person & 31);
    if ((this.bits[person >>> 5] & bit) !== 0) return;
    this.bits[person >>> 5] |= bit;
    this.inBlock[person >>> 8]++;
    this.count++;
  }

  leave(person: number): void {
    const bit = 1 << (person & 31);
    if ((this.bits[person >>> 5] & bit) === 0) return;
    this.bits[person >>> 5] &= ~bit;
    this.inBlock[person >>> 8]--;
    this.count--;
  }

  /** Everybody in it, by rising number. */
  each(visit: (person: number) => void): void {
    const { bits, inBlock } = this;
    if (this.count === 0) return;
    for (let block = 0; block < inBlock.length; block++) {
      if (inBlock[block] === 0) continue;
      const end = Math.min(bits.length, (block + 1) * (BLOCK >>> 5));
      for (let word = block * (BLOCK >>> 5); word < end; word++) {
        for (let left = bits[word]; left !== 0; left &= left - 1) visit((word << 5) + 31 - Math.clz32(left & -left));
      }
    }
  }

  clear(): void {
    this.each((person) => this.leave(person));
  }
}
