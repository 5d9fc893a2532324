// Rows in order, in place. Most rows are short or in order already, and the processor holds them while they are filled, so
// each is sorted on its own: a short one by moving entries up, a long one by counting, which takes linear time.

import type { Rows } from './market.ts';

/** Rows longer than this are not sorted by moving up one by one, which takes the square of their length. */
const LONG = 80;

/** Sorts rows by number; equal entries keep their order. */
export class RowSorter {
  private order = new Uint32Array(0);
  private spare = new Uint32Array(0);
  private readonly counts = new Uint32Array(257);

  constructor(private readonly rows: Rows) {}

  /** Sorts the rows of people from `first` up to before `last`. */
  sort(first: number, last: number): void {
    const { offsets, targets } = this.rows;
    for (let person = first; person < last; person++) {
      const start = offsets[person];
      const end = offsets[person + 1];
      let rising = start + 1;
      while (rising < end && targets[rising - 1] <= targets[rising]) rising++;
      if (rising >= end) continue;
      if (end - start > LONG) this.sortLong(start, end);
      else this.sortShort(start, rising, end);
    }
  }

  /** What stands from `rising` on moves up to its place, one by one. */
  private sortShort(start: number, rising: number, end: number): void {
    const { targets, weights, strong } = this.rows;
    for (let e = rising; e < end; e++) {
      const target = targets[e];
      const weight = weights === null ? 1 : weights[e];
      const kind = strong === null ? 0 : strong[e];
      let place = e;
      for (; place > start && targets[place - 1] > target; place--) {
        targets[place] = targets[place - 1];
        if (weights !== null) weights[place] = weights[place - 1];
        if (strong !== null) strong[place] = strong[place - 1];
      }
      targets[place] = target;
      if (weights !== null) weights[place] = weight;
      if (strong !== null) strong[place] = kind;
    }
  }

  /** Places are sorted by counting, a byte of their targets at a time from the lowest up, and all columns follow. */
  private sortLong(start: number, end: number): void {
    const { targets, weights, strong } = this.rows;
    const unsorted = targets.slice(start, end);
    const order = this.byBytes(unsorted);
    const oldWeights = weights?.slice(start, end);
    const oldStrong = strong?.slice(start, end);
    for (let i = 0; i < unsorted.length; i++) {
      targets[start + i] = unsorted[order[i]];
      if (oldWeights !== undefined) weights![start + i] = oldWeights[order[i]];
      if (oldStrong !== undefined) strong![start + i] = oldStrong[order[i]];
    }
  }

  /** Places of `targets` by rising target, in an array that is used again. */
  private byBytes(targets: Uint32Array): Uint32Array {
    const { counts } = this;
    const { length } = targets;
    if (length > this.order.length) {
      this.order = new Uint32Array(2 * length);
      this.spare = new Uint32Array(2 * length);
    }
    const highest = this.rows.offsets.length - 2;
    let { order, spare } = this;
    for (let i = 0; i < length; i++) order[i] = i;
    for (let shift = 0; shift < 32 && highest >>> shift > 0; shift += 8) {
      counts.fill(0);
      for (let i = 0; i < length; i++) counts[((targets[i] >>> shift) & 255) + 1]++;
      for (let byte = 1; byte < 256; byte++) counts[byte] += counts[byte - 1];
      for (let i = 0; i < length; i++) {
        const place = order[i];
        spare[counts[(targets[place] >>> shift) & 255]++] = place;
      }
      [order, spare] = [spare, order];
    }
    return order;
  }
}
