// The charts of one world and of all worlds, as pure functions: what they are built from, and what they draw from good data,
// from little and from none.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNEL, EVENT, NOBODY } from '../../sim/world/events.ts';
import { LogWriter } from '../../sim/world/log.ts';
import { curveChart } from '../../web/chart/curve-chart.ts';
import { familyChart, MOST_DRAWN } from '../../web/chart/family-chart.ts';
import type { Drawing, Frame } from '../../web/chart/frame.ts';
import { inksOf } from '../../web/chart/inks.ts';
import { ledgerChart } from '../../web/chart/ledger-chart.ts';
import { ledgerOf } from '../../web/chart/ledger-data.ts';
import { earnedOf, paybackOf, paybackText } from '../../web/chart/money-data.ts';
import { originChart } from '../../web/chart/origin-chart.ts';
import { originsOf } from '../../web/chart/origin-data.ts';
import { plotOf, stepAt } from '../../web/chart/playhead.tsx';
import { LIGHT } from '../../web/chart/theme.ts';
import { dotted, examplesOf, pairedOf, scoreOf, stacked } from '../../web/chart/world-choice.ts';
import { freshOf, ownNew, ownSoFar } from '../../web/chart/world-data.ts';
import type { WorldsScene } from '../../web/chart/worlds-chart.ts';
import { worldsChart } from '../../web/chart/worlds-chart.ts';
import { familyText } from '../../web/world/family-words.ts';
import type { Side } from '../../web/world/view.ts';
import { inksOfSides } from '../../web/world/view.ts';
import { HOSTILE, sampleRun } from './sample.ts';

const frames: Frame[] = [900, 340].map((width) => ({ width, theme: LIGHT, measure: (text) => text.length * 8 }));
const [frame] = frames;

/** No NaN or Infinity anywhere in a drawing, and no name that could be read as markup. */
function sound(drawing: Drawing): void {
  const text = JSON.stringify(drawing, (key, value) => {
    if (typeof value === 'number') expect(Number.isFinite(value), key).toBe(true);
    return value;
  });
  expect(text).not.toMatch(/<(?!\/?b>|extra>|\/extra>)/);
}

describe('this world on the ground of all', () => {
  const run = sampleRun();
  const all = run.series.find(({ metric, campaign }) => metric === 'won' && campaign === 'drip')!;
  const values = all.mean.map((value) => Math.round(value! * 1.1)).slice(0, 30);

  it('is its own values on the band of all worlds; a run that ended keeps its last', () => {
    const line = ownSoFar({ label: 'drip', values, all }, 52);
    expect(line.mean.slice(0, 30)).toEqual(values);
    expect(new Set(line.mean.slice(29))).toEqual(new Set([values[29]]));
    expect(line.p95).toEqual(all.p95);
    expect(ownSoFar({ label: 'drip', values, all: undefined }, 52).p5).toEqual([]);
  });

  it('is new step by step: sums to what there is so far', () => {
    const { own, mean } = ownNew({ label: 'drip', values, all }, 52);
    expect(own.mean.reduce<number>((sum, value) => sum + value!, 0)).toBe(values[29]);
    const fresh = freshOf({ label: 'drip', values, all }, 52);
    expect([fresh.values, fresh.all!.mean, fresh.all!.p5]).toEqual([own.mean, mean!.mean, []]);
    expect(mean!.mean.reduce<number>((sum, value) => sum + value!, 0)).toBeCloseTo(all.mean[52]!, 6);
  });

  it('is drawn on one axis, with thin lines and marks, whatever ends early', () => {
    const inks = inksOf(['nothing', 'drip']);
    const lines = [ownSoFar({ label: 'drip', values, all }, 52)];
    const marks = [{ campaign: 'drip', x: 20, y: 100, text: HOSTILE[0] }];
    for (const each of frames) {
      const drawing = curveChart({ lines, inks, unit: 'people', step: 'week', last: 60, thin: lines, marks }, each);
      sound(drawing);
      expect(drawing.layout.xaxis!.range).toEqual([0, 60]);
      expect(drawing.data.length).toBe(4);
      const plot = plotOf(drawing.layout);
      expect(stepAt(plot, plot.left)).toBe(0);
      expect(stepAt(plot, plot.left + plot.width)).toBe(60);
      expect(stepAt(plot, plot.left + plot.width / 3)).toBe(20);
      expect(stepAt(plot, plot.left + plot.width + 40)).toBeUndefined();
    }
  });

  it('gives the same campaign twice two looks', () => {
    const side = (label: string): Side => ({ label, campaign: 'drip' }) as Side;
    const inks = inksOfSides({ sides: [side('drip'), side('drip, changed')], inks: inksOf(['nothing', 'drip']) });
    expect(inks.get('drip')!.hue).toBe(inks.get('drip, changed')!.hue);
    expect(inks.get('drip')!.dash).not.toEqual(inks.get('drip, changed')!.dash);
    expect(inks.get('drip')!.mark).not.toBe(inks.get('drip, changed')!.mark);
  });
});

describe('money', () => {
  const told = (spend: number[], npv: number[]) => paybackText(paybackOf(spend, npv), 'week', npv.length - 1);

  it('is back once npv is no more below nought', () => {
    expect(told([0, 50, 100], [0, -50, -10])).toBe('does not earn its money back within 2 weeks');
    expect(told([0, 50, 100, 100], [0, -50, 10, 30])).toBe('earns its money back in week 2');
    // Ahead for a while is not back for good.
    expect(told([0, 50, 50, 99, 99], [0, -9, 5, -9, 0])).toBe('earns its money back in week 4');
    expect(told([0, 10], [0, 5])).toBe('never spends more than it has earned');
    expect(told([0, 0], [0, 5])).toBe('spends nothing');
  });

  it('earned meets spent where npv is nought', () => {
    expect(earnedOf([0, 50, 80], [0, -20, 0])).toEqual([0, 30, 80]);
    expect(earnedOf([0], [0, 5])).toEqual([0, null]);
  });
});

describe('origins', () => {
  const writer = new LogWriter();
  writer.add(0, 4, EVENT.placed, NOBODY, CHANNEL.gift);
  writer.add(1, 1, EVENT.adopted, NOBODY, CHANNEL.ad);
  writer.add(1, 2, EVENT.aware, 4, CHANNEL.friend);
  writer.add(2, 2, EVENT.adopted, 4, CHANNEL.friend);
  writer.add(3, 3, EVENT.adopted, 2, CHANNEL.friend);
  writer.add(3, 3, EVENT.advocate, NOBODY, CHANNEL.friend);
  const log = writer.finish();

  it('count adopters by the channel of their last cause', () => {
    expect(originsOf(log, 3)).toEqual([
      { channel: 'ad', soFar: [0, 1, 1, 1] },
      { channel: 'friend', soFar: [0, 0, 1, 2] },
      { channel: 'gift', soFar: [1, 1, 1, 1] },
    ]);
  });

  it('are stacked on the same axes for all sides, each channel with its name', () => {
    const origins = originsOf(log, 3);
    for (const each of frames) {
      const sides = [
        { label: HOSTILE[0], origins },
        { label: 'none', origins: [] },
      ];
      const drawing = originChart({ sides, step: 'week', last: 9 }, each);
      sound(drawing);
      const { yaxis, yaxis2 } = drawing.layout as unknown as Record<string, { range: number[] }>;
      expect(yaxis.range).toEqual(yaxis2.range);
      const names = drawing.layout.annotations!.map(({ text }) => text);
      for (const name of ['advertising', 'talk among people', 'gifts']) expect(names).toContain(name);
      const looks = drawing.data.flatMap(
        (trace) => (trace as { fillpattern?: { shape: string } }).fillpattern?.shape ?? [],
      );
      expect(new Set(looks).size).toBe(3);
    }
    const { panels } = plotOf(
      originChart(
        {
          sides: [
            { label: 'a', origins },
            { label: 'b', origins },
          ],
          step: 'week',
          last: 3,
        },
        frame,
      ).layout,
    );
    expect(panels.length).toBe(2);
    expect(panels[0].height).toBeCloseTo(panels[1].height, 9);
    expect(panels[1].top).toBeGreaterThan(panels[0].top + panels[0].height);
    sound(originChart({ sides: [], step: 'week', last: 1 }, frame));
  });
});

describe('all worlds', () => {
  it('has a typical, a lucky and an unlucky one; less may be better; the lowest number among equals', () => {
    const replicates = Array.from({ length: 101 }, (_, i) => i + 5);
    const values = replicates.map((_, i) => (i * 37) % 101);
    const of = (value: number) => 5 + values.indexOf(value);
    expect(examplesOf(replicates, values, 'more')).toEqual({ typical: of(50), lucky: of(95), unlucky: of(5) });
    expect(examplesOf(replicates, values, 'less')).toEqual({ typical: of(50), lucky: of(5), unlucky: of(95) });
    expect(examplesOf([3, 7, 9], [2, 2, 2], 'more')).toEqual({ typical: 3, lucky: 3, unlucky: 3 });
    expect(examplesOf([3, 7, 9], [null, null, 1], 'more')).toEqual({ typical: 9, lucky: 9, unlucky: 9 });
    expect(examplesOf([3], [null], 'more')).toBeUndefined();
  });

  it('is paired world by world, and counted', () => {
    const paired = pairedOf([1, 5, null, 2, 0], [3, 1, 4, 2, null]);
    expect(paired).toEqual([-2, 4, null, 0, null]);
    expect(scoreOf(paired, 'more')).toEqual({ wins: 1, losses: 1, equal: 1, worlds: 3 });
    expect(scoreOf([1, 2, -1], 'less')).toEqual({ wins: 1, losses: 2, equal: 0, worlds: 3 });
  });

  it('has every world in one dot of its column', () => {
    const values = fc.array(fc.option(fc.double({ min: -9, max: 9, noNaN: true })), { maxLength: 300 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9 }), (all, columns, each) => {
        const dots = dotted(stacked(all, [-9, 9], columns), each);
        const worlds = dots.flatMap((dot) => dot.worlds).sort((a, b) => a - b);
        expect(worlds).toEqual(all.flatMap((value, world) => (value === null ? [] : [world])));
        for (const dot of dots) {
          expect(dot.column).toBeLessThan(columns);
          expect(dot.worlds.length).toBeLessThanOrEqual(each);
        }
      }),
    );
  });

  it('marks the world that is looked at, and no difference where it is one', () => {
    const inks = inksOf(['nothing', 'a', 'b']);
    const scene = (values: (number | null)[], paired = true): WorldsScene => ({
      strips: [{ label: HOSTILE[0], values, ink: (v) => inks.get(v > 0 ? 'a' : 'b')!, mean: 2, low: 1, high: 3 }],
      replicates: values.map((_, i) => 10 * i),
      present: 20,
      unit: 'money',
      axis: HOSTILE[2],
      paired,
    });
    for (const each of frames) {
      for (const values of [
        [1, 2, 3],
        [5, 5, 5],
        [null, null, null],
        [-4, 9, 1, null, 8],
      ]) {
        const drawing = worldsChart(scene(values), each);
        sound(drawing);
        const [low, high] = drawing.layout.xaxis!.range as [number, number];
        expect(low).toBeLessThan(0);
        expect(high).toBeGreaterThan(0);
        const pointed = drawing.layout.annotations!.filter(({ text }) => text === 'this world').length;
        expect(pointed).toBe(values[2] === null ? 0 : 1);
      }
    }
    const [few, all] = [10, 3000].map((count) => {
      const { data, layout } = worldsChart(scene(Array.from({ length: count }, (_, i) => (i * 7919) % 101)), frame);
      const [low] = layout.yaxis!.range as [number, number];
      expect((data[0] as unknown as { y: number[] }).y.every((y) => y > low && y < 0)).toBe(true);
      return layout.annotations!.filter(({ text }) => String(text).startsWith('a dot: up to')).length;
    });
    expect([few, all]).toEqual([0, 1]);
    const { marker, customdata } = worldsChart(scene([5, -5, 6]), frame).data[0] as never as {
      marker: { symbol: string[] };
      customdata: number[];
    };
    // From the left; the present one last.
    expect(customdata).toEqual([10, 0, 20]);
    expect(marker.symbol[0]).not.toBe(marker.symbol[1]);
  });
});

describe('the value ledger', () => {
  const metrics = ['valueNew', 'valueEarlier', 'valueLost', 'valueReturned', 'valueGiven', 'valueSpent'];
  const means = [500, 40, -10, -25.5, 0, -204.5];
  const difference = (metric: string, mean: number) => ({
    ...{ of: 'a', against: 'b', metric, mean, se: 1, low: mean - 2, high: mean + 3, probability: 0.5 },
  });
  const run = {
    ...sampleRun(),
    differences: [...metrics.map((metric, i) => difference(metric, means[i])), difference('npv', 300)],
  };

  it('adds up, either way round', () => {
    const ledger = ledgerOf(run, 'a', 'b')!;
    expect(ledger.entries.reduce((sum, { mean }) => sum + mean, 0)).toBe(ledger.sum.mean);
    const turned = ledgerOf(run, 'b', 'a')!;
    expect(turned.sum).toMatchObject({ mean: -300, low: -303, high: -298 });
    expect(turned.entries.map(({ mean }) => mean)).toEqual(means.map((mean) => 0 - mean));
    expect(ledgerOf(sampleRun(), 'drip', 'big bang')).toBeUndefined();
  });

  it('falls from bar to bar to the sum', () => {
    for (const each of frames) {
      const drawing = ledgerChart(ledgerOf(run, 'a', 'b')!, 'money', each);
      sound(drawing);
      const bars = drawing.layout.shapes!.filter(({ type }) => type === 'rect').map(({ x0, x1 }) => [x0, x1]);
      // What is nought is not drawn.
      expect(bars).toEqual([
        [0, 500],
        [500, 540],
        [530, 540],
        [504.5, 530],
        [300, 504.5],
        [0, 300],
      ]);
    }
  });
});

describe('a tree of adopters', () => {
  it('is told in a sentence', () => {
    expect(familyText(undefined, [])).toBe('Nobody won anybody in this world.');
    expect(familyText('Person 12', [])).toBe('Person 12 won nobody.');
    expect(familyText('Person 12', [1])).toBe('Person 12 won 1 person.');
    expect(familyText('Person 12', [5, 14, 11])).toBe(
      'Person 12 won 5 people, who won 14, who won 11: 30 in 3 steps of telling.',
    );
    expect(familyText('Person 0', [1, 1, 1, 1, 2])).toBe(
      'Person 0 won 1 person, who won 1, who won 1, who won 1, and so on: 6 in 5 steps of telling.',
    );
  });

  it('is drawn by its largest branches where it is large', () => {
    const family = Array.from({ length: 5000 }, (_, i) => ({
      ...{ person: i, step: i === 0 ? 0 : 1 + Math.floor(i / 1000), parent: i === 0 ? -1 : Math.floor((i - 1) / 30) },
      ...{ generation: 0, below: i === 0 ? 4999 : Math.max(0, 200 - i) },
    }));
    const lookOf = () => 'advocate' as const;
    const scene = {
      lookOf,
      nameOf: (person: number) => `${HOSTILE[0]} ${person}`,
      wordsOf: () => HOSTILE[0],
      step: 'week',
      last: 6,
      person: 3,
    };
    for (const each of frames) {
      for (const some of [family, family.slice(0, 3), family.slice(0, 1), []]) {
        const drawing = familyChart({ ...scene, family: some }, each);
        sound(drawing);
        const people = drawing.data[1] as { x: number[]; customdata: number[] };
        expect(people.x.length).toBe(Math.min(MOST_DRAWN, some.length));
        expect(people.customdata[0]).toBe(some.length === 0 ? undefined : 0);
      }
    }
  });
});
