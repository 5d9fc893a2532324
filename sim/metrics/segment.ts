// A metric among the people of one segment: the same metric of a record that tells only what happened to them. It can be
// told of metrics that count events, and of these its value at the end is kept.

import type { RunRecord } from '../world/record.ts';
import { last } from './curves.ts';
import type { CurveMetric, FigureMetric, Metric } from './metric.ts';

/** Whether a metric can be told of one segment. */
export function tellsSegments(metric: Metric): metric is CurveMetric {
  return metric.kind === 'curve' && metric.bySegment === true;
}

/** The metric's last value among the people of the segment of this name; 0 where the market has nobody in it. */
export function inSegment(metric: CurveMetric, segment: string): FigureMetric {
  const { name, about, unit, better, level, applies } = metric;
  return {
    ...{ kind: 'figure', name, about, unit, better, level, applies },
    figure: (view) => {
      const place = view.market.segments.findIndex((one) => one.name === segment);
      return place < 0 ? 0 : last(metric.curve({ ...view, record: only(view.record, place) }));
    },
  };
}

/** What happened to the people of a segment, by its place in the market. */
function only(record: RunRecord, segment: number): RunRecord {
  return {
    steps: record.steps,
    log: record.log,
    count: (step, event, channel) => record.count(step, event, channel, segment),
    soFar: (event, channel) => record.soFar(event, channel, segment),
    money: (name) => record.money(name),
    amount: (name) => record.amount(name),
  };
}
