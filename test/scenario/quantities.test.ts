// Quantities: what texts mean, and that every written form reads back as exactly the same number.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as q from '../../sim/scenario/quantities.ts';

const meaning = (reading: q.Reading<unknown>) => ('value' in reading ? reading.value : reading);

describe('what a text means', () => {
  it.each([
    ['12', 12],
    ['-0.5', -0.5],
    ['.5', 0.5],
    ['2e4', 20000],
    ['20k', { hint: '20000' }],
    ['$20,000', { hint: '20000' }],
    ['1_000', { hint: '1000' }],
    ['1.5m', { hint: '1500000' }],
    ['$20,000.50', { hint: '20000.50' }],
    ['20.000,50 €', { hint: '20000.50' }],
    ['4,50', { hint: '4.50' }],
    ["1'000", { hint: '1000' }],
    ['1 000', { hint: '1000' }],
    ['1/4', { hint: '0.25' }],
    ['400 USD', { hint: '400' }],
    ['20k people', { hint: '20000' }],
    ['10 percent', { hint: '10%' }],
    ['0x10', { hint: '16' }],
    ['0o17', { hint: '15' }],
    ['1:30', { hint: undefined }],
    ['2026-11-21', { hint: undefined }],
    ['.inf', { hint: undefined }],
    ['NaN', { hint: undefined }],
    ['1e999', { hint: undefined }],
    ['', { hint: undefined }],
  ])('number %s', (text, value) => expect(meaning(q.readNumber(text))).toEqual(value));

  it.each([
    ['10%', 0.1],
    ['0.1', 0.1],
    ['7%', 0.07], // 7 × 0.01 would be 0.07000000000000001
    ['0.1 %', 0.001],
    ['1e1%', 0.1],
    ['ten%', { hint: undefined }],
  ])('share %s', (text, value) => expect(meaning(q.readShare(text))).toEqual(value));

  it.each([
    ['2.5 weeks', 2.5],
    ['1 week', 1],
    ['14 days', 2],
    ['2weeks', 2],
    ['1 Year', 365.25 / 7],
    ['12 months', 365.25 / 7],
    ['0 weeks', 0],
    ['2', { hint: '2 weeks' }],
    ['1', { hint: '1 week' }],
    ['2 fortnights', { hint: '4 weeks' }],
    ['12 hours', { hint: '0.5 days' }],
    ['1 qtr', { hint: undefined }],
  ])('duration %s', (text, value) => expect(meaning(q.readDuration(text))).toEqual(value));

  it.each([
    ['3 per week', 3],
    ['3/week', 3],
    ['3 a week', 3],
    ['1 per day', 7],
    ['365.25 per year', 7],
    ['30% per week', 0.3],
    ['3', { hint: '3 per week' }],
    ['3%', { hint: '3% per week' }],
    ['3 weeks', { hint: '3 per week' }],
    ['3x daily', { hint: '3 per day' }],
    ['2 times a month', { hint: '2 per month' }],
    ['two a week', { hint: undefined }],
  ])('rate %s', (text, value) => expect(meaning(q.readRate(text))).toEqual(value));

  it.each([
    ['0.1% per step', { perStep: 0.001 }],
    ['0.001 per step', { perStep: 0.001 }],
    ['3 per week', { perWeek: 3 }],
    ['0.1%', { hint: '0.1% per week' }],
  ])('hazard %s', (text, value) => expect(meaning(q.readHazard(text))).toEqual(value));

  it.each([
    ['1-4', { first: 1, last: 4 }],
    ['1 - 4', { first: 1, last: 4 }],
    ['3', { first: 3, last: 3 }],
    ['4-1', { hint: '1-4' }],
    ['0-3', { hint: '1-3' }],
    ['0', { hint: '1' }],
    ['1–4', { hint: '1-4' }],
    ['week 1 to 4', { hint: '1-4' }],
    ['1,4', { hint: '1-4' }],
    ['1-', { hint: undefined }],
    ['1.5-2', { hint: undefined }],
  ])('weeks %s', (text, value) => expect(meaning(q.readWeeks(text))).toEqual(value));

  it.each([
    ['2', { number: 2 }],
    ['18%', { share: 0.18 }],
    ['0.18', { number: 0.18 }],
  ])('number or share %s', (text, value) => expect(meaning(q.readNumberOrShare(text))).toEqual(value));
});

describe('what is written reads back as exactly the same', () => {
  const positive = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  const same = (reading: q.Reading<unknown>, value: unknown) => {
    expect(meaning(reading)).toEqual(value);
  };

  it('shares', () => fc.assert(fc.property(unit, (x) => same(q.readShare(String(q.shareText(x))), x))));
  it('durations', () => fc.assert(fc.property(positive, (x) => same(q.readDuration(q.durationText(x)), x))));
  it('rates', () => fc.assert(fc.property(positive, (x) => same(q.readRate(q.rateText(x)), x))));
  it('chances', () =>
    fc.assert(fc.property(unit, (perStep) => same(q.readHazard(q.hazardText({ perStep })), { perStep }))));
  it('shares that must not look like numbers', () =>
    fc.assert(
      fc.property(unit, (share) => same(q.readNumberOrShare(String(q.numberOrShareText({ share }))), { share })),
    ));
  it('numbers beside shares', () =>
    fc.assert(
      fc.property(positive, (number) => same(q.readNumberOrShare(String(q.numberOrShareText({ number }))), { number })),
    ));
});

it('writes amounts for people', () => {
  expect([0, 0.5, 999, 1000, 20000, 1234567.891, -1500].map(q.amountText)).toEqual([
    '0',
    '0.50',
    '999',
    '1,000',
    '20,000',
    '1,234,567.89',
    '-1,500',
  ]);
});
