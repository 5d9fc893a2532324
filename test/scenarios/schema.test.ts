// The schema that editors read beside the shipped scenarios is the one the shelves declare.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { shelves } from '../../sim/registry.ts';
import { jsonSchema } from '../../sim/scenario/schema.ts';

it('scenarios/scenario.schema.json is current (wom schema > scenarios/scenario.schema.json)', () => {
  const file = join(import.meta.dirname, '..', '..', 'scenarios', 'scenario.schema.json');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(jsonSchema(shelves));
});
