// The course catalogue as an artefact: every scenario is complete and runs, its data are credited, it stands in the
// catalogue, and what it and the catalogue claim comes out again, as far as a few worlds can tell.

import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { shelves } from '../../sim/registry.ts';
import { undeclared } from '../../sim/scenario/params.ts';
import type { File } from './played.ts';
import { folder, place, played, ready, shortened, text } from './played.ts';

const names = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort();
const catalogue = text('README.md');

beforeAll(ready);

describe.each(names)('%s', (name) => {
  const file: File = parse(text(name));

  it('has a title of its own, says what it is about, and names its sources', () => {
    expect(file.title.length).toBeGreaterThan(10);
    expect(names.filter((other) => parse(text(other)).title === file.title)).toEqual([name]);
    for (const part of ['The answer, and where it flips', 'What is left out', 'Notice'])
      expect(file.about).toContain(part);
    expect(file.sources.length).toBeGreaterThan(0);
    expect(text(name)).toMatch(/^# yaml-language-server: \$schema=\.\/scenario\.schema\.json\n/);
  });

  it('stands in the catalogue by its title, with what to notice and what to change', () => {
    expect(catalogue).toContain(`| [\`${name}\`](${name}) | ${file.title} |`);
    const chapter = catalogue.split(/^## /m).find((part) => part.startsWith(`${file.title}\n`))!;
    for (const part of ['**Notice**', '**Change**', '**Known**', '**Assumed**', `wom run scenarios/${name}`]) {
      expect(chapter).toContain(part);
    }
  });

  it('is valid, its data are credited, and it runs without a surprise', () => {
    const checked = place.wom(['validate', name, ...shortened(name)]);
    expect(checked).toMatchObject({ status: 0, stdout: `${name}: fine\n` });
    // What is noted of a table beside its ties and people: columns that nobody asked for.
    expect(checked.stderr.replace(/^note: .*: not used: .*\n/gm, '')).toBe('');
    const { status, stderr } = place.wom([
      'run',
      name,
      ...shortened(name),
      '-n',
      '2',
      '--no-flip',
      '-o',
      `out ${name}`,
    ]);
    expect(status).toBe(0);
    const notes = stderr.split('\n').filter((line) => line.startsWith('note: '));
    // Two replicates draw one market, and a baseline that wins nobody has no ratios: nothing else may be remarked.
    expect(notes.filter((note) => !/undefined in|only (one market was|\d+ markets were) drawn/.test(note))).toEqual([]);
    const credits = text('data/README.md');
    const inputs = Object.values(file.market.network).filter((value) => /^data\//.test(String(value)));
    for (const input of inputs) expect(credits).toContain(`| ${String(input).split('/')[1]} |`);
  });
});

it('every folder of data is credited, with its origin and licence, and used', () => {
  const used = names.map(text).join('\n');
  const folders = readdirSync(join(folder, 'data'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of folders) {
    expect(text('data/README.md')).toMatch(new RegExp(`^\\| ${name} \\|.*licence`, 'm'));
    expect(used).toContain(`data/${name}/`);
  }
});

it('every parameter that a scenario can use says where its default comes from', () => {
  expect(undeclared(shelves)).toEqual([]);
});

describe('doctors, the claims', () => {
  const TEN = 'ten most asked';
  const LOT = 'ten by lot';
  const visits = 'visit everyone';

  it('the ten most asked save two months of six to half, by lot one; in the end little difference is left', () => {
    const { campaigns, find } = played('doctors.yaml', 100, ['timeToHalf', 'adopters', 'won']);
    const half = (name: string) => campaigns[name].metrics.timeToHalf.mean;
    expect(half('nothing')).toBeCloseTo(6, 0);
    expect(half('nothing') - half(TEN)).toBeCloseTo(1.9, 0);
    expect(half('nothing') - half(LOT)).toBeCloseTo(0.9, 0);
    expect(find(TEN, LOT, 'timeToHalf').high).toBeLessThan(0);
    expect(find(TEN, visits, 'timeToHalf').high).toBeLessThan(0);
    expect(find(TEN, 'nothing', 'adopters').mean).toBeLessThan(5);
    // Whoever was given the drug was not won.
    expect(find(TEN, 'nothing', 'won').high).toBeLessThan(0);
  });

  it('with cheap visits visiting everyone nearly catches up; in six months seeding is far ahead', () => {
    const cheap = played(
      'doctors.yaml',
      200,
      ['timeToHalf'],
      (file) => (file.campaigns[visits][0].costPerThousand = 4000),
    );
    expect(Math.abs(cheap.find(TEN, visits, 'timeToHalf').mean)).toBeLessThan(0.6);
    const short = played('doctors.yaml', 100, ['adopters', 'timeToHalf'], (file) =>
      Object.assign(file, { steps: 6, decide: 'adopters' }),
    );
    expect(short.find(TEN, visits, 'adopters').low).toBeGreaterThan(5);
  });
});

it('the catalogue lists exactly what is there', () => {
  const listed = [...catalogue.matchAll(/^\| \[`(\S+\.yaml)`\]/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual(names.map((name) => basename(name)));
});
