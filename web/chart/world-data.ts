// One world's curves on the ground of all: a line per side, and the band or the mean of all worlds beneath it. A run that
// ended early keeps its last value, as it does in the means.

import type { Printed, Series } from '../../sim/experiment/summary.ts';
import type { CurveLine } from './curve-data.ts';
import { MOST_POINTS, newPerStep, recordsToDraw, soFar } from './curve-data.ts';

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

/** What is new at each record 0 … last, of this world and of the mean of all; of that there is no band. */
export function freshOf({ label, values, all }: OwnCurve, last: number): OwnCurve {
  const at = Array.from({ length: last + 1 }, (_, record) => record);
  const mean = at.map((record) => held(values, record));
  const fresh = newPerStep({ campaign: label, mean }, at).mean;
  return { label, values: fresh, all: all && { ...all, mean: newPerStep(all, at).mean, p5: [], p95: [] } };
}

/** The line of what is new, and that of the mean of all worlds; between thinned records, their average. */
export function ownNew(
  { label, values, all }: OwnCurve,
  last: number,
): { own: CurveLine; mean: CurveLine | undefined } {
  const at = recordsToDraw(last, MOST_POINTS);
  const mean = Array.from({ length: last + 1 }, (_, record) => held(values, record));
  const own = newPerStep({ campaign: label, mean }, at);
  return { own, mean: all && { ...newPerStep(all, at), campaign: label } };
}
