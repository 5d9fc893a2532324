// Money out and money in of one world. What was earned is what was spent plus the npv so far: the margin of sales less
// returns and gifts, and less what discounting takes from all of it, spending too. So both lines meet just where npv is
// nought, and the step at which they do is that of the npv.

import type { Printed } from '../../sim/experiment/summary.ts';

export function earnedOf(spend: readonly Printed[], npv: readonly Printed[]): Printed[] {
  return npv.map((value, record) => {
    const spent = spend[record] ?? null;
    return value === null || spent === null ? null : value + spent;
  });
}

/** When a campaign has its money back for good. */
export type Payback =
  | { readonly kind: 'spends nothing' | 'never behind' | 'never' }
  | { readonly kind: 'from'; readonly step: number };

export function paybackOf(spend: readonly Printed[], npv: readonly Printed[]): Payback {
  if ((spend.at(-1) ?? 0) <= 0) return { kind: 'spends nothing' };
  const behind = npv.findLastIndex((value) => value !== null && value < 0);
  if (behind < 0) return { kind: 'never behind' };
  return behind === npv.length - 1 ? { kind: 'never' } : { kind: 'from', step: behind + 1 };
}

/** `earns its money back in week 19`, `does not earn its money back within 52 weeks`. */
export function paybackText(payback: Payback, unit: string, steps: number): string {
  if (payback.kind === 'spends nothing') return 'spends nothing';
  if (payback.kind === 'never behind') return 'never spends more than it has earned';
  if (payback.kind === 'from') return `earns its money back in ${unit} ${payback.step}`;
  return `does not earn its money back within ${steps} ${unit}s`;
}
