// wom market, as a user runs it: what it says, what it writes, what it refuses.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { checkExports } from '../../scripts/wom/market-export.ts';
import { openMarket } from '../../scripts/wom/market-source.ts';
import { file as fileNetwork } from '../../sim/market/networks/file.ts';
import { Failure } from '../../sim/node/failure.ts';
import { built, Place, SMALL } from './wom.ts';

const place = new Place();
const TIES = 'from,to,weight\nann,ben,2\nben,ann,1\nben,cat,1\ncat,dan,3\n';
const PEOPLE = 'id,segment,value,shoe\nann,new,1,40\nben,new,2,41\ncat,old,1,42\ndan,old,1,43\neve,old,4,44\n';

beforeAll(() => {
  built();
  place.write('small.yaml', SMALL);
  place.write('ties.csv', TIES);
  place.write('people.csv', PEOPLE);
});

const json = (...args: string[]) => JSON.parse(place.wom(['market', ...args, '--json']).stdout);

test('a scenario’s market in words, with its degrees drawn; the same each time', () => {
  const { status, stdout, stderr } = place.wom(['market', 'small.yaml']);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^small.yaml\n\npeople +300\nties +900\nfriends of a person \(degree\) +6 on average/);
  expect(stdout).toMatch(/\n\nHow many friends people have\n( *\d+ {2}[▏▎▍▌▋▊▉█]* + \d+ +[\d.]+ %\n){3,}$/);
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(place.wom(['market', '-'], { input: SMALL }).stdout).toBe(stdout.replace('small.yaml', '-'));
  expect(place.wom(['market', 'small.yaml', '--set', 'market.network.people=400']).stdout).toMatch(/^people +400$/m);
  expect(place.wom(['market', 'small.yaml', '-s', 'other']).stdout).not.toBe(stdout);
});

test('colours and blocks only where they can be shown', () => {
  const drawn = (env: NodeJS.ProcessEnv) => place.wom(['market', 'small.yaml'], { env }).stdout;
  expect(drawn({ FORCE_COLOR: '1' })).toContain('\u001b[32m█');
  expect(drawn({ FORCE_COLOR: '1', NO_COLOR: '1' })).not.toContain('\u001b');
  expect(drawn({ LC_ALL: 'C' })).toMatch(/ {2}#+ +\d/);
  expect(drawn({ LC_ALL: 'de_DE.UTF-8', TERM: 'dumb' })).not.toContain('█');
});

test('ties of one’s own, without a scenario: as they are told to be read', () => {
  const mutual = json('ties.csv');
  expect(mutual).toMatchObject({ file: 'ties.csv', people: 4, ties: 3, directed: false, weights: null });
  expect(mutual.heardBy.distribution).toEqual({ 1: 2, 2: 2 });
  expect(mutual.warnings.join('\n')).toMatch(/told from both ends/);
  const full = json('ties.csv', '--people', 'people.csv', '--directed', '--weights', 'share', '--column', 'fit=none');
  expect(full).toMatchObject({
    people: 5,
    ties: 4,
    directed: true,
    isolated: 1,
    reciprocity: 0.5,
    weights: { least: 1, mean: 1.75, most: 3 },
    strongComponents: { count: 4, largest: 2 },
    columns: { value: { least: 1, mean: 1.8, most: 4 } },
  });
  expect(full.segments.map(({ name, people, within }: Record<string, unknown>) => [name, people, within])).toEqual([
    ['new', 2, 0.6666666667],
    ['old', 3, 1],
  ]);
  expect(full.notes).toEqual([['people.csv', expect.stringContaining('not used: shoe')]]);
  expect(json('ties.csv', '--directed', '--reverse').heardBy).toEqual(json('ties.csv', '--directed').listensTo);
  const { stdout, stderr } = place.wom(['market', 'ties.csv', '--people', 'people.csv']);
  expect(stdout).toMatch(/\n\nsegment +people[^\n]*\nnew [^\n]*\nold [^\n]*\n\nHow many friends/);
  expect(stderr).toMatch(/^note: ties.csv: 1 mutual tie told from both ends/m);
});

test('the columns that can be named are those of the network file', () => {
  const { stderr } = place.wom(['market', 'ties.csv', '--column', 'shoe=x']);
  const named = /WHAT is one of (.*)\.$/m.exec(stderr)![1].split(', ');
  const others = ['ties', 'people', 'directed', 'reverse', 'weights'];
  expect([...named, ...others].sort()).toEqual(Object.keys(fileNetwork.params.shape).sort());
});

test('exports come back as the same market, packed too, from any folder', () => {
  const asked = ['ties.csv', '--people', 'people.csv', '--directed', '--weights', 'share'];
  const { file: _file, notes: _notes, ...before } = json(...asked);
  for (const name of ['out.gexf', 'out.graphml.gz']) {
    const { status, stderr } = place.wom(['market', ...asked, '-o', name]);
    expect([status, stderr]).toEqual([0, `wrote ${name}\n`]);
    const { file: _name, notes: _found, ...after } = json(join(place.path, name), '--weights', 'share');
    expect(after).toEqual(before);
  }
  const { stderr } = place.wom(['market', ...asked, '-o', 'out.csv.gz', '--people-out', 'folk.csv']);
  expect(stderr).toMatch(/wrote out.csv.gz\nnote: these ties run one way.*--directed\nwrote folk.csv\n/);
  expect(place.read('folk.csv')).toBe('id,segment,value\nann,new,1\nben,new,2\ncat,old,1\ndan,old,1\neve,old,4\n');
  const again = ['out.csv.gz', '--people', 'folk.csv', '--directed', '--weights', 'share'];
  expect(json(...again)).toEqual({ file: 'out.csv.gz', notes: expect.anything(), ...before });
});

test('a table of ties says what it leaves out; stdout holds the export alone', () => {
  const asked = ['market', 'ties.csv', '--people', 'people.csv', '-o', '-'];
  const { status, stdout, stderr } = place.wom(asked);
  expect([status, stdout]).toEqual([0, 'from,to\nann,ben\nben,cat\ncat,dan\n']);
  expect(stderr).toMatch(/leaves out 1 person without ties, segment, value: --people-out FILE keeps them/);
  expect(place.wom([...asked, '--format', 'graphml']).stdout).toMatch(/^<\?xml[\s\S]*<\/graphml>\n$/);
  expect(place.wom(['market', 'ties.csv', '--people-out', '-']).stdout).toBe('id\nann\nben\ncat\ndan\n');
});

test('nothing is overwritten unasked, and nothing half-written is left', () => {
  place.write('mine.gexf', 'precious');
  const before = readdirSync(place.path).sort();
  const { status, stdout, stderr } = place.wom(['market', 'small.yaml', '-o', 'mine.gexf']);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toBe('wom: mine.gexf is there already: give another name or --overwrite\n');
  expect(place.read('mine.gexf')).toBe('precious');
  const odd = place.wom(['market', '-', '--people-out', 'folk2.csv', '-o', 'odd.gexf'], {
    input:
      'title: T\nmarket: {network: {type: path, people: 2}, segments: [{name: "a\uffff", share: 50%}, {name: b, share: 50%}]}\nspread: {model: bass, p: 1 per year, q: 1 per year}\n',
  });
  expect([odd.status, odd.stdout]).toEqual([2, '']);
  expect(odd.stderr).toMatch(/^wom: 'a\?' holds the character U\+FFFF/);
  expect(readdirSync(place.path).sort()).toEqual(before);
  expect(place.wom(['market', 'small.yaml', '-o', 'mine.gexf', '--overwrite']).status).toBe(0);
  expect(place.read('mine.gexf')).toMatch(/^<\?xml/);
});

test.each([
  ['ties.dat', {}, /ties.dat is neither a scenario .* nor ties/],
  ['absent.csv', {}, /^cannot read '.*absent.csv': there is no such file/],
  ['absent.yaml', {}, /^cannot read .*absent.yaml/],
  ['ties.csv', { people: 'absent.csv' }, /^cannot read 'absent.csv'/],
  ['small.yaml', { directed: true }, /^--directed goes with ties; .* --set market.network.directed=/],
  ['small.yaml', { column: { fit: 'a' } }, /^--column goes with ties; .* --set market.network.fit=/],
  ['ties.csv', { set: ['a=1'] }, /^--set and --data go with a scenario/],
  ['ties.csv', { weights: 'share', column: { weight: 'cost' } }, /ties.csv:1:\d+: .*cost/],
  ['ties.csv', { column: { weight: 'weight' } }, /weights does not say what it means/],
  ['ties.csv', { column: { segment: 'shoe' } }, /people names no table/],
])('%s with %j is refused in words', async (name, options, said) => {
  const problem = await openMarket(join(place.path, name), { set: [], ...options }).catch((thrown: unknown) => thrown);
  expect(problem).toBeInstanceOf(Failure);
  expect((problem as Failure).message).toMatch(said);
});

test.each([
  [{ out: 'out.txt' }, false, /what out.txt should hold is not clear: .*--format/],
  [{ peopleOut: 'folk.gexf' }, false, /people are written as .csv/],
  [{ out: 'x.csv', peopleOut: './x.csv' }, false, /cannot both be written to x.csv/],
  [{ out: '-' }, true, /^-o - and --json both write to stdout/],
  [{ out: '-', peopleOut: '-' }, false, /^-o - and --people-out - both write to stdout/],
  [{ format: 'csv' }, false, /^--format goes with -o/],
] as const)('%j is refused before anything is computed', async (options, json, said) => {
  await expect(checkExports(options, json)).rejects.toThrow(said);
});

test('faulty tables are told with their own places', () => {
  place.write('faulty.csv', 'from,to,weight\nann,ben,2\nann\nben,cat,much\n');
  const { status, stdout, stderr } = place.wom(['market', 'faulty.csv', '--weights', 'share']);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^faulty.csv:3:[\s\S]*^faulty.csv:4:/m);
  place.write('packed.tsv.gz', gzipSync('a\tb\nb\tc\n'));
  expect(json('packed.tsv.gz')).toMatchObject({ people: 3, ties: 2 });
  place.wom(['market', 'packed.tsv.gz', '-o', 'again.csv.gz']);
  expect(gunzipSync(readFileSync(join(place.path, 'again.csv.gz'))).toString()).toBe('from,to\na,b\nb,c\n');
});
