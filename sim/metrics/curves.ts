// Sums of curves. Runs that stop when nothing is pending may differ in length: a curve keeps its last value after its end.

import { Slab } from '../kernel/slab.ts';
import type { EventName } from '../world/events.ts';
import type { RunRecord } from '../world/record.ts';

const slab = new Slab();

/** The last value of a curve. */
export function last(curve: Float64Array): number {
  return curve[curve.length - 1];
}

/** a + weight × b at every record of the longer of the two. */
export function combined(a: Float64Array, b: Float64Array, weight: number): Float64Array {
  const sum = slab.take(Math.max(a.length, b.length));
  for (let step = 0; step < sum.length; step++) {
    sum[step] = a[Math.min(step, a.length - 1)] + weight * b[Math.min(step, b.length - 1)];
  }
  return sum;
}

/** What was so far, from what came at each record. */
export function running(amounts: Float64Array): Float64Array {
  let sum = 0;
  return amounts.map((amount) => (sum += amount));
}

/** People who adopted or were given the product, so far. */
export function adoptersSoFar(record: RunRecord): Float64Array {
  return record.soFar(ADOPTED);
}

const ADOPTED: readonly EventName[] = ['adopted', 'placed'];

/** People who talk, in models in which talk ends, at each record. */
export function spreadersNow(record: RunRecord): Float64Array {
  return combined(adoptersSoFar(record), record.soFar('stopped'), -1);
}

/** All that came, at all records. */
export function sumOf(amounts: Float64Array): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
