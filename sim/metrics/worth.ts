// Money of a run seen from its start: the net value of each record, discounted by the year of 52 weeks. The start and the
// first move are not discounted; move t is by (1 + i) to the power −(t − 1) × weeks / 52. Each record is rounded to whole
// cents, so that sums are exact.

import { pow } from '../kernel/math.ts';
import type { Clock } from '../scenario/clock.ts';
import type { Product } from '../world/product.ts';
import type { RunRecord } from '../world/record.ts';
import { sumOf } from './curves.ts';

const WEEKS_A_YEAR = 52;

/** Years from the start to a record, as money is discounted: none for the start and the first move. */
export function yearsUntil(step: number, { weeks }: Clock): number {
  return (Math.max(0, step - 1) * weeks) / WEEKS_A_YEAR;
}

interface Scene {
  readonly clock: Clock;
  readonly product: Product;
}

/** Whole cents per record: margin less that of returns (with their handling), what levers spent, and gifts at cost. */
export function discountedValue(record: RunRecord, scene: Scene): Float64Array {
  const margin = record.money('margin');
  const refund = record.money('refundMargin');
  const spend = record.money('spend');
  const gifts = record.money('gifts');
  return discounted(
    margin.map((sum, step) => sum - refund[step] - spend[step] - gifts[step]),
    scene,
  );
}

/** What the levers spent, discounted, in whole cents per record. */
export function discountedSpend(record: RunRecord, scene: Scene): Float64Array {
  return discounted(record.money('spend'), scene);
}

/** Margin of sales less that of returns, discounted, in whole cents per record. */
export function discountedMargin(record: RunRecord, scene: Scene): Float64Array {
  const refund = record.money('refundMargin');
  return discounted(
    record.money('margin').map((sum, step) => sum - refund[step]),
    scene,
  );
}

/**
 * Cents: the margin earned above the baseline by the end, not discounted, taken as if it had all been earned at the end of
 * the run. What was earned above it by being earlier is the rest.
 */
export function expansionOf({ record, baseline, clock, product }: Scene & { record: RunRecord; baseline: RunRecord }) {
  const earned = (run: RunRecord) => sumOf(run.money('margin')) - sumOf(run.money('refundMargin'));
  const end = yearsUntil(clock.steps, clock);
  return Math.round((earned(record) - earned(baseline)) * pow(1 + product.discountRate, -end));
}

function discounted(amounts: Float64Array, { clock, product }: Scene): Float64Array {
  return amounts.map((amount, step) => {
    return Math.round(amount * pow(1 + product.discountRate, -yearsUntil(step, clock)));
  });
}
