// The value ledger of a pair of worlds: where a campaign's npv above the baseline comes from, person by person, to the cent.
// Who buys in both worlds may have bought earlier; who buys only in one is won or lost. Which person is which depends on
// the coupling of the worlds (the same luck), and only the sums do not.

import { pow } from '../kernel/math.ts';
import { customerValue } from '../market/market.ts';
import { EVENT } from '../world/events.ts';
import type { RunRecord } from '../world/record.ts';
import { sumOf } from './curves.ts';
import type { View } from './metric.ts';
import { discountedValue, yearsUntil } from './worth.ts';

export const LEDGER = ['new', 'earlier', 'lost', 'returned', 'given', 'spent'] as const;
export type Entry = (typeof LEDGER)[number];
type Ledger = Readonly<Record<Entry, number>>;

/** Discounted whole cents of each entry; they sum to npv less the baseline's. */
export function ledgerOf(view: View): Ledger {
  const known = kept.get(view.record);
  if (known !== undefined) return known;
  const ledger = balanced(entries(view), difference(view));
  kept.set(view.record, ledger);
  return ledger;
}

/** Several metrics ask for the ledger of the same run. */
const kept = new WeakMap<RunRecord, Ledger>();

function difference(view: View): number {
  return sumOf(discountedValue(view.record, view)) - sumOf(discountedValue(view.baseline, view));
}

function entries(view: View): Record<Entry, number> {
  const here = salesOf(view.record, view);
  const there = salesOf(view.baseline, view);
  const sums: Record<Entry, number> = { new: 0, earlier: 0, lost: 0, returned: 0, given: 0, spent: 0 };
  for (const [person, worth] of here) {
    const before = there.get(person);
    if (before === undefined) sums.new += worth;
    else sums.earlier += worth - before;
  }
  for (const [person, worth] of there) if (!here.has(person)) sums.lost -= worth;
  const streams = { returned: 'refundMargin', given: 'gifts', spent: 'spend' } as const;
  for (const entry of ['returned', 'given', 'spent'] as const) {
    const stream = streams[entry];
    sums[entry] = presentValue(view.baseline.money(stream), view) - presentValue(view.record.money(stream), view);
  }
  return sums;
}

/** What each customer's purchase was worth at the start, in cents, not rounded. */
function salesOf(record: RunRecord, { market, clock, product }: View): Map<number, number> {
  if (record.log === undefined) throw new Error('the ledger needs a log of events, and was given none');
  const { price = 0, margin = 0, discountRate } = product;
  const off = record.amount('discount');
  const sales = new Map<number, number>();
  const { log } = record;
  for (let row = 0; row < log.length; row++) {
    if (log.event[row] !== EVENT.adopted) continue;
    const step = log.step[row];
    const cents = Math.round((margin - off[step] * price) * customerValue(market, log.person[row]) * 100);
    sales.set(log.person[row], cents * pow(1 + discountRate, -yearsUntil(step, clock)));
  }
  return sales;
}

function presentValue(cents: Float64Array, { clock, product }: View): number {
  return cents.reduce((sum, c, step) => sum + c * pow(1 + product.discountRate, -yearsUntil(step, clock)), 0);
}

/** Rounded to whole cents that sum to the whole; what rounding leaves over stands with the largest entry. */
function balanced(sums: Record<Entry, number>, whole: number): Ledger {
  const rounded = { ...sums };
  for (const entry of LEDGER) rounded[entry] = Math.round(sums[entry]);
  const largest = LEDGER.reduce((most, entry) => (Math.abs(sums[entry]) > Math.abs(sums[most]) ? entry : most));
  rounded[largest] += whole - LEDGER.reduce((sum, entry) => sum + rounded[entry], 0);
  return rounded;
}
