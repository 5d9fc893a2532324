// Which curves there are to look at: every metric with a series, and, after the adopters, how many are new at each step.

import type { Printed, Series, Unit } from '../../sim/experiment/summary.ts';
import type { ReportData } from '../../sim/report/data.ts';
import type { CurveLine } from '../chart/curve-data.ts';
import { newPerStep, soFar } from '../chart/curve-data.ts';
import type { Cell, Sheet } from '../words/csv.ts';
import { byHeadline } from '../words/headline.ts';
import { heading, spoken } from '../words/names.ts';

export interface CurveView {
  readonly key: string;
  readonly metric: string;
  readonly label: string;
  readonly about: string;
  readonly unit: Unit;
  readonly perStep: boolean;
}

export function curveViews(run: ReportData): CurveView[] {
  const recorded = [...new Set(run.series.map((series) => series.metric))];
  return byHeadline(recorded, String).flatMap((metric, place) => {
    const declared = run.metrics.find((candidate) => candidate.name === metric);
    const unit = declared?.unit ?? run.series.find((series) => series.metric === metric)!.unit;
    const total = {
      key: metric,
      metric,
      label: heading(spoken(metric)),
      about: declared?.about ?? '',
      unit,
      perStep: false,
    };
    if (place > 0 || (metric !== 'adopters' && metric !== 'won')) return [total];
    const fresh = { ...total, key: `new ${metric}`, label: `New ${spoken(metric)}`, perStep: true };
    return [total, { ...fresh, about: `Growth of ${spoken(metric)} in each ${run.step}.` }];
  });
}

/** The lines of the campaigns shown, in the scenario's order, at the given records. */
export function linesOf(
  run: ReportData,
  view: CurveView,
  shown: ReadonlySet<string>,
  records: readonly number[],
): CurveLine[] {
  const line = view.perStep ? newPerStep : soFar;
  return seriesOf(run, view)
    .filter((series) => shown.has(series.campaign))
    .map((series) => line(series, records));
}

/** Every campaign, every record: what the CSV button saves. */
export function sheetOf(run: ReportData, view: CurveView): Sheet {
  const records = Array.from({ length: run.steps + 1 }, (_, record) => record);
  const at = (values: readonly Printed[], record: number): Cell => values[record] ?? null;
  if (view.perStep) {
    const rows = seriesOf(run, view).flatMap((series) => {
      const { mean } = newPerStep(series, records);
      return records.map((record): Cell[] => [series.campaign, record, view.key, at(mean, record)]);
    });
    return { columns: ['campaign', 'step', 'metric', 'mean'], rows };
  }
  const rows = seriesOf(run, view).flatMap((series) => {
    const columns = [series.mean, series.low, series.high, series.p5, series.p50, series.p95];
    return records.map((record): Cell[] => [
      series.campaign,
      record,
      view.metric,
      ...columns.map((values) => at(values, record)),
    ]);
  });
  return { columns: ['campaign', 'step', 'metric', 'mean', 'low', 'high', 'p5', 'p50', 'p95'], rows };
}

function seriesOf(run: ReportData, view: CurveView): Series[] {
  const order = run.campaigns.map((campaign) => campaign.name);
  return run.series
    .filter((series) => series.metric === view.metric)
    .sort((a, b) => order.indexOf(a.campaign) - order.indexOf(b.campaign));
}
