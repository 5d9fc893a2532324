// The charts as pure functions: what they draw from good data, from little data and from none.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Difference, Series } from '../../sim/experiment/summary.ts';
import { curveChart, MOST_BANDS } from '../../web/chart/curve-chart.ts';
import { newPerStep, recordsToDraw, soFar } from '../../web/chart/curve-data.ts';
import { decided, differenceChart } from '../../web/chart/difference-chart.ts';
import type { Drawing, Frame } from '../../web/chart/frame.ts';
import { fitted, literal } from '../../web/chart/frame.ts';
import { inksOf } from '../../web/chart/inks.ts';
import { spread } from '../../web/chart/labels.ts';
import type { Theme } from '../../web/chart/theme.ts';
import { DARK, LIGHT } from '../../web/chart/theme.ts';
import { HOSTILE, sampleRun } from './sample.ts';

const frame: Frame = { width: 900, theme: LIGHT, measure: (text) => text.length * 8 };

describe('labels at line ends', () => {
  it('keep their distance, their order and their room', () => {
    const places = fc.array(fc.double({ min: -50, max: 450, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(places, (wanted) => {
        const got = spread(wanted, 18, 0, 400);
        const gap = Math.min(18, 400 / Math.max(1, wanted.length - 1));
        const order = wanted.map((_, label) => label).sort((a, b) => wanted[a] - wanted[b] || a - b);
        for (const place of got) expect(place).toBeGreaterThanOrEqual(-1e-9);
        for (const place of got) expect(place).toBeLessThanOrEqual(400 + 1e-9);
        for (let i = 1; i < order.length; i++) {
          expect(got[order[i]] - got[order[i - 1]]).toBeGreaterThanOrEqual(gap - 1e-9);
        }
      }),
    );
  });

  it('stay where they are when nothing is in the way', () => {
    expect(spread([300, 10, 100], 18, 0, 400)).toEqual([300, 10, 100]);
  });
});

describe('curves', () => {
  it('are drawn at evenly spaced records with both ends', () => {
    fc.assert(
      fc.property(fc.nat(20000), fc.integer({ min: 2, max: 600 }), (last, most) => {
        const records = recordsToDraw(last, most);
        expect(records.length).toBe(Math.min(last + 1, most));
        expect(records[0]).toBe(0);
        expect(records.at(-1)).toBe(last);
        for (let i = 1; i < records.length; i++)
          if (records[i] <= records[i - 1]) throw new Error(`record ${records[i]} twice`);
      }),
    );
  });

  it('new per step adds up to the total, thinned or not', () => {
    const series = seriesOf([2, 5, 5, 9, 20, 21, 40]);
    for (const records of [recordsToDraw(6, 10), recordsToDraw(6, 4)]) {
      const { mean } = newPerStep(series, records);
      const total = mean.reduce<number>((sum, v, i) => sum + v! * (i === 0 ? 1 : records[i] - records[i - 1]), 0);
      expect(total).toBeCloseTo(40, 10);
    }
  });

  it('have a band only where replicates differ', () => {
    expect(soFar(seriesOf([1, 2]), [0, 1]).p5).toEqual([]);
    expect(soFar({ ...seriesOf([1, 2]), p95: [1, 3] }, [0, 1]).p95).toEqual([1, 3]);
  });

  it('leave bands out where too many would overlap', () => {
    const run = sampleRun({ campaigns: ['nothing', ...Array.from({ length: 9 }, (_, i) => `campaign ${i}`)] });
    const drawn = (count: number) => {
      const series = run.series.filter((candidate) => candidate.metric === 'won').slice(0, count);
      const lines = series.map((one) => soFar(one, recordsToDraw(52, 99)));
      return curveChart({ lines, inks: inksOf(run.campaigns.map((c) => c.name)), unit: 'people', step: 'week' }, frame);
    };
    expect(drawn(4).data.length).toBe(4 * 3);
    expect(drawn(MOST_BANDS + 1).data.length).toBe(MOST_BANDS + 1);
  });

  it('survive no lines, one record, no values and values below zero', () => {
    const inks = inksOf(['a']);
    const draw = (mean: (number | null)[]) => {
      const line = soFar(seriesOf(mean), recordsToDraw(mean.length - 1, 500));
      return curveChart({ lines: [line], inks, unit: 'money', step: 'week' }, frame);
    };
    const none = curveChart({ lines: [], inks, unit: 'money', step: 'week' }, frame);
    for (const drawing of [none, draw([3]), draw([null, null]), draw([0, 0]), draw([-5, 7])]) finite(drawing);
    expect(draw([-5, 7]).layout.yaxis!.range![0]).toBeLessThan(-5);
    expect(draw([1, 7]).layout.yaxis!.range![0]).toBe(0);
    expect(draw([null, null]).layout.annotations).toEqual([]);
  });
});

describe('differences', () => {
  const base: Difference = { of: 'a', against: 'b', metric: 'npv', mean: 4, se: 1, low: 2, high: 6, probability: 0.9 };
  const draw = (differences: Difference[], width = 900) =>
    differenceChart({ differences, inks: inksOf(['a', 'b']), unit: 'money', axis: 'npv' }, { ...frame, width });

  it('are decided where the interval leaves out zero, shown by a filled dot', () => {
    expect(decided(base)).toBe(true);
    expect(decided({ ...base, low: -1 })).toBe(false);
    expect(decided({ ...base, low: 0 })).toBe(false);
    expect(decided({ ...base, low: null, high: null })).toBe(false);
    const marks = draw([base, { ...base, low: -1 }]).data.map((trace) => (trace as never as Marked).marker.symbol);
    expect(marks).toEqual(['circle', 'circle-open']);
  });

  it('always show zero, and survive undefined and exact ones', () => {
    const empty = { ...base, mean: null, se: null, low: null, high: null, probability: null };
    const exact = { ...base, mean: 0, se: 0, low: 0, high: 0, probability: 0.5 };
    for (const drawing of [draw([base]), draw([empty]), draw([exact]), draw([]), draw([base, empty], 320)]) {
      finite(drawing);
      const [low, high] = drawing.layout.xaxis!.range as [number, number];
      expect(low).toBeLessThan(0);
      expect(high).toBeGreaterThan(0);
    }
  });
});

describe('names in charts', () => {
  it('hold nothing that could be read as markup', () => {
    for (const name of HOSTILE) expect(literal(name)).not.toMatch(/[<>\u202e]|&(?!amp;|lt;|gt;)/);
    expect(literal('<b>&lt;')).toBe('&lt;b&gt;&amp;lt;');
  });

  it('are cut to the room that there is', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), fc.integer({ min: 40, max: 400 }), (name, room) => {
        expect(frame.measure(fitted(name, room, frame.measure))).toBeLessThanOrEqual(room);
      }),
    );
  });
});

describe('inks', () => {
  it('tell 42 campaigns apart, each the same whoever else is there', () => {
    const names = Array.from({ length: 42 }, (_, place) => `campaign ${place}`);
    const inks = inksOf(['nothing', ...names]);
    expect(new Set(names.map((name) => JSON.stringify([inks.get(name)!.hue, inks.get(name)!.dash]))).size).toBe(42);
    expect(inksOf(names.slice(0, 3)).get('campaign 2')).toEqual(inks.get('campaign 2'));
  });

  it('stand out from the paper: lines 3:1, text 4.5:1 (WCAG 2.2 AA)', () => {
    for (const theme of [LIGHT, DARK]) {
      for (const line of [...theme.lines, theme.baseline]) {
        expect(contrast(line, theme.paper), `${line} on ${theme.paper}`).toBeGreaterThanOrEqual(3);
      }
      for (const text of [theme.ink, theme.muted, theme.accent] satisfies Theme['ink'][]) {
        expect(contrast(text, theme.paper), `${text} on ${theme.paper}`).toBeGreaterThanOrEqual(4.5);
        expect(contrast(text, theme.raised), `${text} on ${theme.raised}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});

interface Marked {
  readonly marker: { readonly symbol: string };
}

function seriesOf(mean: (number | null)[]): Series {
  return { campaign: 'a', metric: 'npv', unit: 'money', mean, low: [], high: [], p5: mean, p50: mean, p95: mean };
}

/** No NaN or Infinity anywhere in a drawing. */
function finite(drawing: Drawing): void {
  JSON.stringify(drawing, (key, value) => {
    if (typeof value === 'number') expect(Number.isFinite(value), key).toBe(true);
    return value;
  });
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance after WCAG 2.2. */
function luminance(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
