// The values of a scenario as a part of its explanation: each parameter as it would be written, what it is, and where it
// comes from: the scenario's author where it differs from the default, else the default's source.

import { z } from 'zod';
import { named } from '../../sim/experiment/setting.ts';
import { shelves } from '../../sim/registry.ts';
import { moneyText } from '../../sim/report/csv.ts';
import { describeParams } from '../../sim/scenario/params.ts';
import type { Choice, Scenario } from '../../sim/scenario/scenario.ts';
import { PRODUCT, SEGMENT } from '../../sim/scenario/shape.ts';

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
    block('Product', PRODUCT, product),
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

function member(title: string, shelf: readonly Declared[], { name, params }: Choice, level = '##'): string {
  const found = named(shelf, name);
  return block(`${title} ${name}`, found.params, params, [], level, found.about);
}

function block(
  title: string,
  schema: z.ZodObject,
  given: unknown,
  without: readonly string[] = [],
  level = '##',
  about = '',
): string {
  const values = given as Readonly<Record<string, unknown>>;
  const lines = describeParams(schema)
    .filter(({ name }) => !without.includes(name) && values[name] !== undefined)
    .map((param) => {
      const written: unknown = z.encode(schema.shape[param.name] as z.ZodType, values[param.name]);
      const value = typeof written === 'object' ? JSON.stringify(written) : String(written);
      const origin = [param.source, param.mark].filter((part) => part !== undefined).join('; ');
      const usual = String(param.default) === value ? `default${origin === '' ? '' : `: ${origin}`}` : 'set here';
      return `- ${param.name}: ${value} (${usual}). ${param.about}`;
    });
  return [
    `${level} ${title}`,
    ...(about === '' ? [] : [about]),
    ...(lines.length === 0 ? [] : [lines.join('\n')]),
  ].join('\n\n');
}
