// The root of the parameter vocabulary: what a declaration says of itself, and how a kind of quantity becomes a zod codec
// that remembers it. Decoding turns what a person wrote into one unit and explains kindly what it refuses; encoding
// writes a canonical form that decodes to exactly the same value.

import { z } from 'zod';
import { nearest } from './nearest.ts';
import type { Reading } from './quantities.ts';
import type { Registry } from './registry.ts';
import { given } from './report.ts';

/** How sure a default is: read in its source, quoted by one, computed, tuned, assumed, or true by definition. */
export const MARKS = ['verified', 'quoted', 'computed', 'tuned', 'assumption', 'definition'] as const;
export type Mark = (typeof MARKS)[number];

export interface About {
  /** One sentence: what it is, and where useful how one would measure it. */
  readonly about: string;
  /** In the form in which people write it: '6 weeks'. */
  readonly default?: string | number | boolean;
  /** May be left out, and is then undefined. */
  readonly optional?: true;
  /** Smallest and largest allowed: a number in the unit, or as people write it ('0.3 per year'). */
  readonly min?: number | string;
  readonly max?: number | string;
  /** The range in which a value may well lie, as people write it: what is moved to see whether a verdict holds. */
  readonly plausible?: readonly [low: string | number, high: string | number];
  /** Must lie above this. */
  readonly above?: number | string;
  /** Shown beside the value, where the kind of quantity does not say it already. */
  readonly unit?: string;
  readonly source?: string;
  readonly mark?: Mark;
  /** Whether it plays a part, given the other parameters of the member; always where left out. */
  readonly matters?: (values: Readonly<Record<string, unknown>>) => boolean;
  /** Told for the market as a whole: of a smaller one, a total is less in proportion, a part at most all its people. */
  readonly ofMarket?: 'total' | 'part';
  /** Words that are allowed in place of a quantity: ['weighted']. */
  readonly words?: readonly string[];
}

type Words<A> = A extends { words: readonly (infer W extends string)[] } ? W : never;
type Checked<T> = z.ZodType<T, unknown>;
export type Param<A, T> = A extends { optional: true } ? z.ZodOptional<Checked<T | Words<A>>> : Checked<T | Words<A>>;

/** A declared parameter as `wom describe` and the viewer see it. */
export interface ParamInfo {
  readonly name: string;
  readonly about: string;
  readonly kind: string;
  readonly unit: string | undefined;
  readonly default: string | number | boolean | undefined;
  /** Bounds in the unit; undefined where there is none. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** Where a value may well lie, as people write it; undefined where nobody has said. */
  readonly plausible: readonly [string | number, string | number] | undefined;
  /** The allowed values in words. */
  readonly range: string;
  readonly source: string | undefined;
  readonly mark: Mark | undefined;
  readonly optional: boolean;
  readonly choices: readonly string[] | undefined;
  readonly ofMarket: About['ofMarket'];
  readonly matters: ((values: Readonly<Record<string, unknown>>) => boolean) | undefined;
}

/** What the words of the vocabulary have in common. */
export interface Kind<T> {
  readonly kind: string;
  readonly unit?: string;
  /** What it takes, in words: 'a duration such as 2.5 weeks'. */
  readonly takes: string;
  /** Words that it takes besides. */
  readonly also?: readonly string[];
  read(text: string): Reading<T>;
  write(value: T): unknown;
  /** The number that bounds are compared with. */
  size?(value: T): number;
  /** More than this is never allowed; it goes without saying, until somebody gives more. */
  readonly most?: number;
  /** What was probably meant by a text whose value lies outside the bounds. */
  meant?(text: string): string | undefined;
  /** A bound or size in words. */
  show?(size: number): string;
  readonly choices?: readonly string[];
  /** Takes texts of any length. */
  readonly long?: boolean;
  readonly json: object;
}

interface Declaration extends ParamInfo {
  readonly json: object;
}

/** Longer texts are no quantity, and are not searched for one. */
const LONGEST = 100;

/** Put into words when somebody asks: most starts ask for few. */
const declarations = new WeakMap<z.ZodType, () => Declaration>();

/** What a schema was declared as, also where it is wrapped (optional, default); undefined for foreign schemas. */
export function declarationOf(schema: z.ZodType): (Omit<ParamInfo, 'name'> & { readonly json: object }) | undefined {
  const inner = (schema.def as { innerType?: z.ZodType }).innerType;
  return declarations.get(schema)?.() ?? (inner === undefined ? undefined : declarationOf(inner));
}

/** All parameters of a shelf member, in the order of their declaration. */
export function describeParams(schema: z.ZodObject): ParamInfo[] {
  return Object.entries(schema.shape).flatMap(([name, param]) => {
    const declared = declarationOf(param as z.ZodType);
    if (declared === undefined) return [];
    const { json: _, ...info } = declared;
    return [{ ...info, name }];
  });
}

/**
 * Parameters that say too little of themselves: 'levers broadcast.halfLife: …'. A default needs a mark, or a source; the
 * marks verified and quoted need a source; every parameter is to be declared in the vocabulary.
 */
export function undeclared(registry: Registry): string[] {
  const { networks, models, levers } = registry;
  return Object.entries({ networks, models, levers }).flatMap(([shelf, members]) =>
    members.flatMap(({ name, params }) => silent(params).map((fault) => `${shelf} ${name}.${fault}`)),
  );
}

/** As `undeclared`, of one block of parameters: 'halfLife: …'. */
export function silent(schema: z.ZodObject): string[] {
  return Object.entries(schema.shape).flatMap(([name, type]) => {
    const declared = declarationOf(type as z.ZodType);
    if (declared === undefined) return [`${name}: not declared in the vocabulary of params.ts`];
    const { source, mark, about } = declared;
    if (about.trim() === '') return [`${name}: says nothing of what it is`];
    if (declared.default !== undefined && source === undefined && mark === undefined) {
      return [`${name}: has a default without source and mark`];
    }
    const claims = mark === 'verified' || mark === 'quoted';
    return claims && source === undefined ? [`${name}: is ${mark}, but names no source`] : [];
  });
}

const isText = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

interface Limits {
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly above: number | undefined;
  /** What is taken, in words: all of it, and without what goes without saying. */
  full(): string;
  range(): string;
}

function limitsOf<T>(kind: Kind<T>, about: About): Limits {
  const bound = (limit: number | string | undefined) => {
    if (limit === undefined || typeof limit === 'number') return limit;
    const reading = kind.read(limit);
    if (!('value' in reading) || kind.size === undefined) throw new Error(`'${limit}' cannot bound: ${about.about}`);
    return kind.size(reading.value);
  };
  const [min, max, above] = [bound(about.min), bound(about.max), bound(about.above)];
  const full = () => wordsOf(kind, about, boundsOf(kind.show ?? String, { min, max, above }));
  // That time, money and rates are not negative goes without saying, until somebody gives one that is.
  const range = min === 0 && max === undefined && above === undefined ? () => wordsOf(kind, about, '') : full;
  return { min, max, above, full, range };
}

function boundsOf(show: (size: number) => string, { min, max, above }: Omit<Limits, 'full' | 'range'>): string {
  const limits = [
    above === undefined ? '' : `above ${show(above)}`,
    min !== undefined && max !== undefined ? `from ${show(min)} to ${show(max)}` : '',
    min !== undefined && max === undefined && above === undefined ? `of at least ${show(min)}` : '',
    min === undefined && max !== undefined ? `of at most ${show(max)}` : '',
  ];
  return limits.filter((part) => part !== '').join(' and ');
}

function wordsOf<T>({ takes, also = [] }: Kind<T>, { words = [] }: About, bounds: string): string {
  return [`${takes}${bounds === '' ? '' : ` ${bounds}`}`, ...also, ...words].join(', or ');
}

/** What a text means under a declaration; or what is allowed, and what was probably meant. */
type Judgement<T> = { readonly value: T | string } | { readonly allowed: string; readonly hint?: string };

function judge<T>(kind: Kind<T>, words: readonly string[], limits: Limits, text: string): Judgement<T> {
  const { min = -Infinity, max = Infinity, above = -Infinity, full, range } = limits;
  if (words.includes(text)) return { value: text };
  if (text.length > LONGEST && kind.long !== true) return { allowed: range() };
  const reading = kind.read(text);
  if (!('value' in reading)) {
    const known = [...words, ...(kind.also ?? []), ...(kind.choices ?? [])];
    return { allowed: reading.takes ?? range(), hint: reading.hint ?? nearest(text, known) };
  }
  const size = kind.size?.(reading.value);
  if (size === undefined) return reading;
  if (limits.max === undefined && size > (kind.most ?? Infinity)) {
    return { allowed: `${kind.takes} of at most ${(kind.show ?? String)(kind.most!)}` };
  }
  return size < min || size > max || size <= above ? { allowed: full(), hint: kind.meant?.(text) } : reading;
}

/** A zod codec of a kind, with its declaration remembered. */
export function declare<T, const A extends About>(kind: Kind<T>, about: A): Param<A, T> {
  const words = about.words ?? [];
  const limits = limitsOf(kind, about);
  const { min, max, above, range } = limits;
  const decode = (input: unknown, payload: z.core.ParsePayload): T | string => {
    const judged = isText(input) ? judge(kind, words, limits, String(input).trim()) : { allowed: range() };
    if ('value' in judged) return judged.value;
    const { allowed, hint } = judged;
    const message =
      input === undefined ? `is missing: it takes ${allowed}` : `is ${given(input)}, but takes ${allowed}`;
    // What is offered must itself be taken.
    const sound = hint !== undefined && 'value' in judge(kind, words, limits, hint);
    payload.issues.push({ code: 'custom', message, input, params: { hint: sound ? hint : undefined } });
    return z.NEVER;
  };
  const encode = (value: T | string): unknown =>
    typeof value === 'string' && words.includes(value) ? value : kind.write(value as T);

  const told = () => {
    const json = ['number', 'integer'].includes(String((kind.json as { type?: unknown }).type))
      ? { ...kind.json, minimum: min, maximum: max, exclusiveMinimum: above }
      : kind.json;
    return {
      min: min ?? above,
      max,
      range: range(),
      choices: kind.choices ?? (words.length > 0 ? words : undefined),
      json: words.length > 0 ? { anyOf: [json, { enum: words }] } : json,
    };
  };
  return remember({ decode, encode }, kind, about, told) as Param<A, T>;
}

/** How a value is read from a scenario, and written into one. */
export interface Coding<T> {
  decode(input: unknown, payload: z.core.ParsePayload): T;
  encode(value: T): unknown;
}

/** What stands on both sides of all codecs, which look at everything themselves. One for all: to make schemas takes time at each start. */
const ANYTHING = z.unknown() as z.ZodType;

/** A zod codec, with default or optional added, and what was declared remembered. */
export function remember<T>(
  coding: Coding<T>,
  kind: { readonly kind: string; readonly unit?: string },
  about: About,
  told: () => Pick<Declaration, 'min' | 'max' | 'range' | 'choices' | 'json'>,
): z.ZodType {
  const fits = (value: unknown) => {
    const payload: z.core.ParsePayload = { value, issues: [] };
    coding.decode(value, payload);
    return payload.issues.length === 0;
  };
  if (about.default !== undefined && !fits(about.default)) {
    throw new Error(`the default '${about.default}' does not fit: ${about.about}`);
  }
  const stray = about.plausible?.find((end) => !fits(end));
  if (stray !== undefined) throw new Error(`'${stray}' is not plausible: ${about.about}`);
  const codec = z.codec(ANYTHING, ANYTHING, coding as Coding<unknown>);
  const schema =
    about.default !== undefined ? z.prefault(codec, about.default) : about.optional ? z.optional(codec) : codec;
  declarations.set(schema, () => ({
    ...told(),
    name: '',
    about: about.about,
    kind: kind.kind,
    unit: about.unit ?? kind.unit,
    default: about.default,
    source: about.source,
    mark: about.mark,
    plausible: about.plausible,
    optional: about.optional === true,
    ofMarket: about.ofMarket,
    matters: about.matters,
  }));
  return schema;
}

/** A list of texts or of numbers, each item read alike. */
export function list<T, const A extends About>(
  kind: {
    kind: string;
    takes: string;
    json: object;
    /** What each item is, in words. */
    each: string;
    unique: boolean;
    /** Holds at least one. */
    filled?: boolean;
    item(text: string): Reading<T>;
  },
  about: A,
): Param<A, T[]> {
  const decode = (input: unknown, payload: z.core.ParsePayload): T[] => {
    const fail = (message: string, path: number[], hint?: string) =>
      payload.issues.push({ code: 'custom', message, path, input, params: { hint } });
    if (!Array.isArray(input) || (kind.filled === true && input.length === 0)) {
      const single = isText(input) && String(input).length <= LONGEST && 'value' in kind.item(String(input).trim());
      if (input === undefined) fail(`is missing: it takes ${kind.takes}`, []);
      else fail(`is ${given(input)}, but takes ${kind.takes}`, [], single ? `[${input}]` : undefined);
      return z.NEVER;
    }
    const seen = new Set<T>();
    return input.map((item: unknown, place) => {
      const reading = isText(item) ? kind.item(String(item).trim()) : { hint: undefined };
      if (!('value' in reading))
        fail(`is ${given(item)}, but takes ${reading.takes ?? kind.each}`, [place], reading.hint);
      else if (kind.unique && seen.has(reading.value)) fail(`is ${given(item)}, which stands twice`, [place]);
      else seen.add(reading.value);
      return 'value' in reading ? reading.value : z.NEVER;
    });
  };
  const encode = (value: T[]): unknown => [...value];
  const told = () => ({
    min: undefined,
    max: undefined,
    range: kind.takes,
    choices: undefined,
    json: { type: 'array', items: kind.json, ...(kind.filled ? { minItems: 1 } : {}) },
  });
  return remember({ decode, encode }, kind, about, told) as Param<A, T[]>;
}
