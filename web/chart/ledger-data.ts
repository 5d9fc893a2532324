// Where the difference in npv between two campaigns comes from: the entries of the value ledger, paired.

import type { Difference, Printed } from '../../sim/experiment/summary.ts';
import type { ReportData } from '../../sim/report/data.ts';

/** Metrics of the ledger, which sum to npv above the same world without a campaign, in a reader's words. */
const ENTRIES = [
  ['valueNew', 'customers won'],
  ['valueEarlier', 'bought earlier or dearer'],
  ['valueLost', 'customers lost'],
  ['valueReturned', 'returns'],
  ['valueGiven', 'products given away'],
  ['valueSpent', 'spent on the campaign'],
] as const;
const SUM = ['npv', 'difference in NPV'] as const;

export interface LedgerEntry {
  readonly metric: string;
  readonly words: string;
  readonly mean: number;
  readonly low: Printed;
  readonly high: Printed;
}

export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  readonly sum: LedgerEntry;
}

/** Of the first campaign less the second; undefined where the ledger was not measured. */
export function ledgerOf(run: ReportData, of: string, against: string): Ledger | undefined {
  const found = [...ENTRIES, SUM].map(([metric, words]) => {
    const { mean, low, high } = differenceOf(run, of, against, metric);
    return { metric, words, mean, low, high };
  });
  if (found.some(({ mean }) => mean === null)) return undefined;
  const all = found as LedgerEntry[];
  return { entries: all.slice(0, -1), sum: all[all.length - 1] };
}

/** As the run compared them, either way round; else the difference of their means, without an interval. */
export function differenceOf(
  { differences, campaigns }: ReportData,
  of: string,
  against: string,
  metric: string,
): Pick<Difference, 'mean' | 'low' | 'high'> {
  const compared = (a: string, b: string) =>
    differences.find((one) => one.of === a && one.against === b && one.metric === metric);
  const found = compared(of, against);
  if (found !== undefined) return found;
  const turned = compared(against, of);
  const minus = (value: Printed) => (value === null ? null : 0 - value);
  if (turned !== undefined) return { mean: minus(turned.mean), low: minus(turned.high), high: minus(turned.low) };
  const [first, second] = [of, against].map(
    (name) => campaigns.find((one) => one.name === name)?.metrics.find((one) => one.metric === metric)?.mean ?? null,
  );
  return { mean: first === null || second === null ? null : first - second, low: null, high: null };
}
