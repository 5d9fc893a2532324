// The JSON Schema of a scenario (draft 2020-12), for editors that complete and check while one types. It is written from
// the same declarations as the reader's checks; what only shows when the parts meet (budgets, names) is the reader's.

import { z } from 'zod';
import { declarationOf } from './declare.ts';
import type { DeclaredWithParams, Registry } from './registry.ts';
import { COUNT, HEAD, MARKET, PRODUCT, REPLICATES, SEGMENT, UNTIL } from './shape.ts';

type Json = Record<string, unknown>;

/** The schema of scenarios that use the members of these shelves. */
export function jsonSchema(registry: Registry): Json {
  const until = block(UNTIL, { about: 'Stop when the paired differences are known well enough.' });
  const replicates = {
    anyOf: [param(COUNT), block(REPLICATES, { properties: { until }, required: ['until'] })],
    description: 'How many replicates, or when to stop.',
  };
  const market = block(MARKET, {
    about: 'Who there is and who is tied to whom.',
    properties: {
      network: members('type', registry.networks, 'Who is tied to whom.'),
      segments: {
        type: 'array',
        minItems: 1,
        items: block(SEGMENT),
        description: 'Parts of the market; shares sum to 100 %.',
      },
    },
    required: ['network'],
  });
  const levers = { type: ['array', 'null'], items: { $ref: '#/$defs/lever' } };
  const listed = {
    type: 'object',
    properties: { name: { type: 'string' }, levers },
    required: ['name', 'levers'],
    additionalProperties: false,
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'massive-market scenario',
    ...block(HEAD, {
      properties: {
        $schema: { type: 'string' },
        replicates,
        market,
        product: block(PRODUCT, { about: 'What is sold.' }),
        spread: members('model', registry.models, 'How things spread.'),
        campaigns: {
          description: 'Name → list of levers.',
          anyOf: [
            { type: ['object', 'null'], propertyNames: { minLength: 1, maxLength: 80 }, additionalProperties: levers },
            { type: 'array', items: listed },
          ],
        },
        inputs: { type: 'object', additionalProperties: { type: 'string', pattern: '^[0-9a-f]{64}$' } },
      },
      required: ['market', 'spread'],
    }),
    $defs: { lever: members('lever', registry.levers, 'What a campaign does.') },
  };
}

interface Extra {
  readonly about?: string;
  readonly properties?: Json;
  readonly required?: readonly string[];
}

/** A block of declared parameters, and what stands in it besides. */
function block(schema: z.ZodObject, extra: Extra = {}): Json {
  const params = Object.entries(schema.shape) as [string, z.ZodType][];
  const required = params.filter(([, type]) => !z.safeDecode(type, undefined).success).map(([name]) => name);
  return {
    type: 'object',
    ...(extra.about === undefined ? {} : { description: extra.about }),
    properties: { ...Object.fromEntries(params.map(([name, type]) => [name, param(type)])), ...extra.properties },
    required: [...required, ...(extra.required ?? [])],
    additionalProperties: false,
  };
}

/** One of the members of a shelf, told apart by the constant under `word`. */
function members(word: string, shelf: readonly DeclaredWithParams[], about: string): Json {
  const alternatives = shelf.map((member) =>
    block(member.params, { about: member.about, properties: { [word]: { const: member.name } }, required: [word] }),
  );
  return { description: about, anyOf: alternatives };
}

/** A parameter; one that was not declared in the vocabulary as zod itself writes it. */
function param(type: z.ZodType): Json {
  const declared = declarationOf(type);
  if (declared === undefined) return z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Json;
  const { about, unit, source, mark, json } = declared;
  const notes = [about, unit && `Unit: ${unit}.`, source && `Source: ${source}.`, mark && `(${mark})`];
  return {
    ...json,
    description: notes.filter((note) => note !== undefined).join(' '),
    ...(declared.default === undefined ? {} : { default: declared.default }),
  };
}
