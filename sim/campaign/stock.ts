// A stock of content: what is published stays, goes stale, and grows as far as people take part. Steps of any length give
// the same stock: a part of a week multiplies it by the power of its weekly factor; longer steps go week by week, so that
// the ceiling is felt each week.

import { expm1, log1p } from '../kernel/math.ts';

/** A stock's weekly rates, as shares of itself, and the stock at which growth ends, in units. */
export interface Keeping {
  readonly decay: number;
  readonly growth: number;
  readonly ceiling: number | 'none';
}

/** Growth a week below which a stock stands still, and deposits simply add up. */
const STILL = 1e-12;

/** The stock of content. */
export class Stock {
  units = 0;

  constructor(private readonly keeping: Keeping) {}

  /**
   * Moves on by a number of weeks with `deposit` units a week and participation 0 … 1. Returns the stock that was there
   * in that time, in unit-weeks (within a week the stock is taken to move in a straight line).
   */
  pass(weeks: number, deposit: number, participation: number): number {
    const { decay, growth, ceiling } = this.keeping;
    let unitWeeks = 0;
    for (let left = weeks; left > 1e-9; left -= 1) {
      const part = Math.min(1, left);
      const room = ceiling === 'none' ? 1 : 1 - this.units / ceiling;
      const weekly = Math.max(-1, growth * room * participation - decay);
      const grown = part === 1 ? weekly : expm1(part * log1p(weekly));
      const before = this.units;
      this.units += before * grown + deposit * (Math.abs(weekly) < STILL ? part : grown / weekly);
      unitWeeks += ((before + this.units) / 2) * part;
    }
    return unitWeeks;
  }
}
