// What every chart is drawn for and with: width, colours, fonts, quiet axes. Pure: no page, no Plotly, only its types.

import type { Data, Layout, Dash as Preset } from 'plotly.js/lib/core';
import type { Printed } from '../../sim/experiment/summary.ts';
import { short } from '../words/names.ts';
import type { Theme } from './theme.ts';

export type { Data, Layout };
export type Annotation = NonNullable<Layout['annotations']>[number];

/** A chart as Plotly takes it. */
export interface Drawing {
  readonly data: Data[];
  readonly layout: Partial<Layout>;
}

export interface Frame {
  /** Pixels. */
  readonly width: number;
  readonly theme: Theme;
  /** For a file, which must speak for itself. */
  readonly title?: string;
  /** Pixels that a text of 14 px takes in FONT. */
  readonly measure: (text: string) => number;
}

export type Draw = (frame: Frame) => Drawing;

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';
const TITLE_HEIGHT = 52;
const TITLE_SIZE = 20;

/** The common ground of all charts. No dragging: a page must scroll under a thumb. */
export function baseLayout(frame: Frame, height: number, margin: { l: number; r: number; t: number; b: number }) {
  const { theme, title, width } = frame;
  const head = title === undefined ? 0 : TITLE_HEIGHT;
  const hover = { bgcolor: theme.raised, bordercolor: theme.rule, font: { family: FONT, size: 13, color: theme.ink } };
  return {
    width,
    height: height + head,
    margin: { ...margin, t: margin.t + head, pad: 0 },
    paper_bgcolor: theme.paper,
    plot_bgcolor: theme.paper,
    font: { family: FONT, size: 14, color: theme.ink },
    title: title === undefined ? { text: '' } : titleOf(title, frame),
    showlegend: false,
    dragmode: false,
    hoverlabel: hover,
  } satisfies Partial<Layout>;
}

function titleOf(title: string, frame: Frame) {
  const text = literal(fitted(title, (frame.width - 24) * (14 / TITLE_SIZE), frame.measure));
  return {
    text,
    x: 0,
    xref: 'container',
    y: 1,
    yref: 'container',
    yanchor: 'top',
    pad: { l: 12, t: 14 },
    font: { size: TITLE_SIZE },
  } as const;
}

/** The axis of amounts along the bottom, with a line where there is nothing; it does not move under a hand. */
export function amountAxis(frame: Frame, title: string, unit: string, range: readonly [number, number]) {
  return {
    range: [...range],
    fixedrange: true,
    color: frame.theme.muted,
    gridcolor: frame.theme.rule,
    title: { text: literal(title), standoff: 10 },
    zeroline: true,
    zerolinecolor: frame.theme.ink,
    zerolinewidth: 1.5,
    tickformat: tickFormat(unit, range),
  } satisfies Layout['xaxis'];
}

/** The bar of an interval beside a dot; none where the interval is not known. */
export function intervalBar(
  { mean, low, high }: { readonly mean: Printed; readonly low: Printed; readonly high: Printed },
  look: { readonly color: string; readonly thickness: number; readonly width: number },
): Partial<Data> {
  if (mean === null || low === null || high === null) return {};
  return { error_x: { type: 'data', symmetric: false, array: [high - mean], arrayminus: [mean - low], ...look } };
}

/** Lengths of dash and gap as Plotly takes them; its types name only the presets. */
export function dashText(dash: readonly number[]): Preset {
  return (dash.length === 0 ? 'solid' : dash.map((length) => `${length}px`).join(',')) as Preset;
}

/** Grouped digits while they are short, then 200k, 1.5M; shares as percentages. */
export function tickFormat(unit: string, range: readonly [number, number]): string {
  if (unit === 'share') return '~%';
  return Math.max(-range[0], range[1]) >= 100_000 ? '~s' : ',~f';
}

/** A text cut so that it takes no more than so many pixels, but never to less than a few letters. */
export function fitted(text: string, pixels: number, measure: Frame['measure']): string {
  let letters = [...text].length;
  while (letters > 4 && measure(short(text, letters)) > pixels) letters--;
  return short(text, letters);
}

/**
 * Text as text: Plotly reads a few HTML tags and entities in names, so what could be one is written as an entity; marks
 * that turn the direction of writing are left out, since nothing would turn it back.
 */
export function literal(text: string): string {
  const plain = text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
  return plain.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character]!);
}
