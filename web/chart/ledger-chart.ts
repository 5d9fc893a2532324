// The chart of the value ledger: a waterfall, each entry a bar from where the ones above it ended, the sum at the foot.

import { signed } from '../words/numbers.ts';
import type { Annotation, Drawing, Frame, Layout } from './frame.ts';
import { amountAxis, baseLayout } from './frame.ts';
import type { Ledger } from './ledger-data.ts';

type Shape = NonNullable<Layout['shapes']>[number];

const WIDE = 620;

interface Bar {
  readonly words: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly whole: boolean;
}

/** How rows are laid out: where there is room, words stand beside the bar, else above it. */
interface Rows {
  readonly height: number;
  /** Middle and half thickness of a bar in its row, which is 1 high. */
  readonly middle: number;
  readonly half: number;
  readonly beside: boolean;
}

export function ledgerChart(ledger: Ledger, axis: string, frame: Frame): Drawing {
  const bars = barsOf(ledger);
  const beside = frame.width >= WIDE;
  const rows: Rows = beside
    ? { height: 34, middle: 0, half: 0.32, beside }
    : { height: 48, middle: 0.22, half: 0.2, beside };
  const words = Math.ceil(Math.max(...bars.map((bar) => frame.measure(bar.words)))) + 24;
  const numbers = Math.ceil(Math.max(...bars.map((bar) => frame.measure(signed(bar.value, 'money'))))) + 20;
  const margin = { l: beside ? words : 4, r: beside ? numbers : 16, t: 6, b: 50 };
  const range = rangeOf(bars);
  return {
    // Plotly draws no axis without a trace.
    data: [{ type: 'scatter', mode: 'markers', x: [0], y: [-1], hoverinfo: 'skip', marker: { opacity: 0 } }],
    layout: {
      ...baseLayout(frame, bars.length * rows.height + margin.t + margin.b, margin),
      hovermode: false,
      xaxis: { ...amountAxis(frame, axis, 'money', range), nticks: frame.width < WIDE ? 5 : 9 },
      yaxis: { range: [bars.length - 0.5, -0.5], fixedrange: true, visible: false },
      shapes: bars.flatMap((bar, row) => shapesOf(bar, row, rows, frame)),
      annotations: bars.flatMap((bar, row) => textsOf(bar, row, rows, frame)),
    },
  };
}

/** Entries in which the campaigns do not differ are not drawn. */
function barsOf({ entries, sum }: Ledger): Bar[] {
  let so = 0;
  const bars = entries
    .filter(({ mean }) => mean !== 0)
    .map(({ words, mean }) => ({ words, value: mean, from: so, to: (so += mean), whole: false }));
  return [...bars, { words: sum.words, value: sum.mean, from: 0, to: sum.mean, whole: true }];
}

function rangeOf(bars: readonly Bar[]): [number, number] {
  const low = Math.min(0, ...bars.flatMap(({ from, to }) => [from, to]));
  const high = Math.max(0, ...bars.flatMap(({ from, to }) => [from, to]));
  if (low === high) return [-1, 1];
  const air = (high - low) * 0.05;
  return [low - air, high + air];
}

/** The bar, and the thin line down to where the next begins. */
function shapesOf({ value, from, to, whole }: Bar, row: number, { middle, half }: Rows, { theme }: Frame) {
  const color = whole ? theme.ink : value < 0 ? theme.lines[1] : theme.lines[2];
  const y = row + middle;
  const [x0, x1] = [Math.min(from, to), Math.max(from, to)];
  const bar: Shape = { type: 'rect', x0, x1, y0: y - half, y1: y + half, fillcolor: color, line: { color, width: 1 } };
  if (whole) return [bar];
  const line = { color: theme.muted, width: 1 };
  return [bar, { type: 'line', x0: to, x1: to, y0: y, y1: y + 1, layer: 'below', line } satisfies Shape];
}

/** What it is on the left, how much on the right. */
function textsOf({ words, value, whole }: Bar, row: number, { beside }: Rows, { theme }: Frame): Annotation[] {
  const strong = (text: string) => (whole ? `<b>${text}</b>` : text);
  const text = {
    xref: 'paper',
    y: beside ? row : row - 0.5,
    yanchor: beside ? 'middle' : 'top',
    showarrow: false,
    borderpad: 1,
    bgcolor: theme.paper,
    font: { color: theme.ink, size: 14 },
  } as const;
  const [left, right] = beside ? (['right', 'left'] as const) : (['left', 'right'] as const);
  return [
    { ...text, x: 0, xanchor: left, xshift: beside ? -8 : 0, text: strong(words) },
    { ...text, x: 1, xanchor: right, xshift: beside ? 8 : 0, text: strong(signed(value, 'money')) },
  ];
}
