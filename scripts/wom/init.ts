// wom init [TEMPLATE]: a commented scenario to start from. The templates are the scenarios that come with wom.

import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import { fromPackage } from './package.ts';
import { schemaText } from './schema.ts';
import { print, say } from './terminal.ts';

const FIRST = 'elevenmoms';
const SCHEMA = 'scenario.schema.json';
const POINTER = /^# yaml-language-server: \$schema=.*$/m;

interface Options {
  readonly out: string;
  readonly list?: boolean;
  readonly overwrite?: boolean;
}

export function init(): Command {
  return new Command('init')
    .description('a commented scenario to start from, with the schema pointer for editors')
    .argument('[template]', 'one of those that --list shows', FIRST)
    .option('-o, --out <file>', 'where to; - is stdout', '-')
    .option('--list', 'show the templates')
    .option('--overwrite', 'replace a file that is there')
    .action(async (template: string, options: Options) => {
      if (options.list) return print(await list());
      const text = await pointed(template);
      if (options.out === '-') return print(text);
      await write(template, text, options);
    });
}

async function list(): Promise<string> {
  const { parse } = await import('yaml');
  const titles = templates().map((name) => [name, String(parse(read(name)).title ?? '')]);
  const width = Math.max(...titles.map(([name]) => name.length));
  return titles.map(([name, title]) => `${name.padEnd(width)}  ${title}`).join('\n');
}

function templates(): string[] {
  return readdirSync(fromPackage('scenarios'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
}

function read(template: string): string {
  return readFileSync(join(fromPackage('scenarios'), `${template}.yaml`), 'utf8');
}

/** The template's text with the schema pointer on its first line. */
async function pointed(template: string): Promise<string> {
  const names = templates();
  if (!names.includes(template)) {
    const { nearest } = await import('../../sim/scenario/nearest.ts');
    const { Failure } = await import('../../sim/node/failure.ts');
    const near = nearest(template, names);
    const hint = near === undefined ? '' : ` — did you mean '${near}'?`;
    throw new Failure(`there is no template '${template}'; there are ${names.join(', ')}${hint}`);
  }
  return `# yaml-language-server: $schema=./${SCHEMA}\n${read(template).replace(POINTER, '').trimStart()}`;
}

/** Writes the scenario, the schema that it points to, and the files that it names, where they are not there yet. */
async function write(template: string, text: string, { out, overwrite }: Options): Promise<void> {
  const { Failure, fileFailure } = await import('../../sim/node/failure.ts');
  const { writeWhole } = await import('../../sim/node/whole.ts');
  const { inputPaths, openScenario } = await import('../../sim/node/open.ts');
  if (existsSync(out) && !overwrite) throw new Failure(`${out} is there already: give another name or --overwrite`);
  const folder = dirname(resolve(out));
  const home = fromPackage('scenarios');
  const opened = openScenario(join(home, `${template}.yaml`));
  const beside = [
    { path: join(folder, SCHEMA), bytes: Buffer.from(await schemaText()) },
    ...inputPaths(opened.scenario).map((path) => ({ path: join(folder, path), bytes: readFileSync(join(home, path)) })),
  ].filter(({ path }) => !existsSync(path));
  for (const { path, bytes } of [...beside, { path: out, bytes: Buffer.from(text) }]) {
    try {
      mkdirSync(dirname(path), { recursive: true });
    } catch (problem) {
      throw fileFailure('make', dirname(path), problem);
    }
    writeWhole(path, bytes);
  }
  const also = beside.length > 0 ? ` (and ${beside.map(({ path }) => path).join(', ')})` : '';
  say(`wrote ${out}${also}; run it: wom run ${out}`);
}
