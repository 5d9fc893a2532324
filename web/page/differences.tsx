// The paired differences: same market, same people, same luck, another campaign.

import { useMemo, useState } from 'preact/hooks';
import type { Unit } from '../../sim/experiment/summary.ts';
import type { ReportData } from '../../sim/report/data.ts';
import { differenceChart, numbersOf } from '../chart/difference-chart.ts';
import type { Draw } from '../chart/frame.ts';
import type { Ink } from '../chart/inks.ts';
import { byHeadline } from '../words/headline.ts';
import { fileName, heading, spoken } from '../words/names.ts';
import { chance, signed, span } from '../words/numbers.ts';
import { Figure } from './figure.tsx';
import { Tabs } from './tabs.tsx';

const PANEL = 'difference-panel';
const MOST_AT_FIRST = 16;

export function Differences({ run, inks }: { run: ReportData; inks: ReadonlyMap<string, Ink> }) {
  const metrics = useMemo(() => metricsCompared(run), [run]);
  const [chosen, choose] = useState(metrics[0] ?? '');
  const rows = useMemo(() => run.differences.filter((difference) => difference.metric === chosen), [run, chosen]);
  const [all, showAll] = useState(false);
  const drawn = useMemo(() => (all ? rows : rows.slice(0, MOST_AT_FIRST)), [rows, all]);
  const unit: Unit = run.metrics.find((metric) => metric.name === chosen)?.unit ?? 'number';
  const name = spoken(chosen);
  const draw = useMemo<Draw>(() => {
    const axis = `difference in ${name}${unit === 'number' || unit === 'share' ? '' : ` (${unit})`}`;
    return (frame) => differenceChart({ differences: drawn, inks, unit, axis }, frame);
  }, [drawn, inks, unit, name]);
  if (metrics.length === 0) return <p>This run compared nothing.</p>;
  return (
    <>
      <Tabs
        label="Measure compared"
        tabs={metrics.map((m) => [m, heading(spoken(m))])}
        chosen={chosen}
        choose={choose}
        panel={PANEL}
      />
      <div role="tabpanel" id={PANEL} aria-labelledby={`${PANEL}-${metrics.indexOf(chosen)}`}>
        <Figure
          run={run.title}
          title={`Paired differences in ${name}`}
          note={NOTE}
          says={`Differences in ${name}. ${rows.map((d) => `${d.of} against ${d.against}: ${numbersOf(d, unit)}`).join('; ')}.`}
          draw={draw}
          file={fileName(run.title, 'differences', chosen)}
          table={() => ({
            columns: ['Campaign', 'against', 'difference', '95 % interval', 'better in (paired worlds)'],
            rows: rows.map((d) => [
              d.of,
              d.against,
              signed(d.mean, unit),
              span(d.low, d.high, unit, signed),
              chance(d.probability),
            ]),
          })}
          sheet={() => ({
            columns: ['of', 'against', 'metric', 'mean', 'se', 'low', 'high', 'probability'],
            rows: rows.map((d) => [d.of, d.against, d.metric, d.mean, d.se, d.low, d.high, d.probability]),
          })}
        />
        {drawn.length < rows.length && (
          <button type="button" class="more" onClick={() => showAll(true)}>
            Draw all {rows.length} comparisons
          </button>
        )}
      </div>
    </>
  );
}

const NOTE =
  'Each dot is the mean difference over worlds that share market, people and luck; its bar is the 95 % interval. ' +
  'A filled dot: the interval leaves out zero. A hollow dot: not enough runs to tell. ' +
  '“Better in” is the share of paired worlds in which the first campaign did better.';

/** The deciding metric first, then what readers look for. */
function metricsCompared(run: ReportData): string[] {
  const found = new Set(run.differences.map((difference) => difference.metric));
  const order = [...new Set([...run.metrics.map((metric) => metric.name), ...found])];
  return byHeadline(order, String, run.decide).filter((metric) => found.has(metric));
}
