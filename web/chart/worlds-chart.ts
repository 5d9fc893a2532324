// The chart of all worlds: each a dot, dropped where it came out and stacked; the one that is looked at is marked. A strip
// for each campaign, or one for their difference with its mean and interval and the line of no difference.

import type { Printed, Unit } from '../../sim/experiment/summary.ts';
import { amount, signed } from '../words/numbers.ts';
import type { Annotation, Data, Drawing, Frame, Layout } from './frame.ts';
import { amountAxis, baseLayout, fitted, intervalBar, literal } from './frame.ts';
import type { Ink } from './inks.ts';
import { colorOf } from './inks.ts';
import type { Dot } from './world-choice.ts';
import { dotted, stacked } from './world-choice.ts';

export interface Strip {
  readonly label: string;
  readonly values: readonly Printed[];
  /** How a world's dot is drawn. */
  ink(value: number): Ink;
  /** Mean over the worlds, with its 95 % interval where there is one. */
  readonly mean: Printed;
  readonly low: Printed;
  readonly high: Printed;
}

export interface WorldsScene {
  readonly strips: readonly Strip[];
  readonly replicates: readonly number[];
  /** The replicate that is looked at. */
  readonly present: number;
  readonly unit: Unit;
  readonly axis: string;
  /** Whether values are differences: 0 is on the axis and stands out, numbers bear a sign. */
  readonly paired: boolean;
}

const DOT = 8;
/** Dots that a strip is high at most, those above for its name, and those beneath for mean and interval. */
const MOST_ROWS = 14;
const HEAD = 6;
const FOOT = 3;

/** What all strips share: the axis, its columns, the worlds of a dot, the dots of the highest stack, a strip's height. */
interface Ground {
  readonly range: readonly [number, number];
  readonly columns: number;
  readonly each: number;
  readonly rows: number;
  readonly strip: number;
}

export function worldsChart(scene: WorldsScene, frame: Frame): Drawing {
  const { strips } = scene;
  const margin = { l: 10, r: 14, t: 4, b: 50 };
  const columns = Math.max(10, Math.floor((frame.width - margin.l - margin.r) / DOT));
  const range = rangeOf(scene);
  const stacks = strips.flatMap(({ values }) => stacked(values, range, columns));
  const highest = stacks.reduce((most, { length }) => Math.max(most, length), 0);
  const each = Math.max(1, Math.ceil(highest / MOST_ROWS));
  const rows = Math.max(4, Math.ceil(highest / each));
  const ground: Ground = { range, columns, each, rows, strip: rows + HEAD + FOOT };
  const inner = Math.max(1, strips.length) * ground.strip * DOT;
  return {
    data: strips.flatMap((strip, place) => [
      worldsOf(strip, place, scene, ground, frame),
      ...meanOf(strip, groundOf(place, ground), frame),
    ]),
    layout: {
      ...baseLayout(frame, inner + margin.t + margin.b, margin),
      hovermode: 'closest',
      xaxis: {
        ...amountAxis(frame, scene.axis, scene.unit, range),
        nticks: frame.width < 560 ? 5 : 9,
        zeroline: range[0] < 0,
        ...(scene.paired ? {} : { zerolinecolor: frame.theme.muted, zerolinewidth: 1 }),
      },
      yaxis: { range: [-strips.length * ground.strip, 0], fixedrange: true, visible: false },
      annotations: [
        ...eachOf(ground, frame),
        ...strips.flatMap((strip, place) => [
          nameOf(strip, -place * ground.strip, frame),
          ...presentOf(strip, place, scene, ground, frame),
        ]),
      ],
      shapes: strips.map((_, place) => baseline(groundOf(place, ground), frame)),
    },
  };
}

/** The same for all strips, with 0 in it where it is a difference. */
function rangeOf({ strips, paired }: WorldsScene): [number, number] {
  const values = strips.flatMap((strip) => [...strip.values, strip.low, strip.high]).filter((value) => value !== null);
  if (paired) values.push(0);
  const low = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (!(low < high)) return values.length === 0 ? [-1, 1] : [low - 1, low + 1];
  const air = (high - low) * 0.03;
  return [low - air, high + air];
}

const dotsOf = ({ values }: Strip, { range, columns, each }: Ground) => dotted(stacked(values, range, columns), each);

/** Height of a strip's ground on the axis, which counts dots downwards. */
const groundOf = (place: number, { strip, rows }: Ground) => -(place * strip + HEAD + rows);

function at(dot: Dot, place: number, ground: Ground): readonly [number, number] {
  const [low, high] = ground.range;
  return [low + ((dot.column + 0.5) / ground.columns) * (high - low), groundOf(place, ground) + dot.height + 0.5];
}

function worldsOf(
  strip: Strip,
  place: number,
  { replicates, present, unit, paired }: WorldsScene,
  ground: Ground,
  frame: Frame,
): Data {
  const isHere = ({ worlds }: Dot) => worlds.some((world) => replicates[world] === present);
  // The one that is looked at comes last, over its neighbours.
  const dots = dotsOf(strip, ground).sort((a, b) => Number(isHere(a)) - Number(isHere(b)));
  const write = paired ? signed : amount;
  const places = dots.map((dot) => at(dot, place, ground));
  const inks = dots.map(({ worlds }) => strip.ink(strip.values[worlds[0]]!));
  const here = dots.map(isHere);
  return {
    type: 'scatter',
    mode: 'markers',
    x: places.map(([x]) => x),
    y: places.map(([, y]) => y),
    customdata: dots.map(({ worlds }) => replicates[worlds[0]]),
    text: dots.map(({ worlds }) => worldsText(worlds, strip.values, replicates, (value) => write(value, unit))),
    hovertemplate: '%{text}<extra></extra>',
    marker: {
      symbol: inks.map(({ mark }) => mark),
      size: here.map((is) => (is ? DOT + 5 : DOT - 1)),
      color: inks.map((ink) => colorOf(ink, frame.theme)),
      opacity: 1,
      line: { color: frame.theme.ink, width: here.map((is) => (is ? 2.5 : 0)) },
    },
  } as Data;
}

/** `World 12: +412`, or `Worlds 12, 40 and 3 more: +398 to +412`. */
function worldsText(
  worlds: readonly number[],
  values: readonly Printed[],
  replicates: readonly number[],
  write: (value: number) => string,
): string {
  if (worlds.length === 1) return `World ${replicates[worlds[0]]}: ${write(values[worlds[0]]!)}`;
  const own = worlds.map((world) => values[world]!).sort((a, b) => a - b);
  const names = worlds.slice(0, 3).map((world) => replicates[world]);
  const more = worlds.length > 3 ? ` and ${worlds.length - 3} more` : '';
  return `Worlds ${names.join(', ')}${more}: ${write(own[0])} to ${write(own[own.length - 1])}`;
}

/** Under the ground: a diamond at the mean, and the bar of its interval. */
function meanOf(strip: Strip, y: number, frame: Frame): Data[] {
  if (strip.mean === null) return [];
  const color = frame.theme.ink;
  return [
    {
      type: 'scatter',
      mode: 'markers',
      x: [strip.mean],
      y: [y - 1.4],
      hoverinfo: 'skip',
      marker: { symbol: 'diamond', color, size: 9 },
      ...intervalBar(strip, { color, thickness: 2.5, width: 5 }),
    } as Data,
  ];
}

function nameOf({ label }: Strip, y: number, frame: Frame): Annotation {
  return {
    xref: 'paper',
    x: 0,
    y,
    xanchor: 'left',
    yanchor: 'top',
    text: `<b>${literal(fitted(label, frame.width * 0.8, frame.measure))}</b>`,
    bgcolor: frame.theme.paper,
    borderpad: 1,
    showarrow: false,
    font: { color: frame.theme.ink, size: 14 },
  };
}

/** Where a dot stands for several worlds, for how many. */
function eachOf({ each }: Ground, frame: Frame): Annotation[] {
  if (each === 1) return [];
  const font = { color: frame.theme.muted, size: 13 };
  const [x, y, xanchor, yanchor] = [1, 0, 'right', 'top'] as const;
  return [{ xref: 'paper', x, y, xanchor, yanchor, text: `a dot: up to ${each} worlds`, showarrow: false, font }];
}

/** Points at the world that is looked at. */
function presentOf(
  strip: Strip,
  place: number,
  { replicates, present }: WorldsScene,
  ground: Ground,
  frame: Frame,
): Annotation[] {
  const dot = dotsOf(strip, ground).find(({ worlds }) => worlds.some((world) => replicates[world] === present));
  if (dot === undefined) return [];
  const [x, y] = at(dot, place, ground);
  const right = dot.column > ground.columns / 2;
  return [
    {
      x,
      y,
      text: 'this world',
      font: { color: frame.theme.ink, size: 13 },
      bgcolor: frame.theme.paper,
      borderpad: 1,
      xanchor: right ? 'right' : 'left',
      ax: right ? -14 : 14,
      ay: -Math.max(22, (ground.rows - dot.height) * DOT + 8),
      arrowhead: 0,
      arrowwidth: 1.25,
      arrowcolor: frame.theme.ink,
      standoff: 6,
    },
  ];
}

function baseline(y: number, frame: Frame): NonNullable<Layout['shapes']>[number] {
  return {
    type: 'line',
    xref: 'paper',
    x0: 0,
    x1: 1,
    y0: y,
    y1: y,
    layer: 'below',
    line: { color: frame.theme.muted, width: 1 },
  };
}
