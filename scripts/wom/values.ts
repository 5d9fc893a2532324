// The values of a scenario as a part of its explanation: each parameter as it would be written, what it is, and where it
// comes from: the scenario's author where it differs from the default, else the default's source.

import { z } from 'zod';
import { shelves } from '../../sim/registry.ts';
import { moneyText } from '../../sim/report/csv.ts';
import { named } from '../../sim/scenario/named.ts';
import { describeParams } from '../../sim/scenario/params.ts';
import type { Choice, Scenario } from '../../sim/scenario/scenario.ts';
import { PRODUCT, SEGMENT } from '../../sim/scenario/shape.ts';
import { oddOf } from './odd.ts';

interface Declared {
  readonly name: string;
  readonly about: string;
  readonly params: z.ZodObject;
}

/** All values in Markdown. */
export function valuesOf(scenario: Scenario): string {
  const { title, about, seed, clock, market, product, spread, budget, campaigns, sources } = scenario;
  const steps = clock.untilQuiet ? `until all is quiet, at most ${clock.steps}` : String(clock.steps);
  const time = `One step is a ${clock.step}; steps: ${steps}. Seed: ${seed}.`;
  const money = budget === undefined ? [] : [`Each campaign may spend ${moneyText(budget)} in all.`];
  return [
    `# This scenario: ${title}`,
    ...(about === '' ? [] : [about.trim()]),
    [time, ...money].join(' '),
    member('Market: network', shelves.networks, market.network),
    ...market.segments.map((segment) => block(`Segment ${segment.name}`, SEGMENT, segment, ['name'])),
    productBlock(product),
    member('Spread: model', shelves.models, spread),
    ...campaigns.flatMap(({ name, levers }) => [
      `## Campaign ${name}`,
      levers.length === 0 ? 'No levers: what happens without a campaign.' : '',
      ...levers.map((lever) => member('Lever', shelves.levers, lever, '###')),
    ]),
    ...(sources.length === 0 ? [] : [`## Sources\n\n${sources.map((source) => `- ${source}`).join('\n')}`]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** What ODD.md, whose text is given, says of the scenario's model, with the values used here. */
export function modelOf({ spread, campaigns }: Scenario, odd: string): string {
  const values = Object.entries(written(named(shelves.models, spread.name).params, spread.params));
  const cell = ({ text, usual = text }: Written) => (text === usual ? text : `${text} (default: ${usual})`);
  const cells = Object.fromEntries(values.map(([name, value]) => [name, cell(value)]));
  const models = shelves.models.map(({ name }) => name);
  const used = new Set(campaigns.flatMap(({ levers }) => levers.map(({ name }) => name)));
  const idle = shelves.levers.map(({ name }) => name).filter((name) => !used.has(name));
  return oddOf(odd, { model: spread.name, models, idle, values: cells });
}

/** A cost that is price less margin, or 0 where there is neither, was filled in when the scenario was read. */
function productBlock(product: Scenario['product']): string {
  const { price = 0, margin = 0, unitCost } = product;
  const text = block('Product', PRODUCT, product);
  return unitCost === price - margin ? text.replace(/^(- unitCost: \S+) \(set here\)/m, '$1 (default)') : text;
}

function member(title: string, shelf: readonly Declared[], { name, params }: Choice, level = '##'): string {
  const found = named(shelf, name);
  return block(`${title} ${name}`, found.params, params, [], level, found.about);
}

interface Written {
  readonly text: string;
  /** The default, where there is one. */
  readonly usual: string | undefined;
}

/** The values that are there, as a scenario would write them: a default as it was declared, all else in its canonical form. */
function written(schema: z.ZodObject, given: unknown): Readonly<Record<string, Written>> {
  const values = given as Readonly<Record<string, unknown>>;
  const params = describeParams(schema).filter(({ name }) => values[name] !== undefined);
  return Object.fromEntries(
    params.map(({ name, default: preset }): [string, Written] => {
      const type = schema.shape[name] as z.ZodType;
      const text = textOf(type, values[name]);
      if (preset === undefined) return [name, { text, usual: undefined }];
      const usual = String(preset);
      return [name, { text: text === textOf(type, type.parse(undefined)) ? usual : text, usual }];
    }),
  );
}

function textOf(type: z.ZodType, value: unknown): string {
  const encoded: unknown = z.encode(type, value);
  return typeof encoded === 'object' ? JSON.stringify(encoded) : String(encoded);
}

function block(
  title: string,
  schema: z.ZodObject,
  given: unknown,
  without: readonly string[] = [],
  level = '##',
  about = '',
): string {
  const values = written(schema, given);
  const lines = describeParams(schema)
    .filter(({ name }) => !without.includes(name) && values[name] !== undefined)
    .map(({ name, about: meaning, source, mark }) => {
      const { text, usual } = values[name];
      const origin = [source, mark].filter((part) => part !== undefined).join('; ');
      const from = text === usual ? `default${origin === '' ? '' : `: ${origin}`}` : 'set here';
      return `- ${name}: ${text} (${from}). ${meaning}`;
    });
  return [
    `${level} ${title}`,
    ...(about === '' ? [] : [about]),
    ...(lines.length === 0 ? [] : [lines.join('\n')]),
  ].join('\n\n');
}
