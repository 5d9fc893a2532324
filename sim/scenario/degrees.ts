// How many ties people have, as somebody writes it: a list that is dealt out to the people one by one, again and again
// where it is shorter than they are many ([1, 2, 2, 10]: a survey's answers do), or a share of the people for each number
// of ties ({1: 50%, 10: 50%}).

import { z } from 'zod';
import type { About, Param } from './declare.ts';
import { remember } from './declare.ts';
import { readShare, readWhole, shareText } from './quantities.ts';
import { given } from './report.ts';

/** Ties of one person after the other, or shares of the people that sum to 1, by rising number of ties. */
export type Degrees = { readonly each: readonly number[] } | { readonly shares: readonly DegreeShare[] };
export interface DegreeShare {
  readonly ties: number;
  readonly share: number;
}

const TAKES = 'a list of ties such as [1, 2, 2, 10], or shares such as {1: 50%, 10: 50%}';
const SHARES_WITHIN = 0.001;
const SHARE = {
  anyOf: [
    { type: 'number', minimum: 0, maximum: 1 },
    { type: 'string', pattern: '%$' },
  ],
};
const JSON_SCHEMA = {
  anyOf: [
    { type: 'array', minItems: 1, items: { type: 'integer', minimum: 0 } },
    { type: 'object', minProperties: 1, propertyNames: { pattern: '^[0-9]+$' }, additionalProperties: SHARE },
  ],
};

type Fail = (message: string, path: (string | number)[], hint?: string) => void;

/** A parameter that says how many ties people have. */
export function degrees<const A extends About>(about: A): Param<A, Degrees> {
  const decode = (input: unknown, payload: z.core.ParsePayload): Degrees => {
    let sound = true;
    const fail: Fail = (message, path, hint) => {
      sound = false;
      payload.issues.push({ code: 'custom', message, path, input, params: { hint } });
    };
    const read = readDegrees(input, fail);
    return sound && read !== undefined ? read : z.NEVER;
  };
  const told = () => ({ min: undefined, max: undefined, range: TAKES, choices: undefined, json: JSON_SCHEMA });
  return remember({ decode, encode: writeDegrees }, { kind: 'degrees' }, about, told) as Param<A, Degrees>;
}

function readDegrees(input: unknown, fail: Fail): Degrees | undefined {
  if (Array.isArray(input) && input.length > 0)
    return { each: input.map((item, place) => readTies(item, place, fail)) };
  const entries = typeof input === 'object' && input !== null ? Object.entries(input) : [];
  if (entries.length > 0) return { shares: readShares(entries, fail) };
  fail(input === undefined ? `is missing: it takes ${TAKES}` : `is ${given(input)}, but takes ${TAKES}`, []);
  return undefined;
}

/** Longer texts are no quantity. */
const textOf = (value: unknown): string => (typeof value === 'object' ? '' : String(value).trim().slice(0, 100));

function readTies(item: unknown, at: number | string, fail: Fail): number {
  const reading = readWhole(textOf(item));
  if ('value' in reading && reading.value >= 0) return reading.value;
  fail(`is ${given(item)}, but takes a whole number of ties`, [at], 'hint' in reading ? reading.hint : undefined);
  return 0;
}

function readShares(entries: readonly [string, unknown][], fail: Fail): DegreeShare[] {
  const shares = entries.map(([key, value]) => {
    const ties = readTies(key, key, fail);
    const reading = readShare(textOf(value));
    const share = 'value' in reading ? reading.value : -1;
    if (share < 0 || share > 1) fail(`is ${given(value)}, but takes a share of the people such as 10%`, [key]);
    return { ties, share };
  });
  const sum = shares.reduce((total, { share }) => total + share, 0);
  if (Math.abs(sum - 1) > SHARES_WITHIN) {
    fail(`the shares sum to ${shareText(Math.round(sum * 1e6) / 1e6)}, but must sum to 100 % within 0.1 %`, []);
  }
  if (new Set(shares.map(({ ties }) => ties)).size < shares.length) {
    fail('a number of ties has two shares, written in two ways', []);
  }
  // Normalised only where it is needed, so that a resolved scenario reads back as exactly itself.
  const whole = Math.abs(sum - 1) < 1e-12 ? 1 : sum;
  return shares.map(({ ties, share }) => ({ ties, share: share / whole })).sort((a, b) => a.ties - b.ties);
}

function writeDegrees(value: Degrees): unknown {
  if ('each' in value) return [...value.each];
  return Object.fromEntries(value.shares.map(({ ties, share }) => [ties, shareText(share)]));
}
