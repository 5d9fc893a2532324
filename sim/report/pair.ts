// The two campaigns that are looked at first, side by side.

import type { Difference } from '../experiment/summary.ts';
import { BASELINE } from '../scenario/scenario.ts';

interface Compared {
  readonly campaigns: readonly { readonly name: string }[];
  readonly differences: readonly Difference[];
  readonly decide: string;
}

/** The two that are compared and lie furthest apart, or the first two; the baseline only where there is nothing else. */
export function firstPair({ campaigns, differences, decide }: Compared): readonly string[] {
  const compared = differences.filter(({ metric, against }) => metric === decide && against !== BASELINE);
  const apart = ({ mean }: Difference) => Math.abs(mean ?? 0);
  const [widest] = [...compared].sort((a, b) => apart(b) - apart(a));
  if (widest !== undefined) return [widest.of, widest.against];
  const names = campaigns.map(({ name }) => name);
  const isBaseline = (name: string) => name === BASELINE;
  return [...names.filter((name) => !isBaseline(name)), ...names.filter(isBaseline)].slice(0, 2);
}
