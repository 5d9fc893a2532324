// Numbers, names and tables as the report writes them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../web/words/csv.ts';
import { fileName, heading, short, spoken } from '../../web/words/names.ts';
import { amount, chance, signed, span } from '../../web/words/numbers.ts';
import { bytesOf } from '../../web/words/save.ts';

describe('numbers', () => {
  it('have no more digits than the eye can use', () => {
    expect(amount(1234.56, 'people')).toBe('1,235');
    expect(amount(12.345, 'people')).toBe('12.3');
    expect(amount(0.1234, 'share')).toBe('12.3\u202f%');
    expect(amount(4.5, 'money')).toBe('4.50');
    expect(amount(4, 'money')).toBe('4');
    expect(amount(-1500000, 'money')).toBe('−1,500,000');
  });

  it('are a dash where there is none', () => {
    for (const nothing of [null, undefined, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(amount(nothing, 'people')).toBe('–');
      expect(signed(nothing, 'people')).toBe('–');
    }
  });

  it('never carry a sign on zero', () => {
    expect(signed(0, 'money')).toBe('0');
    expect(signed(-0.001, 'money')).toBe('0.00');
    expect(signed(0.001, 'money')).toBe('0.00');
    expect(signed(412, 'money')).toBe('+412');
    expect(signed(-412, 'money')).toBe('−412');
  });

  it('give an interval only where it has a width', () => {
    expect(span(200, 624, 'money')).toBe('200 to 624');
    expect(span(-3, 4, 'people', signed)).toBe('−3 to +4');
    expect(span(20000, 20000, 'money')).toBe('');
    expect(span(null, null, 'money')).toBe('');
  });

  it('never round a chance to certainty', () => {
    expect(chance(0.874)).toBe('87\u202f%');
    expect(chance(0.9999)).toBe('>99\u202f%');
    expect(chance(0.0001)).toBe('<1\u202f%');
    expect(chance(1)).toBe('100\u202f%');
    expect(chance(0)).toBe('0\u202f%');
    expect(chance(null)).toBe('–');
  });
});

describe('names', () => {
  it('open up the capitals of a metric', () => {
    expect(spoken('costPerExtraAdopter')).toBe('cost per extra adopter');
    expect(heading(spoken('npv'))).toBe('NPV');
    expect(heading(spoken('timeToHalf'))).toBe('Time to half');
  });

  it('are cut by letters, not in the middle of one', () => {
    expect(short('eleven moms', 20)).toBe('eleven moms');
    expect(short('😀😀😀😀', 3)).toBe('😀😀…');
  });

  it('make file names that any disk takes', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff)), (units) => {
        const text = String.fromCharCode(...units);
        expect(fileName(text)).toMatch(/^[a-z0-9][a-z0-9-]{0,79}$/);
      }),
    );
    expect(fileName('Eleven moms?', 'NPV')).toBe('eleven-moms-npv');
  });
});

it('CSV quotes what needs it and leaves undefined numbers empty', () => {
  const sheet = {
    columns: ['campaign', 'mean'],
    rows: [
      ['a "b", c', 1.5],
      ['two\nlines', null],
    ],
  };
  expect(csv(sheet)).toBe('campaign,mean\r\n"a ""b"", c",1.5\r\n"two\nlines",\r\n');
});

it('reads the bytes of both kinds of data URL', () => {
  const text = (url: string) => new TextDecoder().decode(bytesOf(url));
  expect(text('data:image/svg+xml,%3Csvg%2F%3E')).toBe('<svg/>');
  expect(text('data:image/png;base64,aGk=')).toBe('hi');
});
