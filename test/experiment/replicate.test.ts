import { describe, expect, it } from 'vitest';
import type { Simulate } from '../../sim/experiment/replicate.ts';
import { runReplicate } from '../../sim/experiment/replicate.ts';
import { blockOf, endPlace, endValue, fits, placeOf, rowIn } from '../../sim/experiment/row.ts';
import { marketNumber } from '../../sim/experiment/setting.ts';
import { campaigns, fakeSimulate, MARKET, record, SCENARIO, settingOf } from './fake.ts';

describe('prepare', () => {
  it('measures what is asked for, what decides and what the stopping rule watches, each once', () => {
    const until = { metric: 'npv', halfWidth: 1, relative: false };
    const replicates = { min: 2, max: 4, until };
    const setting = settingOf({ metrics: ['timeToHalf'], decide: 'adopters', replicates });
    expect(setting.metrics.map(({ name }) => name)).toEqual(['timeToHalf', 'adopters', 'npv']);
    expect([setting.level, setting.tiesOff]).toEqual(['tallies', false]);
  });

  it('records at the highest level that a metric needs, and runs ties-off worlds only for who asks', () => {
    const setting = settingOf({ metrics: ['adopters', 'peopleEffect'] });
    expect([setting.level, setting.tiesOff]).toEqual(['sources', true]);
  });

  it('gives every `redraw` replicates a market, and all the same one where it is never redrawn', () => {
    const numbers = (redraw: number) => {
      const setting = settingOf({ market: { ...SCENARIO.market, redraw } });
      return [0, 4, 5, 9, 10].map((replicate) => marketNumber(setting, replicate));
    };
    expect(numbers(5)).toEqual([0, 0, 1, 1, 2]);
    expect(numbers(Number.POSITIVE_INFINITY)).toEqual([0, 0, 0, 0, 0]);
  });
});

it('rows come out of a block as they went in', () => {
  const rows = [[1, 2, Number.NaN], [], [4], []].map((row) => Float64Array.from(row));
  const block = blockOf(rows);
  expect(block.rows.buffer.byteLength).toBe(8 * 4);
  expect(rows.map((_, i) => rowIn(block, i))).toEqual(rows);
});

describe('runReplicate', () => {
  it('measures every kind of metric where its place is', () => {
    const setting = settingOf({ metrics: ['adopters', 'npv', 'timeToHalf', 'cost', 'peopleEffect'] });
    const curve = (campaign: string, tiesOff?: boolean) =>
      tiesOff ? [0, 0, 0, 0, 1] : campaign === 'nothing' ? [0, 0, 0, 0, 0] : [0, 1, 1, 3, 4];
    const simulate: Simulate = (_, campaign, __, { tiesOff }) => {
      const adopted = Float64Array.from(curve(campaign.name, tiesOff));
      return record(adopted, (name) => adopted.map((people) => (name === 'spend' ? 200 : people * 100)));
    };
    const row = runReplicate(setting, MARKET, 7, simulate);
    const { layout } = setting;
    expect(fits(layout, row)).toBe(true);
    expect([...row.subarray(placeOf(layout, row, 1, 0)).subarray(0, 5)]).toEqual([0, 1, 1, 3, 4]);
    expect([0, 1, 2, 3, 4].map((m) => endValue(layout, row, 1, m))).toEqual([4, 400, 3, 50, 0.75]);
    expect([0, 1, 2, 3, 4].map((m) => endValue(layout, row, 0, m))).toEqual([0, 0, Number.NaN, Number.NaN, Number.NaN]);
  });

  it('lets a curve that ends early go on at its last value, and keeps the true end', () => {
    const setting = settingOf({ metrics: ['adopters'], clock: { ...SCENARIO.clock, untilQuiet: true } });
    const lengths: Record<string, number[]> = { nothing: [0], 'big bang': [0, 2, 5], moms: [1, 2] };
    const row = runReplicate(setting, MARKET, 0, (_, { name }) => {
      const adopted = Float64Array.from(lengths[name]);
      return record(adopted, () => adopted);
    });
    const curve = (c: number) => [...row.subarray(placeOf(setting.layout, row, c, 0)).subarray(0, row[0])];
    expect([0, 1, 2].map(curve)).toEqual([
      [0, 0, 0],
      [0, 2, 5],
      [1, 2, 2],
    ]);
    expect([0, 1, 2].map((c) => row[endPlace(setting.layout, row, c)])).toEqual([0, 2, 1]);
  });

  it('gives a campaign the same numbers whoever stands beside it, in whatever order', () => {
    const three = settingOf();
    const swapped = settingOf({ campaigns: campaigns('nothing', 'moms', 'drip', 'big bang') });
    for (let replicate = 0; replicate < 5; replicate++) {
      const a = runReplicate(three, MARKET, replicate, fakeSimulate);
      const b = runReplicate(swapped, MARKET, replicate, fakeSimulate);
      const part = (row: Float64Array, c: number) =>
        row.slice(endPlace(three.layout, row, c), endPlace(three.layout, row, c + 1));
      const partOf = (row: Float64Array, c: number) =>
        row.slice(endPlace(swapped.layout, row, c), endPlace(swapped.layout, row, c + 1));
      expect(part(a, 0)).toEqual(partOf(b, 0));
      expect(part(a, 1)).toEqual(partOf(b, 3));
      expect(part(a, 2)).toEqual(partOf(b, 1));
    }
  });

  it('tells a row of another shape from its own', () => {
    const setting = settingOf();
    const row = runReplicate(setting, MARKET, 0, fakeSimulate);
    expect(fits(settingOf({ metrics: ['adopters'] }).layout, row)).toBe(false);
    expect(fits(setting.layout, row.subarray(1))).toBe(false);
    expect(fits(setting.layout, new Float64Array(0))).toBe(false);
  });
});
