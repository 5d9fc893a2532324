// One campaign in one replicate, measured: what a reader who looks at a single world sees of it, by the metrics that the
// experiment goes by.

import type { Metric, View } from '../metrics/metric.ts';
import { printed } from './print.ts';
import type { Printed, Unit } from './summary.ts';

export interface Reading {
  /** Value so far at records 0 … steps. */
  readonly curves: readonly { readonly metric: string; readonly unit: Unit; readonly values: readonly Printed[] }[];
  /** Every metric at the end, curves with their last value. */
  readonly figures: readonly { readonly metric: string; readonly unit: Unit; readonly value: Printed }[];
}

export function readingOf(metrics: readonly Metric[], view: View): Reading {
  const curves = metrics.flatMap((metric) =>
    metric.kind === 'curve'
      ? [
          {
            metric: metric.name,
            unit: metric.unit,
            values: Array.from(metric.curve(view), (value) => printed(value, metric.unit)),
          },
        ]
      : [],
  );
  const figures = metrics.map((metric) => ({
    metric: metric.name,
    unit: metric.unit,
    value: printed(endOf(metric, view), metric.unit),
  }));
  return { curves, figures };
}

function endOf(metric: Metric, view: View): number {
  if (metric.kind === 'curve') return metric.curve(view).at(-1)!;
  if (metric.kind === 'ratio') return metric.combine(...metric.parts(view)) ?? Number.NaN;
  return metric.figure(view) ?? Number.NaN;
}
