// One campaign in one replicate, measured: what a reader who looks at a single world sees of it, by the metrics that the
// experiment goes by and a few that a world is always shown by.

import type { Metric, View } from '../metrics/metric.ts';
import { named } from '../scenario/named.ts';
import { printed } from './print.ts';
import type { Setting } from './setting.ts';
import type { Printed, Unit } from './summary.ts';

/** Curves that a world is shown by, asked for or not, where model and product have them. */
const SHOWN = ['adopters', 'aware', 'reach', 'spend', 'npv'];

export interface Reading {
  /** Value so far at records 0 … steps. */
  readonly curves: readonly { readonly metric: string; readonly unit: Unit; readonly values: readonly Printed[] }[];
  /** Every metric at the end, curves with their last value. */
  readonly figures: readonly { readonly metric: string; readonly unit: Unit; readonly value: Printed }[];
}

/** What is measured of a single world: the experiment's metrics first. */
export function shownMetrics({ scenario: { spread, product }, shelves, metrics }: Setting): Metric[] {
  const model = named(shelves.models, spread.name);
  const scene = { events: model.events(spread.params), amounts: model.amounts?.(spread.params) ?? [], product };
  const more = shelves.metrics.filter(
    (one) => SHOWN.includes(one.name) && !metrics.includes(one) && one.applies(scene),
  );
  return [...metrics, ...more];
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
