// The curves over time, one measure at a time, with the campaigns that the reader switches on.

import { useMemo, useState } from 'preact/hooks';
import type { ReportData } from '../../sim/report/data.ts';
import { BASELINE } from '../../sim/scenario/scenario.ts';
import { curveChart, MOST_BANDS } from '../chart/curve-chart.ts';
import { MOST_POINTS, MOST_ROWS, recordsToDraw } from '../chart/curve-data.ts';
import type { Draw } from '../chart/frame.ts';
import type { Ink } from '../chart/inks.ts';
import { fileName, heading } from '../words/names.ts';
import { amount, span } from '../words/numbers.ts';
import { curveViews, linesOf, sheetOf } from './curve-views.ts';
import { Figure } from './figure.tsx';
import { Swatch } from './swatch.tsx';
import { Tabs } from './tabs.tsx';

const PANEL = 'curve-panel';
const MOST_AT_FIRST = 8;

export function Curves({ run, inks }: { run: ReportData; inks: ReadonlyMap<string, Ink> }) {
  const views = useMemo(() => curveViews(run), [run]);
  const [chosen, choose] = useState(views[0]?.key ?? '');
  const [shown, setShown] = useState<ReadonlySet<string>>(() => shownAtFirst(run));
  const view = views.find((candidate) => candidate.key === chosen);
  const lines = useMemo(
    () => (view ? linesOf(run, view, shown, recordsToDraw(run.steps, MOST_POINTS)) : []),
    [run, view, shown],
  );
  const draw = useMemo<Draw>(
    () => (frame) => curveChart({ lines, inks, unit: view?.unit ?? 'number', step: run.step }, frame),
    [lines, inks, view, run],
  );
  if (view === undefined) return <p>This run recorded no curves.</p>;
  const table = () => {
    const listed = linesOf(run, view, shown, recordsToDraw(run.steps, MOST_ROWS));
    const records = listed[0]?.at ?? [];
    const cell = (line: (typeof listed)[number], place: number) => {
      const band = span(line.p5[place], line.p95[place], view.unit);
      return amount(line.mean[place], view.unit) + (band === '' ? '' : ` (${band})`);
    };
    return {
      columns: [run.step, ...listed.map((line) => line.campaign)],
      rows: records.map((record, place) => [String(record), ...listed.map((line) => cell(line, place))]),
    };
  };
  const toggle = (name: string) => {
    const next = new Set(shown);
    if (!next.delete(name)) next.add(name);
    setShown(next);
  };
  return (
    <>
      <Tabs
        label="Measure over time"
        tabs={views.map((v) => [v.key, v.label])}
        chosen={chosen}
        choose={choose}
        panel={PANEL}
      />
      <div role="tabpanel" id={PANEL} aria-labelledby={`${PANEL}-${views.indexOf(view)}`}>
        <p class="lead">{heading(view.about)}</p>
        <Figure
          run={run.title}
          title={`${view.label} by ${run.step}`}
          note={noteOf(run, lines)}
          says={`${view.label} by ${run.step}. At the end: ${lines.map((line) => `${line.campaign} ${amount(line.mean.at(-1), view.unit)}`).join('; ')}.`}
          draw={draw}
          file={fileName(run.title, view.label)}
          table={table}
          sheet={() => sheetOf(run, view)}
        />
      </div>
      <fieldset class="campaigns">
        <legend>Campaigns shown</legend>
        {run.campaigns.map(({ name }) => (
          <label key={name}>
            <input type="checkbox" checked={shown.has(name)} onChange={() => toggle(name)} />
            <Swatch ink={inks.get(name)} />
            <bdi>{name}</bdi>
          </label>
        ))}
      </fieldset>
    </>
  );
}

/** All, or where they would crowd: the baseline, those of the first comparison, then the file's order. */
function shownAtFirst(run: ReportData): ReadonlySet<string> {
  const compared = run.differences.filter((difference) => difference.metric === run.decide);
  const order = [BASELINE, ...compared.slice(0, 2).map((d) => d.of), ...run.campaigns.map((campaign) => campaign.name)];
  const known = new Set(run.campaigns.map((campaign) => campaign.name));
  return new Set([...new Set(order)].filter((name) => known.has(name)).slice(0, MOST_AT_FIRST));
}

function noteOf(run: ReportData, lines: ReturnType<typeof linesOf>): string {
  const bands = lines.filter((line) => line.p5.length > 0).length;
  const notes = ['Each line is the mean over the replicates.'];
  if (bands > MOST_BANDS) notes.push(`Bands are left out where more than ${MOST_BANDS} would overlap.`);
  else if (bands > 0) notes.push('The band holds the middle 90 % of them (5th to 95th percentile).');
  if (run.steps >= MOST_POINTS)
    notes.push(`Drawn at ${MOST_POINTS} evenly spaced records; the CSV has all ${run.steps + 1}.`);
  return notes.join(' ');
}
