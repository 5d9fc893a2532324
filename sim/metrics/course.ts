// A ratio over time: its two parts as curves, kept beside the metrics so that the ratio of means can be told of every
// window of steps.

import type { CurveMetric, Metric, RatioMetric, View } from './metric.ts';

/** A ratio that can be told over time. */
export type Coursed = RatioMetric & { readonly course: NonNullable<RatioMetric['course']> };

export function hasCourse(metric: Metric): metric is Coursed {
  return metric.kind === 'ratio' && metric.course !== undefined;
}

/** What the two parts had come to at each record. */
export function courseParts({ name, about, unit, better, level, applies, course }: Coursed): CurveMetric[] {
  const part = (curve: (view: View) => Float64Array): CurveMetric => ({
    ...{ kind: 'curve', name, about, unit, better, level, applies, curve },
  });
  return [part(course.first), part(course.second)];
}
