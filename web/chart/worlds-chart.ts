// The chart of all worlds: each a dot, dropped where it came out and stacked; the one that is looked at is marked. A strip
// for each campaign, or one for their difference with its mean and interval and the line of no difference.

import type { Printed, Unit } from '../../sim/experiment/summary.ts';
import { amount, signed } from '../words/numbers.ts';
import type { Annotation, Data, Drawing, Frame, Layout } from './frame.ts';
import { baseLayout, fitted, literal, tickFormat } from './frame.ts';
import type { Ink } from './inks.ts';
import { colorOf } from './inks.ts';
import type { Dot } from './world-choice.ts';
import { stacked } from './world-choice.ts';

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
/** Dots that a strip is high, those between two strips for its name, and those beneath it for mean and interval. */
const ROWS = 14;
const HEAD = 5;
const FOOT = 3;
const STRIP = ROWS + HEAD + FOOT;

export function worldsChart(scene: WorldsScene, frame: Frame): Drawing {
  const { strips } = scene;
  const margin = { l: 10, r: 14, t: 4, b: 50 };
  const columns = Math.max(10, Math.floor((frame.width - margin.l - margin.r) / DOT));
  const range = rangeOf(scene);
  const inner = Math.max(1, strips.length) * STRIP * DOT;
  return {
    data: strips.flatMap((strip, place) => [
      ...dotsOf(strip, place, scene, range, columns, frame),
      ...meanOf(strip, place, frame),
    ]),
    layout: {
      ...baseLayout(frame, inner + margin.t + margin.b, margin),
      hovermode: 'closest',
      xaxis: {
        range: [...range],
        fixedrange: true,
        color: frame.theme.muted,
        gridcolor: frame.theme.rule,
        nticks: frame.width < 560 ? 5 : 9,
        title: { text: literal(scene.axis), standoff: 8 },
        zeroline: range[0] < 0,
        zerolinecolor: scene.paired ? frame.theme.ink : frame.theme.muted,
        zerolinewidth: scene.paired ? 1.5 : 1,
        tickformat: tickFormat(scene.unit, range),
      },
      yaxis: { range: [-strips.length * STRIP, 0], fixedrange: true, visible: false },
      annotations: strips.flatMap((strip, place) => [
        nameOf(strip, place, frame),
        ...presentOf(strip, place, scene, range, columns, frame),
      ]),
      shapes: strips.map((_, place) => ground(place, frame)),
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

/** Height of a strip's ground on the axis, which counts dots downwards. */
const groundOf = (place: number) => -(place * STRIP + HEAD + ROWS);

function at(
  dot: Dot,
  place: number,
  [low, high]: readonly [number, number],
  columns: number,
): readonly [number, number] {
  return [low + ((dot.column + 0.5) / columns) * (high - low), groundOf(place) + dot.height + 0.5];
}

function dotsOf(
  strip: Strip,
  place: number,
  { replicates, present, unit, paired }: WorldsScene,
  range: readonly [number, number],
  columns: number,
  frame: Frame,
): Data[] {
  const { dots } = stacked(strip.values, range, columns, ROWS);
  const write = paired ? signed : amount;
  const places = dots.map((dot) => at(dot, place, range, columns));
  const inks = dots.map(({ worlds }) => strip.ink(strip.values[worlds[0]]!));
  const here = dots.map(({ worlds }) => worlds.some((world) => replicates[world] === present));
  return [
    {
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
    } as Data,
  ];
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
function meanOf({ mean, low, high }: Strip, place: number, frame: Frame): Data[] {
  if (mean === null) return [];
  const y = groundOf(place) - 1.4;
  const color = frame.theme.ink;
  const bar = low !== null && high !== null;
  return [
    {
      type: 'scatter',
      mode: 'markers',
      x: [mean],
      y: [y],
      hoverinfo: 'skip',
      marker: { symbol: 'diamond', color, size: 9 },
      ...(bar
        ? {
            error_x: {
              type: 'data',
              symmetric: false,
              array: [high - mean],
              arrayminus: [mean - low],
              color,
              thickness: 2.5,
              width: 5,
            },
          }
        : {}),
    } as Data,
  ];
}

function nameOf({ label }: Strip, place: number, frame: Frame): Annotation {
  return {
    xref: 'paper',
    x: 0,
    y: -place * STRIP,
    xanchor: 'left',
    yanchor: 'top',
    text: `<b>${literal(fitted(label, frame.width * 0.8, frame.measure))}</b>`,
    showarrow: false,
    font: { color: frame.theme.ink, size: 14 },
  };
}

/** Points at the world that is looked at. */
function presentOf(
  strip: Strip,
  place: number,
  { replicates, present }: WorldsScene,
  range: readonly [number, number],
  columns: number,
  frame: Frame,
): Annotation[] {
  const { dots } = stacked(strip.values, range, columns, ROWS);
  const dot = dots.find(({ worlds }) => worlds.some((world) => replicates[world] === present));
  if (dot === undefined) return [];
  const [x, y] = at(dot, place, range, columns);
  const right = dot.column > columns / 2;
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
      ay: -Math.max(22, (ROWS - dot.height) * DOT + 4),
      arrowhead: 0,
      arrowwidth: 1.25,
      arrowcolor: frame.theme.ink,
      standoff: 6,
    },
  ];
}

function ground(place: number, frame: Frame): NonNullable<Layout['shapes']>[number] {
  const y = groundOf(place);
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
