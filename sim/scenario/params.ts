// The vocabulary in which every shelf member declares its parameters: each ONE declaration with description, unit,
// default, range, source and mark. Checking a scenario, the JSON Schema for editors, `wom describe` and the viewer's
// sliders all read it. Quantities carry their unit in the file and are plain numbers inside (weeks, per week, shares of 1).
//
//   params: z.strictObject({ spend: money({ about: 'What the flight may cost.' }), wait: duration({ about: …, default: '2 weeks' }) })

import type { Weeks } from './clock.ts';
import type { About, Kind, Param } from './declare.ts';
import { declare, list } from './declare.ts';
import type { Hazard, NumberOrShare } from './quantities.ts';
import * as quantities from './quantities.ts';
import { UNPRINTABLE, UNPRINTABLE_LINES } from './report.ts';

export type { About, Mark, Param, ParamInfo } from './declare.ts';
export { declarationOf, describeParams, MARKS, silent, undeclared } from './declare.ts';
export type { DegreeShare, Degrees } from './degrees.ts';
export { degrees } from './degrees.ts';
export type { Hazard, NumberOrShare } from './quantities.ts';

/** Bounds that a kind brings along, where the declaration gives none. */
const bounded = <A extends About>(about: A, min: number, max?: number): A => ({
  ...(about.min === undefined && about.above === undefined ? { min } : {}),
  ...(about.max === undefined && max !== undefined ? { max } : {}),
  ...about,
});

/** A number, without a unit. */
export function number<const A extends About>(about: A): Param<A, number> {
  return declare(
    {
      kind: 'number',
      takes: 'a number',
      read: quantities.readNumber,
      write: (value) => value,
      size: (value) => value,
      json: { type: 'number' },
    },
    about,
  );
}

/** A whole number from 0 up, unless `min` says otherwise. */
export function whole<const A extends About>(about: A): Param<A, number> {
  return declare(
    {
      kind: 'whole',
      takes: 'a whole number',
      read: quantities.readWhole,
      write: (value) => value,
      size: (value) => value,
      json: { type: 'integer' },
    },
    bounded(about, 0),
  );
}

/** A share from 0 to 1, also written '10%'. */
export function share<const A extends About>(about: A): Param<A, number> {
  return declare(
    {
      kind: 'share',
      unit: 'share',
      takes: 'a share',
      read: quantities.readShare,
      write: quantities.shareText,
      size: (value) => value,
      show: (size) => String(quantities.shareText(size)),
      meant: (text) => (Number(text) > 1 && Number(text) <= 100 ? `${text}%` : undefined),
      json: { anyOf: [{ type: 'number' }, { type: 'string', pattern: '%$' }] },
    },
    bounded(about, 0, 1),
  );
}

/** A plain number or a share, kept apart: `at: 2` friends, `at: 18%` of friends. `whole` refuses 0.18 with a hint. */
export function numberOrShare<const A extends About & { readonly whole?: boolean }>(about: A): Param<A, NumberOrShare> {
  const { whole: wholeOnly, ...rest } = about;
  return declare<NumberOrShare, A>(
    {
      kind: 'number or share',
      takes: wholeOnly ? 'a whole number such as 2 or a share such as 18%' : 'a number or a share such as 1%',
      read: (text) => {
        const reading = quantities.readNumberOrShare(text);
        if (!('value' in reading)) return reading;
        const { value } = reading;
        if ('share' in value) return value.share > 1 ? { hint: undefined, takes: 'a share of at most 100%' } : reading;
        if (!wholeOnly || Number.isSafeInteger(value.number)) return reading;
        return { hint: value.number > 0 && value.number < 1 ? String(quantities.shareText(value.number)) : undefined };
      },
      write: quantities.numberOrShareText,
      size: (value) => ('number' in value ? value.number : value.share),
      json: { anyOf: [{ type: 'number' }, { type: 'string', pattern: '%$' }] },
    },
    bounded(rest as About as A, 0),
  );
}

/** Larger amounts than a trillion could not be summed to the cent. */
const MOST_MONEY = 1e12;

/** An amount of money from 0 up, in the scenario's currency: whole cents, unless it is a price that is `finer`. */
export function money<const A extends About & { readonly finer?: true }>(about: A): Param<A, number> {
  const { finer, ...rest } = about;
  return declare(
    {
      kind: 'money',
      unit: 'money',
      takes: 'an amount of money',
      read: finer ? quantities.readNumber : quantities.readMoney,
      write: (value) => value,
      size: (value) => value,
      show: quantities.amountText,
      most: MOST_MONEY,
      json: { type: 'number' },
    },
    bounded(rest as About as A, 0),
  );
}

/** A span of time, '2.5 weeks', in weeks; with `forever`, also 'forever' (Infinity). */
export function duration<const A extends About & { readonly forever?: true }>(about: A): Param<A, number> {
  const { forever, ...rest } = about;
  return declare(
    {
      kind: 'duration',
      unit: 'weeks',
      takes: 'a duration such as 2.5 weeks',
      ...(forever ? { also: ['forever'] } : {}),
      read: (text) => (forever && text === 'forever' ? { value: Infinity } : quantities.readDuration(text)),
      write: (value) => (value === Infinity ? 'forever' : quantities.durationText(value)),
      size: (value) => value,
      show: quantities.durationText,
      json: { type: 'string', examples: ['2.5 weeks'] },
    },
    bounded(rest as About as A, 0),
  );
}

/** '3 per week', per week. */
export function rate<const A extends About>(about: A): Param<A, number> {
  return declare(
    {
      kind: 'rate',
      unit: 'per week',
      takes: 'a rate such as 3 per week',
      read: quantities.readRate,
      write: quantities.rateText,
      size: (value) => value,
      show: quantities.rateText,
      json: { type: 'string', examples: ['3 per week'] },
    },
    bounded(about, 0),
  );
}

/** A rate '0.03 per year' as {perWeek}, or a chance '0.1% per step' as {perStep}. */
export function hazard<const A extends About>(about: A): Param<A, Hazard> {
  return declare<Hazard, A>(
    {
      kind: 'hazard',
      unit: 'per week',
      takes: 'a rate such as 0.03 per year or a chance such as 0.1% per step',
      read: (text) => {
        const reading = quantities.readHazard(text);
        return 'value' in reading && 'perStep' in reading.value && reading.value.perStep > 1
          ? { hint: undefined }
          : reading;
      },
      write: quantities.hazardText,
      size: (value) => ('perWeek' in value ? value.perWeek : value.perStep),
      show: quantities.rateText,
      json: { type: 'string', examples: ['0.03 per year', '0.1% per step'] },
    },
    bounded(about, 0),
  );
}

/** '1-4' or 3: weeks counted from 1, both ends included. */
export function weeks<const A extends About>(about: A): Param<A, Weeks> {
  return declare<Weeks, A>(
    {
      kind: 'weeks',
      unit: 'weeks',
      takes: 'weeks counted from 1, such as 1-4 or 3',
      read: quantities.readWeeks,
      write: quantities.weeksText,
      json: { type: ['string', 'integer'], examples: ['1-4'] },
    },
    about,
  );
}

/** One of the named words. */
export function choice<const N extends string, const A extends About>(names: readonly N[], about: A): Param<A, N> {
  return declare<N, A>(
    {
      kind: 'choice',
      takes: names.length === 1 ? names[0] : `one of ${names.join(', ')}`,
      read: (text) => {
        const name = names.find((candidate) => candidate === text);
        return name === undefined ? { hint: undefined } : { value: name };
      },
      write: (value) => value,
      choices: names,
      json: { enum: names },
    },
    about,
  );
}

/** Longer lines are no title, name or path. */
const LONGEST_LINE = 1000;

const plainText = (kind: string, takes: string, foreign = UNPRINTABLE, most = LONGEST_LINE): Kind<string> => ({
  kind,
  takes,
  read: (read) =>
    foreign.test(read) ? { hint: undefined, takes: `${takes} without control characters` } : { value: read },
  long: true,
  most,
  write: (value) => value,
  size: (value) => value.length,
  show: (size) => `${size} ${size === 1 ? 'character' : 'characters'}`,
  json: { type: ['string', 'number', 'boolean'] },
});

/** Any text on one line; numbers count as they are written. */
export function text<const A extends About>(about: A): Param<A, string> {
  return declare(plainText('text', 'a text'), about);
}

/** A text of any length and number of lines. */
export function prose<const A extends About>(about: A): Param<A, string> {
  return declare(plainText('text', 'a text', UNPRINTABLE_LINES, Infinity), about);
}

/** The name of one of the market's segments: that it exists is checked with the whole scenario. */
export function segment<const A extends About>(about: A): Param<A, string> {
  return declare(plainText('segment', 'the name of a segment'), about);
}

/** The name of a seeding strategy: that it exists is checked with the whole scenario. */
export function strategy<const A extends About>(about: A): Param<A, string> {
  return declare(plainText('strategy', 'the name of a seeding strategy'), about);
}

/** on or off; yes, no, true and false are taken too. */
export function onOff<const A extends About>(about: A): Param<A, boolean> {
  return declare<boolean, A>(
    {
      kind: 'on or off',
      takes: 'on or off',
      read: (read) => {
        const word = read.toLowerCase();
        if (word === 'on' || word === 'true' || word === 'yes') return { value: true };
        return word === 'off' || word === 'false' || word === 'no' ? { value: false } : { hint: undefined };
      },
      write: (value) => (value ? 'on' : 'off'),
      choices: ['on', 'off'],
      json: { enum: ['on', 'off', true, false] },
    },
    about,
  );
}

/** A list of texts. */
export function texts<const A extends About>(about: A): Param<A, string[]> {
  const { read } = plainText('text', 'a text', UNPRINTABLE_LINES);
  const item = (value: string) => (value === '' ? { hint: undefined } : read(value));
  const each = 'a text';
  return list<string, A>(
    { kind: 'texts', takes: 'a list of texts', each, json: { type: 'string' }, unique: false, item },
    about,
  );
}

/** A list of numbers from 0 up. */
export function numbers<const A extends About>(about: A): Param<A, number[]> {
  const item = (value: string) => {
    const reading = quantities.readNumber(value.slice(0, 100));
    return 'value' in reading && reading.value < 0 ? { hint: undefined } : reading;
  };
  const takes = 'a list of numbers of at least 0';
  const each = 'a number of at least 0';
  const json = { type: 'number', minimum: 0 };
  return list<number, A>({ kind: 'numbers', takes, each, json, unique: false, item }, about);
}

/** A list of people by id, nobody twice. The source text counts: 007 stays '007', and 7 and "7" are the same. */
export function people<const A extends About>(about: A): Param<A, string[]> {
  const item = (value: string) => (value === '' ? { hint: undefined } : { value });
  const takes = 'a list of people, such as [3, 17]';
  const each = 'what a person is called';
  const json = { type: ['string', 'number'] };
  return list<string, A>({ kind: 'people', takes, each, json, unique: true, filled: true, item }, about);
}
