// How a firm that listens gets better: by a share of what is missing to the best, so that days and weeks of it add up to the
// same.

import { expm1, log1p } from '../kernel/math.ts';
import type { Nudges } from '../world/nudges.ts';

/** A span of weeks of learning, `learns` a week where all are heard, from the share `heard`. */
export function improve(nudges: Nudges, heard: number, ask: { learns: number; best: number; weeks: number }): void {
  const share = -expm1(ask.weeks * log1p(-Math.min(ask.learns * heard, 1 - 1e-12)));
  if (share > 0) nudges.improvements.push({ share, best: ask.best });
}
