// The chart of origins: for each side the adopters so far, stacked by the channel that they came through. Each channel
// has a hue, a pattern and its name at the right; all sides share both axes.

import type { ChannelName } from '../../sim/world/events.ts';
import { CHANNEL_WORDS } from '../words/channels.ts';
import { amount } from '../words/numbers.ts';
import { MOST_POINTS, recordsToDraw } from './curve-data.ts';
import type { Annotation, Data, Drawing, Frame } from './frame.ts';
import { baseLayout, fitted, literal, tickFormat } from './frame.ts';
import { faint } from './inks.ts';
import { spread } from './labels.ts';
import type { Origin } from './origin-data.ts';
import type { Theme } from './theme.ts';
import { held } from './world-data.ts';

export interface OriginScene {
  readonly sides: readonly { readonly label: string; readonly origins: readonly Origin[] }[];
  /** Name of a step, and the last on the axis. */
  readonly step: string;
  readonly last: number;
}

const PANEL = 170;
const GAP = 34;
const LINE_HEIGHT = 17;

/** Place among the theme's lines (−1: the baseline's grey) and pattern of each channel. */
const LOOK: Readonly<Record<ChannelName, readonly [number, '' | '/' | '\\' | 'x' | '-' | '|' | '+' | '.']>> = {
  start: [-1, '.'],
  ad: [1, '/'],
  owned: [5, '-'],
  letter: [3, '\\'],
  media: [0, '.'],
  friend: [2, ''],
  own: [-1, '|'],
  gift: [4, 'x'],
  sample: [6, '+'],
  staff: [3, '|'],
};

export function originChart(scene: OriginScene, frame: Frame): Drawing {
  const { sides, last } = scene;
  const names = sides.map(({ origins }) => origins.map(({ channel }) => CHANNEL_WORDS[channel]));
  const longest = Math.max(0, ...names.flat().map(frame.measure));
  const margin = { l: 52, r: Math.ceil(longest) + 12, t: 26, b: 46 };
  const inner = Math.max(1, sides.length) * PANEL + Math.max(0, sides.length - 1) * GAP;
  const most = Math.max(1, ...sides.map(({ origins }) => total(origins)));
  const range: [number, number] = [0, most * 1.04];
  const look = { color: frame.theme.muted, gridcolor: frame.theme.rule, fixedrange: true, zeroline: false };
  return {
    data: sides.flatMap(({ origins }, side) => [
      holder(side),
      ...origins.map((origin) => area(origin, side, last, frame)),
    ]),
    layout: {
      ...baseLayout(frame, inner + margin.t + margin.b, margin),
      hovermode: 'x',
      xaxis: {
        ...look,
        title: { text: literal(scene.step), standoff: 8 },
        range: [0, last],
        showgrid: false,
        nticks: 7,
        anchor: axisOf(Math.max(0, sides.length - 1)),
      },
      ...valueAxes(sides.length, range, inner, look),
      annotations: sides.flatMap(({ label, origins }, side) => [
        title(origins.length > 0 ? label : `${label}: nobody`, side, inner, frame),
        ...channelNames(origins, side, range[1], last, frame),
      ]),
    } as Drawing['layout'],
  };
}

/** An axis for each side, the first on top, all with the same range. */
function valueAxes(sides: number, range: readonly [number, number], inner: number, look: object) {
  const axes = Array.from({ length: sides }, (_, side) => {
    const top = 1 - (side * (PANEL + GAP)) / inner;
    const domain = [top - PANEL / inner, top];
    return [
      `yaxis${side === 0 ? '' : side + 1}`,
      { ...look, range, domain, nticks: 4, tickformat: tickFormat('people', range) },
    ];
  });
  return Object.fromEntries(axes);
}

function channelColor(channel: ChannelName, theme: Theme): string {
  const [hue] = LOOK[channel];
  return hue < 0 ? theme.baseline : theme.lines[hue];
}

function total(origins: readonly Origin[]): number {
  return origins.reduce((sum, { soFar }) => sum + soFar[soFar.length - 1], 0);
}

/** Plotly draws no axis without a trace, and a side may have no adopters. */
function holder(side: number): Data {
  const yaxis = axisOf(side);
  return { type: 'scatter', mode: 'markers', x: [0], y: [0], yaxis, hoverinfo: 'skip', marker: { opacity: 0 } };
}

const axisOf = (side: number) => (side === 0 ? 'y' : `y${side + 1}`);

function area({ channel, soFar }: Origin, side: number, last: number, frame: Frame): Data {
  const color = channelColor(channel, frame.theme);
  const at = recordsToDraw(last, MOST_POINTS);
  const pattern = LOOK[channel][1];
  return {
    type: 'scatter',
    mode: 'lines',
    name: CHANNEL_WORDS[channel],
    x: at,
    y: at.map((record) => held(soFar, record)),
    yaxis: axisOf(side),
    stackgroup: String(side),
    line: { color, width: 1.25 },
    fillcolor: faint(color, 0.5),
    fillpattern: { shape: pattern, bgcolor: faint(color, 0.22), fgcolor: color, size: 7, solidity: 0.22 },
    text: at.map((record) => amount(held(soFar, record), 'people')),
    hovertemplate: `${CHANNEL_WORDS[channel]}: %{text}<extra></extra>`,
  } as Data;
}

function title(label: string, side: number, inner: number, frame: Frame): Annotation {
  return {
    xref: 'paper',
    yref: 'paper',
    x: 0,
    y: 1 - (side * (PANEL + GAP)) / inner,
    xanchor: 'left',
    yanchor: 'bottom',
    text: `<b>${literal(fitted(label, frame.width * 0.7, frame.measure))}</b>`,
    showarrow: false,
    font: { color: frame.theme.ink, size: 14 },
  };
}

/** Each channel's name beside the end of its layer. */
function channelNames(origins: readonly Origin[], side: number, top: number, last: number, frame: Frame): Annotation[] {
  let below = 0;
  const middles = origins.map(({ soFar }) => {
    const end = soFar[soFar.length - 1];
    below += end;
    return below - end / 2;
  });
  const wanted = middles.map((middle) => (1 - middle / top) * PANEL);
  const placed = spread(wanted, LINE_HEIGHT, 6, PANEL - 6);
  return origins.map(({ channel }, place) => ({
    xref: 'x',
    yref: axisOf(side) as 'y',
    x: last,
    y: (1 - placed[place] / PANEL) * top,
    xanchor: 'left',
    xshift: 2,
    text: CHANNEL_WORDS[channel],
    showarrow: false,
    font: { color: frame.theme.ink, size: 13 },
  }));
}
