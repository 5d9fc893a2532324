// What a reader may turn in a scenario, made from the parameters' own declarations: for each the place that `--set` takes
// and a row of values to choose from, each written as a scenario would write it, today's among them. A slider over the row
// can give nothing that its declaration refuses.

import { z } from 'zod';
import { named } from '../scenario/named.ts';
import type { Mark } from '../scenario/params.ts';
import { describeParams } from '../scenario/params.ts';
import type { Choice, Scenario } from '../scenario/scenario.ts';
import { PRODUCT, SEGMENT } from '../scenario/shape.ts';
import { idleOf } from './idle.ts';
import type { Shelves } from './setting.ts';
import { stopsOf } from './stops.ts';

export interface Dial {
  /** As `--set` takes it: `spread.talk`, `campaigns["big bang"][0].spend`. */
  readonly path: string;
  /** Whose parameter it is: `product`, `spread`, a segment's name, `big bang: broadcast`. */
  readonly of: string;
  readonly name: string;
  /** What it is, in a sentence. */
  readonly about: string;
  readonly mark: Mark | undefined;
  /** Values from low to high, or the words there are. */
  readonly stops: readonly string[];
  /** Which of them holds now. */
  readonly at: number;
  /** Whether the stops have an order. */
  readonly ordered: boolean;
}

/** All dials, by their places in the resolved scenario: time, product, spread, segments, network, then the levers of each campaign. */
export function dialsOf(scenario: Scenario, shelves: Shelves): Dial[] {
  const { spread, market, product, campaigns } = scenario;
  const model = named(shelves.models, spread.name);
  const words = { strategy: shelves.strategies.map(({ name }) => name) };
  const dials = (path: string, of: string, schema: z.ZodObject, values: unknown, without: readonly string[] = []) =>
    blockDials({ path, of, schema, values: values as Values, without, words });
  return [
    ...time(scenario),
    ...dials('product', 'product', PRODUCT, product, idleOf(scenario, model.ignores)),
    ...dials('spread', 'spread', model.params, spread.params),
    ...market.segments.flatMap((segment, place) =>
      // A share alone cannot change: all of them sum to 1.
      dials(`market.segments[${place}]`, segment.name, SEGMENT, segment, ['share', 'name']),
    ),
    ...networks(scenario, shelves),
    ...dials('market.network', 'network', named(shelves.networks, market.network.name).params, market.network.params),
    ...campaigns.flatMap(({ name, levers }) =>
      levers.flatMap((lever, place) => {
        const path = `campaigns[${quoted(name)}][${place}]`;
        const { params } = named(shelves.levers, lever.name);
        return dials(path, `${name}: ${lever.name}`, params, lever.params, model.ignores);
      }),
    ),
  ];
}

type Values = Readonly<Record<string, unknown>>;

interface Block {
  readonly path: string;
  readonly of: string;
  readonly schema: z.ZodObject;
  readonly values: Values;
  readonly without: readonly string[];
  /** The words of parameters that name a member of a shelf. */
  readonly words: Readonly<Record<string, readonly string[]>>;
}

function blockDials({ path, of, schema, values, without, words }: Block): Dial[] {
  return describeParams(schema).flatMap((param) => {
    const { name, about, mark, kind, choices = words[kind] } = param;
    const value = values[name];
    if (value === undefined || without.includes(name) || param.matters?.(values) === false) return [];
    const stops = choices ?? stopsOf(schema.shape[name] as z.ZodType, param, value);
    const written = textOf(schema.shape[name] as z.ZodType, value);
    const at = stops.indexOf(written);
    if (at < 0 || stops.length < 2) return [];
    return [{ path: `${path}.${name}`, of, name, about, mark, stops, at, ordered: choices === undefined }];
  });
}

/** How long it runs: from a quarter as long to four times as long. */
function time({ clock }: Scenario): Dial[] {
  if (clock.untilQuiet) return [];
  const stops = [...new Set([0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4].map((share) => Math.ceil(share * clock.steps)))];
  const about = `How many ${clock.step}s are looked at.`;
  const at = stops.indexOf(clock.steps);
  const mark = 'assumption';
  return [{ path: 'steps', of: 'time', name: 'steps', about, mark, stops: stops.map(String), at, ordered: true }];
}

/** Another network among as many people: those that need to know no more than how many ties one has. */
function networks({ market }: Scenario, shelves: Shelves): Dial[] {
  const own = market.network as Choice & { readonly params: Values };
  if (named(shelves.networks, own.name).files !== undefined) return [];
  const others = shelves.networks.flatMap(({ name, params, files }) => {
    if (name === own.name) return [flow('type', own, params)];
    const known = Object.entries(own.params).filter(([key]) => key in params.shape && SHARED.includes(key));
    const fits = files === undefined && known.length > 1 && params.safeDecode(Object.fromEntries(known)).success;
    return fits ? [flow('type', { name, params: Object.fromEntries(known) }, params)] : [];
  });
  const at = others.indexOf(flow('type', own, named(shelves.networks, own.name).params));
  if (others.length < 2 || at < 0) return [];
  const about = 'Who is tied to whom.';
  return [
    { path: 'market.network', of: 'network', name: 'type', about, mark: undefined, stops: others, at, ordered: false },
  ];
}

/** What networks mean alike. */
const SHARED = ['people', 'ties'];

/** A member with its parameters on one line, as YAML. */
function flow(word: string, { name, params }: Choice, schema: z.ZodObject): string {
  const encoded = Object.entries(z.encode(schema, z.decode(schema, z.encode(schema, params as Values)) as Values));
  const pairs = encoded.flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${JSON.stringify(value)}`]));
  return `{${[`${word}: ${name}`, ...pairs].join(', ')}}`;
}

function textOf(type: z.ZodType, value: unknown): string {
  return String(z.encode(type, value));
}

/** A campaign's name in a path. */
export function quoted(name: string): string {
  return `"${name.replace(/["\\]/g, '\\$&')}"`;
}
