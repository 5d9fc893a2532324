// wom schema: the JSON Schema of a scenario, for editors.

import { Command } from 'commander';
import { print } from './terminal.ts';

export function schema(): Command {
  return new Command('schema')
    .description('the JSON Schema of a scenario')
    .action(async () => print(await schemaText()));
}

/** The schema as it is written to a file. */
export async function schemaText(): Promise<string> {
  const { shelves } = await import('../../sim/registry.ts');
  const { jsonSchema } = await import('../../sim/scenario/schema.ts');
  return `${JSON.stringify(jsonSchema(shelves), null, 2)}\n`;
}
