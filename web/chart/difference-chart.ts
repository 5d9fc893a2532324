// The chart of paired differences: one row per comparison, a dot at the mean, its 95 % interval, and the line of no
// difference. A filled dot: the interval lies on one side of it; a hollow dot: not decided.

import type { Difference, Unit } from '../../sim/experiment/summary.ts';
import { chance, NONE, signed, span } from '../words/numbers.ts';
import type { Annotation, Data, Drawing, Frame, Layout } from './frame.ts';
import { amountAxis, baseLayout, fitted, intervalBar, literal } from './frame.ts';
import type { Ink } from './inks.ts';
import { colorOf } from './inks.ts';

export interface DifferenceScene {
  readonly differences: readonly Difference[];
  readonly inks: ReadonlyMap<string, Ink>;
  readonly unit: Unit;
  /** Under the axis: what is compared, in which unit. */
  readonly axis: string;
}

const NARROW = 620;
/** Bold letters are about this much wider. */
const BOLD = 1.12;

export function differenceChart(scene: DifferenceScene, frame: Frame): Drawing {
  const narrow = frame.width < NARROW;
  const row = narrow ? 78 : 58;
  const margin = { l: 4, r: 20, t: 8, b: 54 };
  const height = scene.differences.length * row + margin.t + margin.b;
  const range = differenceRange(scene.differences);
  const rows = scene.differences.length;
  return {
    data: scene.differences.map((difference, place) => dot(scene, difference, place, frame)),
    layout: {
      ...baseLayout(frame, height, margin),
      hovermode: false,
      xaxis: { ...amountAxis(frame, scene.axis, scene.unit, range), nticks: narrow ? 5 : 9 },
      yaxis: { range: [rows - 0.5, -0.5], fixedrange: true, visible: false },
      annotations: scene.differences.flatMap((difference, place) => rowText(scene, difference, place, frame)),
      shapes: scene.differences.slice(1).map((_, place) => hairline(place + 0.5, frame)),
    },
  };
}

/** Whether the interval lies wholly on one side of no difference. */
export function decided(difference: Difference): boolean {
  const { low, high } = difference;
  return low !== null && high !== null && (low > 0 || high < 0);
}

/** Always with 0 in it, and some air on both sides. */
function differenceRange(differences: readonly Difference[]): [number, number] {
  const values = differences.flatMap(({ low, mean, high }) => [low, mean, high]).filter((value) => value !== null);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  if (low === high) return [-1, 1];
  const air = (high - low) * 0.06;
  return [low - air, high + air];
}

function dot(scene: DifferenceScene, difference: Difference, place: number, frame: Frame): Data {
  const ink = scene.inks.get(difference.of)!;
  const color = colorOf(ink, frame.theme);
  return {
    type: 'scatter',
    mode: 'markers',
    x: [difference.mean],
    y: [place + 0.22],
    marker: {
      symbol: decided(difference) ? ink.mark : `${ink.mark}-open`,
      color,
      size: 13,
      line: { color, width: 2.5 },
    },
    ...intervalBar(difference, { color, thickness: 3, width: 6 }),
  } as Data;
}

function hairline(y: number, frame: Frame): NonNullable<Layout['shapes']>[number] {
  return {
    type: 'line',
    xref: 'paper',
    x0: 0,
    x1: 1,
    y0: y,
    y1: y,
    layer: 'below',
    line: { color: frame.theme.rule, width: 1 },
  };
}

/** Above the dot: who against whom; at the right (on a phone: beneath) the numbers. */
function rowText(scene: DifferenceScene, difference: Difference, place: number, frame: Frame): Annotation[] {
  const narrow = frame.width < NARROW;
  const numbers = numbersOf(difference, scene.unit);
  const room = (frame.width - 32 - (narrow ? 0 : frame.measure(numbers) + 24)) / BOLD;
  const text = {
    xref: 'paper',
    yref: 'y',
    y: place - 0.5,
    yanchor: 'top',
    showarrow: false,
    borderpad: 1,
    bgcolor: frame.theme.paper,
  } as const;
  const [strong, quiet] = [
    { color: frame.theme.ink, size: 14 },
    { color: frame.theme.muted, size: 13 },
  ];
  return [
    {
      ...text,
      x: 0,
      xanchor: 'left',
      yshift: -6,
      text: `<b>${literal(versus(difference, room, frame.measure))}</b>`,
      font: strong,
    },
    narrow
      ? { ...text, x: 0, xanchor: 'left', yshift: -26, text: literal(numbers), font: quiet }
      : { ...text, x: 1, xanchor: 'right', yshift: -6, text: literal(numbers), font: strong },
  ];
}

/** `eleven moms against big bang`, each name cut to what the other leaves of the room. */
function versus({ of, against }: Difference, room: number, measure: Frame['measure']): string {
  const joint = ' against ';
  const names = room - measure(joint);
  const left = (other: string) => Math.max(names / 2, names - measure(other));
  return fitted(of, left(against), measure) + joint + fitted(against, left(of), measure);
}

/** `+412 (+200 to +624) · better in 87 %`. */
export function numbersOf(difference: Difference, unit: Unit): string {
  const mean = signed(difference.mean, unit);
  if (mean === NONE) return 'undefined';
  const interval = span(difference.low, difference.high, unit, signed);
  const parts = [interval === '' ? mean : `${mean} (${interval})`];
  if (difference.probability !== null) parts.push(`better in ${chance(difference.probability)}`);
  return parts.join(' · ');
}
