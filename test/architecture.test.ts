// Keeps the house as sim/README.md draws it: imports go downward only, shelf members never import each other, the pure
// part uses neither clocks nor luck nor Math functions whose bits differ between engines, and no file grows into a hall.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const FLOORS = [
  'kernel',
  'scenario',
  'market',
  'world',
  'campaign',
  'models',
  'engine',
  'metrics',
  'experiment',
  'film',
  'report',
  'top',
  'node',
];
/** Shelves: their members may import the floor's other files, but not each other. */
const SHELVES = ['market/networks', 'campaign/levers', 'campaign/seeding', 'models', 'metrics'];

interface Source {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function sources(folder: string): Source[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile() && /\.(ts|tsx|mjs)$/.test(file.name))
    .map((file) => join(file.parentPath, file.name))
    .map((path) => {
      const text = readFileSync(path, 'utf8');
      const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]);
      return { path: relative(ROOT, path), text, imports };
    });
}

const inHouse = (source: Source) =>
  source.imports
    .filter((name) => name.startsWith('.'))
    .map((name) => relative(ROOT, resolve(ROOT, dirname(source.path), name)));

/** The floor of a file in sim; files directly in sim are the top, above all but the Node side. */
function floorOf(path: string): number {
  const [, folder, rest] = path.split('/');
  return FLOORS.indexOf(rest === undefined ? 'top' : folder);
}

const sim = sources('sim').filter((source) => !source.path.endsWith('.d.ts'));
const pure = sim.filter((source) => !source.path.startsWith('sim/node/'));

describe('the house', () => {
  it('has no import that runs upward', () => {
    const upward = sim.flatMap((source) =>
      inHouse(source)
        .filter((target) => !target.startsWith('sim/') || floorOf(target) > floorOf(source.path))
        .map((target) => `${source.path} → ${target}`),
    );
    expect(upward).toEqual([]);
  });

  it('has no import from one shelf member to another', () => {
    const sideways = SHELVES.flatMap((shelf) => {
      const home = `sim/${shelf}/`;
      // What the catalogue imports as a value is a member; types are the shelf's contract.
      const catalogue = sim.find((source) => source.path === `${home}index.ts`) as Source;
      const values = {
        ...catalogue,
        imports: [...catalogue.text.matchAll(/import \{[^}]*\} from '([^']+)'/g)].map((m) => m[1]),
      };
      const members = new Set(inHouse(values).filter((path) => path.startsWith(home)));
      return sim
        .filter((source) => members.has(source.path))
        .flatMap((source) =>
          inHouse(source)
            .filter((target) => members.has(target))
            .map((target) => `${source.path} → ${target}`),
        );
    });
    expect(sideways).toEqual([]);
  });

  it('keeps clocks, foreign luck and inexact mathematics out of the pure part', () => {
    const forbidden =
      /\bMath\.(random|log\w*|exp\w*|pow|sinh?|cosh?|tanh?|a?sinh?|a?cosh?|atan\w*|cbrt|hypot)\b|\bDate\b|\*\*|toLocale\w+|\bconsole\b|\bprocess\b|setTimeout|performance\./;
    const found = pure.flatMap((source) =>
      source.text
        .split('\n')
        .map((line, i) => ({
          line: line.replace(/\/\/.*$|^\s*\*.*$|^\s*\/\*.*$/, '').replace(/'[^']*'|`[^`]*`/g, ''),
          i,
        }))
        .filter(({ line }) => forbidden.test(line))
        .map(({ line, i }) => `${source.path}:${i + 1}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });

  it('lets commands and page use sim, but not each other', () => {
    const crossing = [...sources('scripts'), ...sources('web')].flatMap((source) => {
      const other = source.path.startsWith('scripts/') ? 'web/' : 'scripts/';
      return inHouse(source)
        .filter((target) => target.startsWith(other) && target !== 'web/build.mjs')
        .map((target) => `${source.path} → ${target}`);
    });
    expect(crossing).toEqual([]);
  });

  it('has no file longer than 400 lines, and every file says what it is for', () => {
    const shipped = [...sim, ...sources('scripts'), ...sources('web')];
    const long = [...shipped, ...sources('test')].filter((source) => source.text.split('\n').length > 400);
    expect(long.map((source) => source.path)).toEqual([]);
    const silent = shipped.filter((source) => !/^(#!.*\n)?(\/\/|\/\*)/.test(source.text));
    expect(silent.map((source) => source.path)).toEqual([]);
  });
});
