// Those who rank highest by some measure of everybody. Who comes first among equals must not follow from their places in
// the network: either a fixed order decides, the same in all replicates, or lots.

import { scrambled } from '../../market/scrambled.ts';
import type { Ask } from '../strategy.ts';
import { best } from './best.ts';
import { lotOf } from './lots.ts';

/** The highest first, among equals in a fixed order that follows no tie. */
export function highest(ask: Ask, measure: (person: number) => number): Uint32Array {
  return best(ask, { first: (person) => -measure(person), equal: scrambled(ask.market) });
}

/** The highest first, among equals by lot. Never who has -Infinity. */
export function highestByLot(ask: Ask, measure: (person: number) => number): Uint32Array {
  return best(ask, { first: (person) => -measure(person), equal: lotOf(ask) });
}

/**
 * A measure to 32 of its 53 bits. People alike in all they are have the same measure, but sums of the same numbers in
 * another order differ in their last bits, which would decide by people's numbers.
 */
export function rounded(measure: number): number {
  const beyond = measure * 2097153; // 2²¹ + 1: taking off what this adds leaves no room for the last 21 bits
  return beyond - (beyond - measure);
}
