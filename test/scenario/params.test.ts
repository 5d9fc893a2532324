// The vocabulary: decoding, encoding back to exactly the same value, and what a declaration tells of itself.

import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import * as p from '../../sim/scenario/params.ts';
import { UNPRINTABLE } from '../../sim/scenario/report.ts';
import { fakeRegistry } from './fake-registry.ts';

const about = 'a parameter';
const schema = z.strictObject({
  number: p.number({ about }),
  whole: p.whole({ about, words: ['many'] }),
  share: p.share({ about }),
  either: p.numberOrShare({ about }),
  money: p.money({ about }),
  duration: p.duration({ about, forever: true }),
  rate: p.rate({ about }),
  hazard: p.hazard({ about }),
  weeks: p.weeks({ about }),
  choice: p.choice(['a', 'b'], { about }),
  text: p.text({ about }),
  onOff: p.onOff({ about }),
  people: p.people({ about }),
  numbers: p.numbers({ about }),
  texts: p.texts({ about, optional: true }),
  preset: p.duration({ about, default: '6 weeks' }),
});
type Params = z.output<typeof schema>;

const positive = fc.double({ min: 0, max: 1e300, noNaN: true }).map((x) => x + 0);
const unit = fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x + 0);
const trimmed = fc
  .string({ minLength: 1, unit: 'grapheme' })
  .filter((text) => text.trim() === text && !UNPRINTABLE.test(text));
const params: fc.Arbitrary<Params> = fc.record(
  {
    number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
    whole: fc.oneof(fc.maxSafeNat(), fc.constant('many' as const)),
    share: unit,
    either: fc.oneof(fc.record({ number: positive }), fc.record({ share: unit })),
    money: fc.maxSafeNat().map((cents) => Math.min(cents, 1e14) / 100),
    duration: fc.oneof(positive, fc.constant(Infinity)),
    rate: positive,
    hazard: fc.oneof(fc.record({ perWeek: positive }), fc.record({ perStep: unit })),
    weeks: fc
      .tuple(fc.integer({ min: 1, max: 9999 }), fc.nat(9999))
      .map(([first, more]) => ({ first, last: first + more })),
    choice: fc.constantFrom('a' as const, 'b' as const),
    text: trimmed,
    onOff: fc.boolean(),
    people: fc.uniqueArray(trimmed, { minLength: 1 }),
    numbers: fc.array(positive),
    texts: fc.array(trimmed),
    preset: positive,
  },
  {
    requiredKeys: [
      'number',
      'whole',
      'share',
      'either',
      'money',
      'duration',
      'rate',
      'hazard',
      'weeks',
      'choice',
      'text',
      'onOff',
      'people',
      'numbers',
      'preset',
    ],
  },
);

it('decode(encode(x)) is exactly x, through JSON', () => {
  fc.assert(
    fc.property(params, (values) => {
      const written = JSON.parse(JSON.stringify(z.encode(schema, values)));
      expect(z.decode(schema, written)).toEqual(values);
    }),
  );
});

it('infers decoded types', () => {
  expectTypeOf<Params['duration']>().toEqualTypeOf<number>();
  expectTypeOf<Params['whole']>().toEqualTypeOf<number | 'many'>();
  expectTypeOf<Params['texts']>().toEqualTypeOf<string[] | undefined>();
  expectTypeOf<Params['choice']>().toEqualTypeOf<'a' | 'b'>();
  expectTypeOf<Params['weeks']>().toEqualTypeOf<{ readonly first: number; readonly last: number }>();
});

describe('what is refused, and how', () => {
  const refusal = (type: z.ZodType, input: unknown) => {
    const result = z.safeDecode(type, input);
    if (result.success) return result.data;
    const [{ message, ...issue }] = result.error.issues;
    return [message, issue.code === 'custom' ? issue.params?.hint : undefined];
  };

  it.each([
    [p.duration({ about }), '2', ["is '2', but takes a duration such as 2.5 weeks", '2 weeks']],
    [p.duration({ about }), 'forever', ["is 'forever', but takes a duration such as 2.5 weeks", undefined]],
    [p.duration({ about, forever: true }), 'forever', Infinity],
    [
      p.duration({ about, forever: true }),
      'for ever',
      ["is 'for ever', but takes a duration such as 2.5 weeks, or forever", 'forever'],
    ],
    [
      p.rate({ about, max: '1 per day' }),
      '8 per week',
      ["is '8 per week', but takes a rate such as 3 per week from 0 per week to 7 per week", undefined],
    ],
    [p.share({ about }), '-1%', ["is '-1%', but takes a share from 0% to 100%", undefined]],
    [p.share({ about }), '30', ["is '30', but takes a share from 0% to 100%", '30%']],
    [
      p.numberOrShare({ about, whole: true }),
      '0.18',
      ["is '0.18', but takes a whole number such as 2 or a share such as 18%", '18%'],
    ],
    [p.whole({ about, min: 1 }), '0', ["is '0', but takes a whole number of at least 1", undefined]],
    [
      p.whole({ about, words: ['segments'] }),
      'segmets',
      ["is 'segmets', but takes a whole number, or segments", 'segments'],
    ],
    [p.money({ about, above: 0 }), '0', ["is '0', but takes an amount of money above 0", undefined]],
    [p.money({ about }), '1e12', 1e12],
    [p.money({ about }), '2e12', ["is '2e12', but takes an amount of money of at most 1,000,000,000,000", undefined]],
    [p.onOff({ about }), 'off', false],
    [p.onOff({ about }), true, true],
    [p.onOff({ about }), 'perhaps', ["is 'perhaps', but takes on or off", undefined]],
    [p.people({ about }), [7, '007'], ['7', '007']],
    [p.people({ about }), ['7', 7], ["is '7', which stands twice", undefined]],
    [p.people({ about }), ['a', null], ['is empty, but takes what a person is called', undefined]],
    [p.people({ about }), 'x', ["is 'x', but takes a list of people, such as [3, 17]", '[x]']],
    [p.text({ about }), { a: 1 }, ['is a block of its own, but takes a text', undefined]],
    [p.text({ about }), undefined, ['is missing: it takes a text', undefined]],
    [p.people({ about }), [], ['is an empty list, but takes a list of people, such as [3, 17]', undefined]],
    [p.text({ about }), 'a\u001b[31mb', ["is 'a·[31mb', but takes a text without control characters", undefined]],
    [p.text({ about }), 'a\nb', ["is 'a·b', but takes a text without control characters", undefined]],
    [p.prose({ about }), 'a\n\tb', 'a\n\tb'],
    [p.prose({ about }), 'a\u202eb', ["is 'a·b', but takes a text without control characters", undefined]],
    [p.money({ about }), '0.005', ["is '0.005', but takes an amount of money in whole cents", '0.01']],
    [p.money({ about }), '1.500', ["is '1.500', but takes an amount of money in whole cents", '1500']],
    [p.money({ about, above: 0 }), '0.001', ["is '0.001', but takes an amount of money in whole cents", undefined]],
    [p.money({ about, finer: true }), '0.005', 0.005],
    [p.whole({ about }), '20.000', ["is '20.000', but takes a whole number", '20000']],
    [p.whole({ about }), '20%', ["is '20%', but takes a whole number", undefined]],
    [
      p.rate({ about, max: '1 per day' }),
      '8',
      ["is '8', but takes a rate such as 3 per week from 0 per week to 7 per week", undefined],
    ],
    [p.number({ about }), 'a\u001b[31mb', ["is 'a·[31mb', but takes a number", undefined]],
  ])('%#', (type, input, expected) => expect(refusal(type, input)).toEqual(expected));

  it('a default that does not fit is a fault of the declaration', () => {
    expect(() => p.share({ about, default: 2 })).toThrow("the default '2' does not fit: a parameter");
    expect(() => p.rate({ about, max: 'often' })).toThrow("'often' cannot bound: a parameter");
  });
});

it('describes parameters', () => {
  const talk = p.rate({
    about: 'Talks.',
    default: '2 per week',
    max: '10 per week',
    source: 'a diary',
    mark: 'quoted',
  });
  const at = p.share({ about: 'When.', optional: true, words: ['never'] });
  const [first, second] = p.describeParams(z.strictObject({ talk, at }));
  expect(first).toEqual({
    name: 'talk',
    about: 'Talks.',
    kind: 'rate',
    unit: 'per week',
    default: '2 per week',
    min: 0,
    max: 10,
    range: 'a rate such as 3 per week from 0 per week to 10 per week',
    source: 'a diary',
    mark: 'quoted',
    optional: false,
    choices: undefined,
  });
  expect(second).toMatchObject({
    name: 'at',
    optional: true,
    choices: ['never'],
    range: 'a share from 0% to 100%, or never',
  });
});

it('finds declarations that say too little', () => {
  expect(p.undeclared(fakeRegistry)).toEqual([]);
  const params = z.strictObject({
    a: p.money({ about: 'Cost.', default: 1 }),
    b: p.money({ about: 'Cost.', default: 1, mark: 'verified' }),
    c: z.number(),
    d: p.money({ about: '' }),
    e: p.money({ about: 'Cost.', default: 1, source: 'a book' }),
    f: p.money({ about: 'Cost.' }),
  });
  const [lever] = fakeRegistry.levers;
  expect(p.undeclared({ ...fakeRegistry, levers: [{ ...lever, name: 'l', params }] })).toEqual([
    'levers l.a: has a default without source and mark',
    'levers l.b: is verified, but names no source',
    'levers l.c: not declared in the vocabulary of params.ts',
    'levers l.d: says nothing of what it is',
  ]);
});
