// Money of a run seen from its start: the net value of each record, discounted by the year of 52 weeks. The start and the
// first move are not discounted; move t is by (1 + i) to the power −(t − 1) × weeks / 52. Each record is rounded to whole
// cents, so that sums are exact.

import { pow } from '../kernel/math.ts';
import type { Clock } from '../scenario/clock.ts';
import type { Product } from '../world/product.ts';
import type { RunRecord } from '../world/record.ts';

const WEEKS_A_YEAR = 52;

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

function discounted(amounts: Float64Array, { clock, product }: Scene): Float64Array {
  return amounts.map((amount, step) => {
    const years = (Math.max(0, step - 1) * clock.weeks) / WEEKS_A_YEAR;
    return Math.round(amount * pow(1 + product.discountRate, -years));
  });
}
