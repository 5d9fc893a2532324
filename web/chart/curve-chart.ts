// The chart of curves: a mean line per campaign, the band where 90 % of the replicates lie, the campaign's name at the
// line's end. A pure function of its lines and the frame.

import type { Unit } from '../../sim/experiment/summary.ts';
import { short } from '../words/names.ts';
import { amount, span } from '../words/numbers.ts';
import type { CurveLine } from './curve-data.ts';
import type { Annotation, Data, Drawing, Frame } from './frame.ts';
import { baseLayout, dashText, fitted, literal, tickFormat } from './frame.ts';
import type { Ink } from './inks.ts';
import { colorOf, faint } from './inks.ts';
import { spread } from './labels.ts';

export interface CurveScene {
  readonly lines: readonly CurveLine[];
  readonly inks: ReadonlyMap<string, Ink>;
  readonly unit: Unit;
  /** Name of a step. */
  readonly step: string;
  /** The last step on the axis, where lines may end earlier. */
  readonly last?: number;
  /** Pixels; by itself as high as suits the page's width. */
  readonly height?: number;
  /** The share of the width that names may take. */
  readonly names?: number;
  /** How strong bands are, 0 … 1. */
  readonly band?: number;
  /** Drawn thin beneath the lines, in their campaign's ink and without a name. */
  readonly thin?: readonly CurveLine[];
  readonly marks?: readonly Mark[];
}

/** A place on a line that is worth a word. */
export interface Mark {
  readonly campaign: string;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

const LINE_HEIGHT = 18;
/** Marks that are nearer to each other than this share of the axis would cover each other's words. */
const NEAR_MARK = 0.25;
/** Length in pixels of the thin line between a line's end and its name. */
const LEADER = 22;
/** More bands than these would hide each other. */
export const MOST_BANDS = 6;

export function curveChart(scene: CurveScene, frame: Frame): Drawing {
  const narrow = frame.width < 560;
  const names = scene.lines.map((line) =>
    fitted(line.campaign, frame.width * (scene.names ?? (narrow ? 0.24 : 0.28)), frame.measure),
  );
  const longest = Math.max(0, ...names.map(frame.measure));
  const margin = { l: 58, r: Math.ceil(longest) + LEADER + 8, t: 14, b: 46 };
  const height = Math.max(scene.height ?? (narrow ? 340 : 440), scene.lines.length * LINE_HEIGHT + margin.t + margin.b);
  const { thin = [], marks = [] } = scene;
  const range = valueRange([...scene.lines, ...thin]);
  const layout = baseLayout(frame, height, margin);
  return {
    data: [
      ...bands(scene, frame),
      ...thin.map((line) => thinLine(scene, line, frame)),
      ...scene.lines.map((line) => meanLine(scene, line, frame)),
    ],
    layout: {
      ...layout,
      hovermode: 'x unified',
      xaxis: { ...quiet(frame), ...timeAxis(scene, narrow, frame) },
      yaxis: { ...quiet(frame), ...valueAxis(scene.unit, range, frame) },
      annotations: [
        ...endLabels(scene, names, range, height - margin.t - margin.b, frame),
        ...marks.map((mark, place) => markLabel(mark, marks.slice(0, place), scene, frame)),
      ],
    },
  };
}

const quiet = ({ theme }: Frame) => ({ color: theme.muted, gridcolor: theme.rule, fixedrange: true, zeroline: false });

function timeAxis({ step, last, lines }: CurveScene, narrow: boolean, { theme }: Frame) {
  return {
    title: { text: literal(step), standoff: 8 },
    range: [0, Math.max(1, last ?? 0, ...lines.map((line) => line.at.at(-1) ?? 0))] as [number, number],
    showgrid: false,
    ticks: 'outside',
    tickcolor: theme.rule,
    linecolor: theme.muted,
    nticks: narrow ? 6 : 12,
    hoverformat: ',d',
    unifiedhovertitle: { text: `${literal(step)} %{x}` },
  } as const;
}

function valueAxis(unit: Unit, range: [number, number], { theme }: Frame) {
  return {
    range,
    tickformat: tickFormat(unit, range),
    nticks: 7,
    zeroline: range[0] < 0,
    zerolinecolor: theme.muted,
  };
}

/** From 0 (or the lowest value below it) to a little above the highest. */
function valueRange(lines: readonly CurveLine[]): [number, number] {
  let [low, high] = [0, 0];
  for (const line of lines) {
    for (const values of [line.mean, line.p5, line.p95]) {
      for (const value of values) {
        if (value === null) continue;
        if (value < low) low = value;
        if (value > high) high = value;
      }
    }
  }
  if (low === high) return [0, 1];
  const air = (high - low) * 0.04;
  return [low < 0 ? low - air : 0, high + air];
}

function bands(scene: CurveScene, frame: Frame): Data[] {
  const wide = scene.lines.filter((line) => line.p5.length > 0);
  if (wide.length > MOST_BANDS) return [];
  return wide.flatMap((line): Data[] => {
    const color = colorOf(scene.inks.get(line.campaign)!, frame.theme);
    const edge = {
      type: 'scatter' as const,
      mode: 'lines' as const,
      x: [...line.at],
      line: { width: 0 },
      hoverinfo: 'skip' as const,
    };
    return [
      { ...edge, y: [...line.p5] },
      { ...edge, y: [...line.p95], fill: 'tonexty', fillcolor: faint(color, scene.band ?? 0.16) },
    ];
  });
}

function meanLine(scene: CurveScene, line: CurveLine, frame: Frame): Data {
  const ink = scene.inks.get(line.campaign)!;
  return {
    type: 'scatter',
    mode: line.at.length > 1 ? 'lines' : 'markers',
    name: literal(short(line.campaign, 32)),
    x: [...line.at],
    y: [...line.mean],
    line: { color: colorOf(ink, frame.theme), width: 2.75, dash: dashText(ink.dash) },
    marker: { color: colorOf(ink, frame.theme), size: 10, symbol: ink.mark },
    text: line.mean.map((value, place) => {
      const band = span(line.p5[place], line.p95[place], scene.unit);
      return amount(value, scene.unit) + (band === '' ? '' : ` (${band})`);
    }),
    hovertemplate: '%{text}',
  };
}

function thinLine(scene: CurveScene, line: CurveLine, frame: Frame): Data {
  const color = colorOf(scene.inks.get(line.campaign)!, frame.theme);
  return {
    type: 'scatter',
    mode: 'lines',
    x: [...line.at],
    y: [...line.mean],
    line: { color, width: 1 },
    opacity: 0.6,
    hoverinfo: 'skip',
  };
}

/** Its words stand above it, clear of the axis at the left and of those of marks before it that are near. */
function markLabel(mark: Mark, before: readonly Mark[], scene: CurveScene, frame: Frame): Annotation {
  const { campaign, x, y, text } = mark;
  const last = Math.max(1, scene.last ?? 0);
  const near = before.filter((other) => Math.abs(other.x - x) < NEAR_MARK * last).length;
  const color = colorOf(scene.inks.get(campaign)!, frame.theme);
  return {
    x,
    y,
    text: literal(text),
    font: { color: frame.theme.ink, size: 13 },
    bgcolor: faint(frame.theme.paper, 0.75),
    borderpad: 0,
    xanchor: x < (NEAR_MARK / 2) * last ? 'left' : 'center',
    ax: 0,
    ay: -26 - near * LINE_HEIGHT,
    arrowhead: 6,
    arrowsize: 0.9,
    arrowcolor: color,
  };
}

/** Each name beside its line's end, joined to it by a thin line of the same colour. */
function endLabels(
  scene: CurveScene,
  names: readonly string[],
  range: readonly [number, number],
  height: number,
  frame: Frame,
): Annotation[] {
  const ends = scene.lines.map((line) => {
    const place = line.mean.findLastIndex((value) => value !== null);
    return place < 0 ? undefined : { x: line.at[place], y: line.mean[place]! };
  });
  const wanted = ends.map((end) =>
    end === undefined ? height : ((range[1] - end.y) / (range[1] - range[0])) * height,
  );
  const placed = spread(wanted, LINE_HEIGHT, 4, height - 4);
  return scene.lines.flatMap((line, label) => {
    const end = ends[label];
    if (end === undefined) return [];
    const color = colorOf(scene.inks.get(line.campaign)!, frame.theme);
    return [
      {
        ...end,
        text: literal(names[label]),
        font: { color: frame.theme.ink, size: 14 },
        xanchor: 'left' as const,
        align: 'left' as const,
        ax: LEADER,
        ay: placed[label] - wanted[label],
        showarrow: true,
        arrowhead: 0 as const,
        arrowwidth: 1.5,
        arrowcolor: color,
        borderpad: 2,
      },
    ];
  });
}
