// How often each whole number comes among many: what they say together is told from that, and nobody need compare them.

import { Moments } from './moments.ts';

export class Counts {
  /** How many numbers there are in all. */
  readonly length: number;

  /** `counts[k]`: how often the number `least + k` comes. */
  constructor(
    private readonly least: number,
    private readonly counts: Uint32Array,
  ) {
    let length = 0;
    for (let k = 0; k < counts.length; k++) length += counts[k];
    this.length = length;
  }

  /** Of whole numbers that lie so close together that this is quicker than to compare them; undefined for others. */
  static of(values: Float64Array): Counts | undefined {
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      // −0 is no whole number here: it would come back as 0.
      if ((value | 0) !== value || (value === 0 && 1 / value < 0)) return undefined;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    const range = most - least + 1;
    if (values.length === 0 || range > values.length) return undefined;
    const counts = new Uint32Array(range);
    for (let i = 0; i < values.length; i++) counts[values[i] - least]++;
    return new Counts(least, counts);
  }

  /** The number that stands at a place in order, the least at place 0. */
  at(place: number): number {
    let k = 0;
    for (let left = place; left >= this.counts[k]; k++) left -= this.counts[k];
    return this.least + k;
  }

  get moments(): Moments {
    const { least, counts, length } = this;
    let sum = 0;
    for (let k = 0; k < counts.length; k++) sum += counts[k] * (least + k);
    const middle = Math.round(sum / length);
    let squares = 0;
    for (let k = 0; k < counts.length; k++) squares += counts[k] * (least + k - middle) * (least + k - middle);
    return Moments.ofWhole(length, sum, middle, squares);
  }
}
