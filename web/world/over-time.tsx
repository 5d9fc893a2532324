// A count over time in this world, on the ground of all worlds: so far with the band of 90 % of them, or new at each step
// with their mean.

import { useMemo, useState } from 'preact/hooks';
import type { CurveScene } from '../chart/curve-chart.ts';
import { curveChart } from '../chart/curve-chart.ts';
import { MOST_ROWS, recordsToDraw } from '../chart/curve-data.ts';
import type { Draw } from '../chart/frame.ts';
import type { OwnCurve } from '../chart/world-data.ts';
import { freshOf, held, ownNew, ownSoFar } from '../chart/world-data.ts';
import { Figure } from '../page/figure.tsx';
import { Tabs } from '../page/tabs.tsx';
import { fileName, heading } from '../words/names.ts';
import { amount, span } from '../words/numbers.ts';
import { NowLine } from './now-line.tsx';
import type { World } from './view.ts';
import { curveOf, inksOfSides, lastStep } from './view.ts';

const HEIGHT = 300;
/** Strong enough to be seen behind the veil. */
const BAND = 0.26;

interface Props {
  readonly world: World;
  readonly metric: string;
  /** What is counted: adopters. */
  readonly words: string;
}

/** So far, or new at each step, one at a time. */
export function SoFarOrNew(props: Props) {
  const [view, setView] = useState('so far');
  const panel = `${props.metric}-panel`;
  const tabs = [
    ['so far', 'So far'],
    ['new', `New each ${props.world.run.step}`],
  ] as const;
  return (
    <>
      <Tabs label={heading(props.words)} tabs={tabs} chosen={view} choose={setView} panel={panel} />
      <div role="tabpanel" id={panel} aria-labelledby={`${panel}-${view === 'new' ? 1 : 0}`}>
        <OverTime {...props} perStep={view === 'new'} />
      </div>
    </>
  );
}

export function OverTime({ world, metric, words, perStep = false }: Props & { readonly perStep?: boolean }) {
  const { run, sides, replicate } = world;
  const inks = useMemo(() => inksOfSides(world), [sides, world.inks]);
  const own = useMemo(() => ownCurves(world, metric), [run, sides, metric]);
  const last = lastStep(world);
  const many = useMemo(() => own.some((one) => ownSoFar(one, last).p5.length > 0), [own, last]);
  const draw = useMemo<Draw>(() => {
    const look = { inks, unit: 'people', step: run.step, last, height: HEIGHT, band: BAND } as const;
    const scene = { ...linesOf(own, last, perStep, many), ...look };
    return (frame) => curveChart(scene, frame);
  }, [own, inks, last, perStep, many, run]);
  const title = `${perStep ? `New ${words}` : heading(words)} by ${run.step}, world ${replicate}`;
  const told = useMemo(() => (perStep ? own.map((one) => freshOf(one, last)) : own), [own, last, perStep]);
  const ends = told.map(({ label, values }) => `${label} ${amount(values.at(-1), 'people')}`).join('; ');
  return (
    <>
      <NowLine
        values={told.map(({ label, values }) => ({ label, ink: inks.get(label), values }))}
        unit="people"
        step={run.step}
      />
      <Figure
        run={run.title}
        title={title}
        note={noteOf(many, perStep)}
        says={`${title}. At the end: ${ends}.`}
        draw={draw}
        clocked
        file={fileName(run.title, title)}
        table={() => tableOf(told, last, run.step)}
        sheet={() => sheetOf(told, last)}
      />
    </>
  );
}

function ownCurves({ run, sides }: World, metric: string): OwnCurve[] {
  return sides.flatMap((side) => {
    const values = curveOf(side, metric);
    if (values === undefined) return [];
    const all = run.series.find((one) => !side.changed && one.campaign === side.campaign && one.metric === metric);
    return [{ label: side.label, values, all }];
  });
}

function linesOf(
  own: readonly OwnCurve[],
  last: number,
  perStep: boolean,
  many: boolean,
): Pick<CurveScene, 'lines' | 'thin'> {
  if (!perStep) return { lines: own.map((one) => ownSoFar(one, last)) };
  const fresh = own.map((one) => ownNew(one, last));
  return { lines: fresh.map((one) => one.own), thin: many ? fresh.flatMap(({ mean }) => mean ?? []) : [] };
}

/** Of a single world there is nothing more to say. */
function noteOf(many: boolean, perStep: boolean): string {
  const seeks = 'A click moves the clock.';
  if (!many) return seeks;
  const ground = perStep
    ? 'Thick: this world. Thin: the mean of all worlds.'
    : 'The line is this world; the band holds 90 % of all worlds.';
  return `${ground} ${seeks}`;
}

function tableOf(own: readonly OwnCurve[], last: number, step: string) {
  const rows = recordsToDraw(last, MOST_ROWS).map((record) => [
    String(record),
    ...own.map(({ values, all }) => {
      const band = span(all?.p5[record], all?.p95[record], 'people');
      return amount(held(values, record), 'people') + (band === '' ? '' : ` (${band})`);
    }),
  ]);
  return { columns: [step, ...own.map(({ label }) => label)], rows };
}

function sheetOf(own: readonly OwnCurve[], last: number) {
  const rows = own.flatMap(({ label, values, all }) =>
    Array.from({ length: last + 1 }, (_, record) => [
      label,
      record,
      held(values, record),
      all?.mean[record] ?? null,
      all?.p5[record] ?? null,
      all?.p95[record] ?? null,
    ]),
  );
  return { columns: ['campaign', 'step', 'this world', 'mean', 'p5', 'p95'], rows };
}
