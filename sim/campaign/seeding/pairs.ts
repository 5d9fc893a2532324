// Pairs of whole numbers in the order in which they came, none twice: who was met in which world, while several worlds are
// walked at once. A small table by hashed pair finds those that are there, so that no memory is needed for each person.

import { longer } from '../../kernel/longer.ts';

const SMALL = 1 << 15;

export class Pairs {
  /** The pairs so far: those at places 0 … count − 1. The second number lies below 2¹⁶. */
  one: Uint32Array = new Uint32Array(SMALL / 2);
  other: Uint16Array = new Uint16Array(SMALL / 2);
  count = 0;
  /** One more than the place of the pair that stands there; 0 where none does. At most half is taken. */
  private table = new Uint32Array(SMALL);

  clear(): void {
    // One large lot shall not make all small ones after it pay for cleaning a large table.
    if (this.table.length > Math.max(SMALL, 8 * this.count)) this.table = new Uint32Array(SMALL);
    else this.table.fill(0);
    this.count = 0;
  }

  /** Adds the first `length` of some pairs, unless they are there. */
  add(ones: Uint32Array, others: Uint16Array, length: number): void {
    this.expect(this.count + length);
    const { one, other, table } = this;
    const mask = table.length - 1;
    let { count } = this;
    for (let i = 0; i < length; i++) {
      const a = ones[i];
      const b = others[i];
      let at = hash(a, b) & mask;
      for (let place = table[at]; place !== 0; place = table[at]) {
        if (one[place - 1] === a && other[place - 1] === b) break;
        at = (at + 1) & mask;
      }
      if (table[at] !== 0) continue;
      one[count] = a;
      other[count] = b;
      table[at] = ++count;
    }
    this.count = count;
  }

  /** Makes room for so many pairs. */
  private expect(most: number): void {
    this.one = longer(this.one, most);
    this.other = longer(this.other, most);
    if (2 * most <= this.table.length) return;
    let size = this.table.length;
    while (size < 2 * most) size *= 2;
    const table = new Uint32Array(size);
    for (let place = 1; place <= this.count; place++) {
      let at = hash(this.one[place - 1], this.other[place - 1]) & (size - 1);
      while (table[at] !== 0) at = (at + 1) & (size - 1);
      table[at] = place;
    }
    this.table = table;
  }
}

function hash(one: number, other: number): number {
  const mixed = Math.imul(one ^ Math.imul(other, 0x9e3779b9), 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
