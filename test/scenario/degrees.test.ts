// Degrees as people write them: read, written back, refused.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { degrees, describeParams } from '../../sim/scenario/params.ts';

const param = degrees({ about: 'a parameter' });

it('decode(encode(x)) is exactly x, through JSON', () => {
  const each = fc.array(fc.nat(), { minLength: 1, maxLength: 20 }).map((list) => ({ each: list }));
  const part = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 999 }));
  const shares = fc.uniqueArray(part, { minLength: 1, maxLength: 8, selector: ([ties]) => ties }).map((parts) => {
    const sum = parts.reduce((all, [, weight]) => all + weight, 0);
    const list = parts.map(([ties, weight]) => ({ ties, share: weight / sum }));
    return { shares: list.sort((a, b) => a.ties - b.ties) };
  });
  fc.assert(
    fc.property(fc.oneof(each, shares), (value) => {
      const written = JSON.parse(JSON.stringify(z.encode(param, value)));
      expect(z.decode(param, written)).toEqual(value);
    }),
    { seed: 2 },
  );
});

it('takes texts and numbers, and shares that are a little off', () => {
  expect(z.decode(param, ['1', 2, '3.0'])).toEqual({ each: [1, 2, 3] });
  expect(z.decode(param, { 10: '50%', 1: 0.5 })).toEqual({
    shares: [
      { ties: 1, share: 0.5 },
      { ties: 10, share: 0.5 },
    ],
  });
  const thirds = z.decode(param, { 1: '33.3%', 2: '33.3%', 3: '33.3%' });
  expect('shares' in thirds && thirds.shares.map(({ share }) => share)).toEqual([1 / 3, 1 / 3, 1 / 3]);
});

describe('refuses', () => {
  const takes = 'a list of ties such as [1, 2, 2, 10], or shares such as {1: 50%, 10: 50%}';
  it.each([
    [undefined, [], `is missing: it takes ${takes}`, undefined],
    ['3', [], `is '3', but takes ${takes}`, undefined],
    [null, [], `is empty, but takes ${takes}`, undefined],
    [[], [], `is an empty list, but takes ${takes}`, undefined],
    [[2, -1], [1], "is '-1', but takes a whole number of ties", undefined],
    [[2, '2.6'], [1], "is '2.6', but takes a whole number of ties", '3'],
    [[2, [3]], [1], 'is a list, but takes a whole number of ties', undefined],
    [{ many: '100%' }, ['many'], "is 'many', but takes a whole number of ties", undefined],
    [{ 2: 'half', 3: '100%' }, ['2'], "is 'half', but takes a share of the people such as 10%", undefined],
    [{ 2: '200%' }, ['2'], "is '200%', but takes a share of the people such as 10%", undefined],
    [{ 2: '50%', 3: '40%' }, [], 'the shares sum to 90%, but must sum to 100 % within 0.1 %', undefined],
    [{ 2: '50%', '2.0': '50%' }, [], 'a number of ties has two shares, written in two ways', undefined],
  ])('%j', (input, path, message, hint) => {
    const result = z.safeDecode(param, input);
    const [issue] = result.error!.issues;
    expect([issue.path, issue.message, issue.code === 'custom' && issue.params?.hint]).toEqual([path, message, hint]);
  });
});

it('tells of itself', () => {
  expect(describeParams(z.strictObject({ degrees: param }))).toMatchObject([{ name: 'degrees', kind: 'degrees' }]);
});
