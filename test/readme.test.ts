// The words on the first pages, held against the program: links lead somewhere, verbs and options exist, commands that are
// shown do what they say, and the printed result is what comes out.

import { cpSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { shortened } from './scenarios/played.ts';
import { built, Place } from './scripts/wom.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'sim/README.md',
  'sim/engine/README.md',
  'scenarios/README.md',
  'scenarios/data/README.md',
  'web/README.md',
];
/** A page without the commands of the claims, which are checked, all at once, in the test of their own. */
const text = (page: string) =>
  readFileSync(join(root, page), 'utf8').replace(/<!-- claims: [\s\S]*<!-- claims: .*-->/, '');
const readme = text('README.md');
const blocks = (page: string, language: string) =>
  [...text(page).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , code]) => code);

/** The words of a command line; quotes hold words together, a comment ends it. */
function words(line: string): string[] {
  const found = line.matchAll(/#.*|'([^']*)'|((?:[^\s'"]|"[^"]*")+)/g);
  return [...found]
    .filter(([all]) => !all.startsWith('#'))
    .map(([, quoted, plain]) => quoted ?? plain.replace(/^"|"$/g, ''));
}
/** Every wom command that a page shows in a block or a line of its tables, without `npx wom`. */
const commands = (page: string) =>
  [
    ...blocks(page, 'sh').flatMap((code) => code.split('\n')),
    ...[...text(page).matchAll(/`(npx wom [^`]+)`/g)].map(([, line]) => line),
  ]
    .filter((line) => line.startsWith('npx wom '))
    .map((line) => words(line).slice(2));

const place = new Place();

beforeAll(() => {
  built();
  cpSync(join(root, 'scenarios'), join(place.path, 'scenarios'), { recursive: true });
  const [ties, people] = blocks('README.md', 'csv');
  const id = (person: number) => (person === 0 ? 'ann' : `c${person}`);
  const rows = Array.from({ length: 60 }, (_, person) => person);
  place.write(
    'ties.csv',
    `${ties.split('\n')[0]}\n${rows.map((i) => `${id(i)},${id((i + 1) % 60)}\n${id(i)},${id((i + 7) % 60)}`).join('\n')}\n`,
  );
  place.write(
    'people.csv',
    `${people.split('\n')[0]}\n${rows.map((i) => `${id(i)},${i % 3 === 0 ? 'new' : 'regular'}`).join('\n')}\n`,
  );
  place.write('shop.yaml', blocks('README.md', 'yaml')[0]);
});

describe('links', () => {
  it.each(PAGES)('%s: each leads to a file', (page) => {
    const targets = [...text(page).matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target]) => target);
    const lost = targets.filter((target) => !/^https?:/.test(target) && !existsSync(join(root, dirname(page), target)));
    expect(lost).toEqual([]);
  });
  it('the first page is short', () => {
    expect(readme.split('\n').length).toBeLessThan(160);
  });
});

describe('verbs', () => {
  const help = (...verb: string[]) => place.wom([...verb, '--help']).stdout;
  const table = [...readme.matchAll(/^\| `(\w+)(?: [^|`]*(?:\\\|[^|`]*)?)?` \| (.*) \|$/gm)];
  it('are all in the table, and no others', () => {
    const verbs = [...help().matchAll(/^ {2}(\w+) .*\[options\]|^ {2}(schema) /gm)].map(
      ([, verb, plain]) => verb ?? plain,
    );
    expect(table.map(([, verb]) => verb).sort()).toEqual([...new Set(verbs)].sort());
  });
  it.each(table.map(([row, verb]) => [verb, row]))('%s has the options that are named', (verb, row) => {
    const said = help(verb);
    for (const [option] of row.matchAll(/(?<![\w-])--?[a-z][a-z-]*/g))
      expect(said).toMatch(new RegExp(`${option}(?![\\w-])`));
  });
});

describe('commands', () => {
  const quick = (args: readonly string[]) =>
    args[0] === 'run'
      ? [...args.filter((_, i) => args[i] !== '-n' && args[i - 1] !== '-n'), '-n', '2', '-q', '--no-flip']
      : args;
  it.each(commands('README.md').map((args) => [args.join(' '), args] as const))('wom %s', (_, args) => {
    const { status, stderr } = place.wom(quick(args).map((word) => (word === '7' ? '1' : word)));
    expect([status, stderr.replace(/^note: .*\n/gm, '')]).toEqual([0, expect.not.stringMatching(/wom:|:\d+:\d+:/)]);
  });
  it('of the catalogue: each is accepted', () => {
    for (const args of commands('scenarios/README.md')) {
      const short = args.flatMap(shortened);
      const dry = args[0] === 'run' ? [...args, ...short, '--dry-run'] : args;
      expect(place.wom(dry)).toMatchObject({ status: 0 });
    }
    const changes = [...text('scenarios/README.md').split('\n## ').slice(1)].flatMap((chapter) => {
      const file = /wom run (\S+)/.exec(chapter)?.[1];
      return [...chapter.matchAll(/\| `(--set [^`]+)` \|/g)].map(([, sets]) => [file as string, ...words(sets)]);
    });
    expect(changes.length).toBeGreaterThan(5);
    for (const [file, ...sets] of changes) {
      const { stderr } = place.wom(['validate', file, ...sets, ...shortened(file)]);
      expect([sets, stderr.replace(/^note: .*: not used: .*\n/gm, '')]).toEqual([sets, '']);
    }
  }, 300_000);
});

describe('the result that is shown', () => {
  const shown = blocks('README.md', 'text')[0];
  const figure = (digits: string) => Number(digits.replaceAll(',', '').replace('−', '-'));
  const rows = shown
    .split('\n\n')[1]
    .split('\n')
    .map((line) => line.split(/ {2,}/));
  const metrics = rows[0].slice(1);

  it('is what comes out, as far as twenty worlds can tell', () => {
    const asked = ['--set', `metrics=[${metrics.join(', ')}]`];
    const args = ['run', 'scenarios/elevenmoms.yaml', '-n', '20', '--json', '-q', '--no-flip', '-o', 'check', ...asked];
    const { title, campaigns, differences } = JSON.parse(place.wom(args).stdout);
    expect(shown.split('\n')[0]).toBe(title);
    const printed = rows.filter(([name]) => name in campaigns);
    expect(printed.map(([name]) => name)).toEqual(Object.keys(campaigns));
    // Three standard errors of ours, and what is printed behind ±, which also holds what drawn markets differ by, twice.
    for (const [name, ...cells] of printed) {
      cells.forEach((cell, column) => {
        const [mean, half = 0] = cell.split(' ± ').map(figure);
        const ours = campaigns[name].metrics[metrics[column]];
        const far = Math.abs(ours.mean - mean);
        expect(far, `${name}, ${metrics[column]}: ${ours.mean}`).toBeLessThanOrEqual(3 * ours.se + 2 * half);
      });
    }
    for (const { of, against, metric, mean, se } of differences) {
      if (metric !== metrics[0]) continue;
      const row = new RegExp(`^${of} − ${against} +([−\\d.,]+) +([−\\d.,]+) to ([−\\d.,]+)`, 'm').exec(shown)!;
      const [told, low, high] = row.slice(1).map(figure);
      expect(Math.abs(mean - told), `${of} − ${against}: ${mean}`).toBeLessThan(3 * se + (high - low));
    }
  });
});

describe('the floors', () => {
  it('stand in sim/README.md as the test of the house has them', () => {
    const rules = readFileSync(join(root, 'test', 'architecture.test.ts'), 'utf8');
    const floors = [...rules.match(/FLOORS = \[([^\]]*)\]/)![1].matchAll(/'(\w+)'/g)].map(([, floor]) => floor);
    const drawn = [...text('sim/README.md').matchAll(/^\| `(\w+)(?:\/|\.ts)`/gm)].map(([, name]) =>
      name === 'index' ? 'top' : name,
    );
    expect(drawn.reverse()).toEqual(floors);
    const shelves = [...rules.match(/SHELVES = \[([^\]]*)\]/)![1].matchAll(/'([\w/]+)'/g)].map(([, shelf]) =>
      shelf.split('/').at(-1),
    );
    const named = [...text('sim/README.md').matchAll(/^\| `\w+\/` .*\| (`.*`) \|$/gm)].flatMap(([, cell]) =>
      [...cell.matchAll(/`(\w+)\/`/g)].map(([, name]) => name),
    );
    expect(named.sort()).toEqual(shelves.sort());
  });
});
