// The JSON Schema: a small checker of the keywords that it uses accepts what is right and refuses what is mistyped.

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { shelves } from '../../sim/registry.ts';
import { jsonSchema } from '../../sim/scenario/schema.ts';
import { fakeRegistry, VALID } from './fake-registry.ts';

type Json = { [key: string]: unknown };
const KNOWN = [
  '$schema',
  '$defs',
  '$ref',
  'title',
  'description',
  'default',
  'examples',
  'type',
  'properties',
  'required',
  'additionalProperties',
  'propertyNames',
  'items',
  'minItems',
  'maxItems',
  'minLength',
  'maxLength',
  'pattern',
  'anyOf',
  'enum',
  'const',
  'minimum',
  'maximum',
  'exclusiveMinimum',
];

function fits(schema: Json, value: unknown, root: Json): boolean {
  const unknown = Object.keys(schema).filter((key) => !KNOWN.includes(key));
  if (unknown.length > 0) throw new Error(`the checker does not know ${unknown}`);
  if (schema.$ref !== undefined)
    return fits((root.$defs as Json)[String(schema.$ref).split('/')[2]] as Json, value, root);
  const types = schema.type === undefined ? undefined : [schema.type].flat();
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  if (types !== undefined && !types.some((name) => name === type || (name === 'integer' && Number.isInteger(value))))
    return false;
  if (schema.const !== undefined && schema.const !== value) return false;
  if (schema.enum !== undefined && !(schema.enum as unknown[]).includes(value)) return false;
  if (schema.anyOf !== undefined && !(schema.anyOf as Json[]).some((one) => fits(one, value, root))) return false;
  if (typeof value === 'number') {
    if (value < ((schema.minimum as number) ?? -Infinity) || value > ((schema.maximum as number) ?? Infinity))
      return false;
    if (value <= ((schema.exclusiveMinimum as number) ?? -Infinity)) return false;
  }
  if (typeof value === 'string' && schema.pattern !== undefined) return new RegExp(String(schema.pattern)).test(value);
  if (Array.isArray(value)) {
    if (value.length < ((schema.minItems as number) ?? 0) || value.length > ((schema.maxItems as number) ?? Infinity))
      return false;
    return value.every((item) => fits((schema.items ?? {}) as Json, item, root));
  }
  if (type !== 'object') return true;
  const properties = (schema.properties ?? {}) as Json;
  if (((schema.required ?? []) as string[]).some((key) => !Object.hasOwn(value as object, key))) return false;
  return Object.entries(value as object).every(([key, item]) => {
    if (Object.hasOwn(properties, key)) return fits(properties[key] as Json, item, root);
    return schema.additionalProperties !== false && fits((schema.additionalProperties ?? {}) as Json, item, root);
  });
}

describe('the JSON Schema', () => {
  const schema = JSON.parse(JSON.stringify(jsonSchema(fakeRegistry))) as Json;
  const accepts = (text: string) => fits(schema, parse(text), schema);

  it('accepts the example, with the real shelves too', () => {
    expect(accepts(VALID)).toBe(true);
    const real = JSON.parse(JSON.stringify(jsonSchema(shelves))) as Json;
    expect(fits(real, parse(VALID), real)).toBe(true);
  });

  it.each([
    ['a mistyped key', 'budget:', 'bugdet:'],
    ['a mistyped key of a member', 'talk:', 'tlak:'],
    ['a mistyped member', 'lever: seed', 'lever: sede'],
    ['a parameter of another member', 'rewiring:', 'within:'],
    ['a plain number for a rate', 'talk: 2 per week', 'talk: 2'],
    ['a missing parameter', ', costPerThousand: 32', ''],
    ['a negative amount', 'spend: 20000', 'spend: -1'],
    ['a wrong word', 'step: week', 'step: weak'],
    ['a missing block', 'spread: {', '$schema: {'],
  ])('refuses %s', (_, right, wrong) => {
    expect(VALID).toContain(right);
    expect(accepts(VALID.replaceAll(right, wrong))).toBe(false);
  });

  it('tells what a parameter is, where its default comes from, and how sure it is', () => {
    const model = JSON.stringify((schema.properties as Json).spread);
    expect(model).toContain('External influence. Unit: per week. Source: Sultan et al. 1990. (quoted)');
    expect(model).toContain('"default":"0.03 per year"');
  });
});
