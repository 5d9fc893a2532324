// The chart of the value ledger: a waterfall, each entry a bar from where the ones above it ended, the sum at the foot.

import { signed } from '../words/numbers.ts';
import type { Annotation, Drawing, Frame, Layout } from './frame.ts';
import { baseLayout, literal, tickFormat } from './frame.ts';
import type { Ledger } from './ledger-data.ts';

const ROW = 46;
const BAR = 0.2;

interface Bar {
  readonly words: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
  readonly whole: boolean;
}

export function ledgerChart({ entries, sum }: Ledger, axis: string, frame: Frame): Drawing {
  const bars: Bar[] = [];
  let so = 0;
  for (const { words, mean } of entries) {
    bars.push({ words, value: mean, from: so, to: so + mean, whole: false });
    so += mean;
  }
  bars.push({ words: sum.words, value: sum.mean, from: 0, to: sum.mean, whole: true });
  const margin = { l: 4, r: 16, t: 6, b: 50 };
  const range = rangeOf(bars);
  return {
    data: [{ type: 'scatter', mode: 'markers', x: [0], y: [-1], hoverinfo: 'skip', marker: { opacity: 0 } }],
    layout: {
      ...baseLayout(frame, bars.length * ROW + margin.t + margin.b, margin),
      hovermode: false,
      xaxis: {
        range,
        fixedrange: true,
        color: frame.theme.muted,
        gridcolor: frame.theme.rule,
        nticks: frame.width < 560 ? 5 : 9,
        title: { text: literal(axis), standoff: 8 },
        zerolinecolor: frame.theme.ink,
        zerolinewidth: 1.5,
        tickformat: tickFormat('money', range),
      },
      yaxis: { range: [bars.length - 0.5, -0.5], fixedrange: true, visible: false },
      shapes: bars.flatMap((bar, row) => shapesOf(bar, row, frame)),
      annotations: bars.flatMap((bar, row) => textsOf(bar, row, frame)),
    },
  };
}

function rangeOf(bars: readonly Bar[]): [number, number] {
  const low = Math.min(0, ...bars.flatMap(({ from, to }) => [from, to]));
  const high = Math.max(0, ...bars.flatMap(({ from, to }) => [from, to]));
  if (low === high) return [-1, 1];
  const air = (high - low) * 0.05;
  return [low - air, high + air];
}

/** The bar, and the thin line down to where the next begins. */
function shapesOf({ value, from, to, whole }: Bar, row: number, { theme }: Frame): NonNullable<Layout['shapes']> {
  const color = whole ? theme.ink : value < 0 ? theme.lines[1] : theme.lines[2];
  const bar = {
    type: 'rect',
    x0: Math.min(from, to),
    x1: Math.max(from, to),
    y0: row + 0.22 - BAR,
    y1: row + 0.22 + BAR,
    fillcolor: color,
    line: { color, width: 1 },
  } as const;
  const next = { type: 'line', x0: to, x1: to, y0: row + 0.22, y1: row + 1, line: { color: theme.muted, width: 1 } };
  return whole ? [bar] : [bar, { ...next, type: 'line', layer: 'below' }];
}

/** What it is on the left, how much on the right. */
function textsOf({ words, value, whole }: Bar, row: number, { theme }: Frame): Annotation[] {
  const strong = (text: string) => (whole ? `<b>${text}</b>` : text);
  const text = {
    xref: 'paper',
    y: row - 0.5,
    yanchor: 'top',
    showarrow: false,
    borderpad: 1,
    bgcolor: theme.paper,
    font: { color: theme.ink, size: 14 },
  } as const;
  return [
    { ...text, x: 0, xanchor: 'left', text: strong(words) },
    { ...text, x: 1, xanchor: 'right', text: strong(signed(value, 'money')) },
  ];
}
