// One world's curves on the ground of all: a line per side, and the band or the mean of all worlds beneath it. A run that
// ended early keeps its last value, as it does in the means.

import type { Printed, Series } from '../../sim/experiment/summary.ts';
import type { CurveLine } from './curve-data.ts';
import { newPerStep, recordsToDraw, soFar } from './curve-data.ts';

/** A screen has no more pixels. */
const MOST_POINTS = 500;

/** A side's values so far in this world, and those of all worlds where they were kept. */
export interface OwnCurve {
  readonly label: string;
  readonly values: readonly Printed[];
  readonly all: Series | undefined;
}

/** A value so far; after the end of the run its last. */
export function held<Value>(values: readonly Value[], record: number): Value {
  return values[Math.min(record, values.length - 1)];
}

/** The line of this world, with the band of all worlds. */
export function ownSoFar({ label, values, all }: OwnCurve, last: number): CurveLine {
  const at = recordsToDraw(last, MOST_POINTS);
  const mean = at.map((record) => held(values, record));
  const band = all === undefined ? { p5: [], p95: [] } : soFar(all, at);
  return { campaign: label, at, mean, p5: band.p5, p95: band.p95 };
}

/** What is new at each step: of this world, and the mean of all worlds. */
export function ownNew(
  { label, values, all }: OwnCurve,
  last: number,
): { own: CurveLine; mean: CurveLine | undefined } {
  const at = recordsToDraw(last, MOST_POINTS);
  const none = { low: [], high: [], p5: [], p50: [], p95: [] };
  const mean = Array.from({ length: last + 1 }, (_, record) => held(values, record));
  const own = newPerStep({ campaign: label, metric: '', unit: 'people', mean, ...none }, at);
  return { own, mean: all === undefined ? undefined : { ...newPerStep(all, at), campaign: label } };
}
