// Money spent against money earned in this world, and when a campaign has its money back.

import { useMemo } from 'preact/hooks';
import type { Printed } from '../../sim/experiment/summary.ts';
import type { CurveScene, Mark } from '../chart/curve-chart.ts';
import { curveChart } from '../chart/curve-chart.ts';
import { MOST_ROWS, recordsToDraw } from '../chart/curve-data.ts';
import type { Draw } from '../chart/frame.ts';
import type { Ink } from '../chart/inks.ts';
import { earnedOf, paybackOf, paybackText } from '../chart/money-data.ts';
import { held, ownSoFar } from '../chart/world-data.ts';
import { Figure } from '../page/figure.tsx';
import { fileName } from '../words/names.ts';
import { amount } from '../words/numbers.ts';
import { NowLine } from './now-line.tsx';
import type { Side, World } from './view.ts';
import { curveOf, inksOfSides, lastStep } from './view.ts';

const HEIGHT = 300;
/** Two words before each name take room. */
const NAMES_SHARE = 0.34;
/** Between dots: spent. */
const DOTTED = [2, 4];

interface Purse {
  readonly label: string;
  readonly spend: readonly Printed[];
  readonly npv: readonly Printed[];
  readonly earned: readonly Printed[];
}

export function Money({ world }: { world: World }) {
  const { run, sides, replicate } = world;
  const purses = useMemo(() => sides.flatMap(purseOf), [sides]);
  const own = useMemo(() => inksOfSides(world), [sides, world.inks]);
  const last = lastStep(world);
  const draw = useMemo<Draw>(() => {
    const scene = sceneOf(purses, own, last, run.step);
    return (frame) => curveChart(scene, frame);
  }, [purses, own, run, last]);
  const told = purses.map(({ label, spend, npv }) => [label, paybackText(paybackOf(spend, npv), run.step, last)]);
  const title = `Money spent and earned by ${run.step}, world ${replicate}`;
  return (
    <>
      <ul class="told">
        {told.map(([label, words]) => (
          <li key={label}>
            <b>
              <bdi>{label}</bdi>
            </b>{' '}
            {words}
          </li>
        ))}
      </ul>
      <NowLine
        values={purses.map(({ label, earned }) => ({ label: `${label} earned`, ink: own.get(label), values: earned }))}
        unit="money"
        step={run.step}
      />
      <Figure
        run={run.title}
        title={title}
        note={NOTE}
        says={`${title}. ${told.map((words) => words.join(' ')).join('; ')}.`}
        draw={draw}
        clocked
        file={fileName(run.title, title)}
        table={() => tableOf(purses, last, run.step)}
        sheet={() => sheetOf(purses, last)}
      />
    </>
  );
}

const NOTE =
  'Solid or dashed: earned, the margin of all sales less returns, gifts and what discounting takes. Dotted: spent. ' +
  'They meet where the NPV is nought. Sales that would have come without a campaign are earned too.';

const NAMES = [(label: string) => `earned, ${label}`, (label: string) => `spent, ${label}`];

/** Whether money in and out were measured. */
export function hasMoney({ sides }: World): boolean {
  return sides.some((side) => purseOf(side).length > 0);
}

function purseOf(side: Side): Purse[] {
  const [spend, npv] = [curveOf(side, 'spend'), curveOf(side, 'npv')];
  if (spend === undefined || npv === undefined) return [];
  return [{ label: side.label, spend, npv, earned: earnedOf(spend, npv) }];
}

/** A line for what was earned and one for what was spent, and the place where they have met for good. */
function sceneOf(purses: readonly Purse[], own: ReadonlyMap<string, Ink>, last: number, step: string): CurveScene {
  const lines = purses.flatMap(({ label, spend, earned }) =>
    [earned, spend].map((values, at) => ownSoFar({ label: NAMES[at](label), values, all: undefined }, last)),
  );
  const marks = purses.flatMap((purse) => markOf(purse, step));
  return { lines, marks, inks: inksOf(purses, own), unit: 'money', step, last, height: HEIGHT, names: NAMES_SHARE };
}

function inksOf(purses: readonly Purse[], own: ReadonlyMap<string, Ink>): ReadonlyMap<string, Ink> {
  return new Map(
    purses.flatMap(({ label }) => {
      const ink = own.get(label)!;
      return NAMES.map((name, at): [string, Ink] => [name(label), at === 0 ? ink : { ...ink, dash: DOTTED }]);
    }),
  );
}

function markOf({ label, spend, npv, earned }: Purse, unit: string): Mark[] {
  const payback = paybackOf(spend, npv);
  if (payback.kind !== 'from') return [];
  const { step } = payback;
  return [{ campaign: NAMES[0](label), x: step, y: earned[step] ?? 0, text: `${unit} ${step}` }];
}

function tableOf(purses: readonly Purse[], last: number, step: string) {
  const columns = [step, ...purses.flatMap(({ label }) => [`${label}: spent`, `${label}: earned`])];
  const rows = recordsToDraw(last, MOST_ROWS).map((record) => [
    String(record),
    ...purses.flatMap(({ spend, earned }) => [spend, earned].map((values) => amount(held(values, record), 'money'))),
  ]);
  return { columns, rows };
}

function sheetOf(purses: readonly Purse[], last: number) {
  const rows = purses.flatMap(({ label, spend, npv, earned }) =>
    Array.from({ length: last + 1 }, (_, record) => [
      label,
      record,
      ...[spend, earned, npv].map((values) => held(values, record)),
    ]),
  );
  return { columns: ['campaign', 'step', 'spent', 'earned', 'npv'], rows };
}
