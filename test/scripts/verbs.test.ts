import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { built, command, ended, Place, SMALL } from './wom.ts';

const place = new Place();

beforeAll(() => {
  built();
  place.write('small.yaml', SMALL);
});

test('help and version are no failures; unknown commands and options are, with what was meant', () => {
  expect(place.wom(['--help'])).toMatchObject({ status: 0, stderr: '' });
  expect(place.wom(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  for (const [args, said] of [
    [['rnu'], /unknown command 'rnu'\s+\(Did you mean run\?\)/],
    [['run', 'small.yaml', '--replicats', '3'], /unknown option '--replicats'\s+\(Did you mean --replicates\?\)/],
    [['run', 'small.yaml', '-n', 'many'], /whole number from 1 to 1000000/],
    [['run', 'small.yaml', '-s', ' '], /must not be empty/],
    [['run'], /missing required argument/],
    [[], /Usage: wom/],
  ] as const) {
    const { status, stdout, stderr } = place.wom(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(said);
  }
});

test('validate tells all problems of all files, in words and as JSON', () => {
  place.write('bad.yaml', SMALL.replace('model: bass', 'model: bas'));
  const words = place.wom(['validate', 'small.yaml', 'bad.yaml']);
  expect(words.status).toBe(2);
  expect(words.stdout).toBe('small.yaml: fine\n');
  expect(words.stderr).toMatch(/bad.yaml:9:\d+: .*did you mean 'bass'\?/);
  const [good, bad] = JSON.parse(place.wom(['validate', '--json', 'small.yaml', 'bad.yaml']).stdout);
  expect(good).toMatchObject({ file: 'small.yaml', ok: true, problems: [] });
  expect(bad).toMatchObject({ ok: false, problems: [{ line: 9, hint: 'bass' }] });
});

test('a file in another encoding is refused, not guessed at', () => {
  place.write('latin.yaml', Buffer.from(SMALL.replace('Small fight', 'Café'), 'latin1'));
  expect(place.wom(['validate', 'latin.yaml']).stderr).toContain('latin.yaml is not UTF-8 text: save it as UTF-8');
});

test.runIf(existsSync('/dev/full'))('a full disk behind stdout is told in words', () => {
  const { status, stderr } = spawnSync('sh', ['-c', '"$0" "$@" > /dev/full', process.execPath, command, 'schema'], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([2, 'wom: cannot write to stdout: the disk is full\n']);
});

test('people who do not exist and overspent budgets are problems of the scenario', () => {
  const seeded = SMALL.replace('strategy: random, count: 10', 'people: [1, 999]');
  place.write('people.yaml', seeded);
  expect(place.wom(['validate', 'people.yaml']).stderr).toMatch(/people.yaml:15:33: .*'999'.*\n.*\n +\^\^\^\n/);
  const { stderr } = place.wom(['validate', 'small.yaml', '--set', 'budget=10']);
  expect(stderr).toMatch(/1,?000.*10|10.*1,?000/);
});

test('describe lists the shelves, a shelf, and a member with its parameters', () => {
  expect(place.wom(['describe']).stdout).toMatch(
    /networks:[\s\S]*models:[\s\S]*levers:[\s\S]*strategies:[\s\S]*metrics:/,
  );
  expect(place.wom(['describe', 'levers']).stdout).toMatch(/broadcast[\s\S]*seed/);
  expect(place.wom(['describe', 'levers', 'broadcast']).stdout).toMatch(/costPerThousand[\s\S]*halfLife/);
  expect(place.wom(['describe', 'events']).stdout).toMatch(/adopted/);
  const member = JSON.parse(place.wom(['describe', 'levers', 'broadcast', '--json']).stdout);
  expect(member.params.map((param: { name: string }) => param.name)).toContain('spend');
  const { status, stderr } = place.wom(['describe', 'lever']);
  expect([status, stderr]).toEqual([2, expect.stringContaining("did you mean 'levers'?")]);
});

test('schema is JSON Schema', () => {
  const schema = JSON.parse(place.wom(['schema']).stdout);
  expect(schema.$schema).toContain('2020-12');
  expect(Object.keys(schema.properties)).toContain('campaigns');
});

test('a file network reads only what it may, and its results know their files', () => {
  mkdirSync(join(place.path, 'net'));
  place.write('ties.csv', 'from,to\n007,b\nb,c\nc,007\n');
  const text = SMALL.replace(/\{type: watts.*\}/, '{type: file, ties: ../ties.csv}').replace('  redraw: 4\n', '');
  const own = text
    .replace('count: 10, costEach: 100', 'count: 1, costEach: 100')
    .replace('strategy: random', 'strategy: degree');
  place.write('net/net.yaml', own);
  const refused = place.wom(['run', 'net/net.yaml', '-o', 'net/r']);
  expect(refused.status).toBe(2);
  expect(refused.stderr).toMatch(/net\/net.yaml:6:\d+: .*outside the scenario's folder.*--data/);
  expect(existsSync(join(place.path, 'net/r'))).toBe(false);
  expect(place.wom(['run', 'net/net.yaml', '-o', 'net/r', '-j', '2', '--data', '.', '-n', '3']).status).toBe(0);
  const replay = ['replay', 'net/r', '--campaign', '10', '--replicate', '1', '--data', '.', '--events', '-'];
  expect(place.wom(replay).stdout).toMatch(/0,(007|b|c),placed,,gift/);
  place.write('ties.csv', 'from,to\n007,b\n');
  const changed = place.wom(replay);
  expect([changed.status, changed.stderr]).toEqual([2, expect.stringContaining("'../ties.csv' has changed")]);
});

test('a reader who has seen enough is no error', async () => {
  const run = place.start(['schema']);
  run.stdout!.once('data', () => run.stdout!.destroy());
  expect(await ended(run)).toEqual({ code: 0, signal: null, stderr: '' });
  if (process.platform === 'win32') return;
  const piped = spawnSync('sh', ['-c', `"$0" "$1" describe | head -n 1`, process.execPath, command], {
    encoding: 'utf8',
  });
  expect([piped.stdout, piped.stderr]).toEqual([expect.stringMatching(/^networks:.*\n$/), '']);
});

test('colour only where it is wanted', () => {
  const bold = '\u001b[1m';
  expect(place.wom(['describe']).stdout).not.toContain(bold);
  expect(place.wom(['describe'], { env: { FORCE_COLOR: '1' } }).stdout).toContain(bold);
  expect(place.wom(['describe'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout).not.toContain(bold);
});

test('a fault is told in a line; WOM_DEBUG shows where', () => {
  const args = ['report', 'nowhere'];
  expect(place.wom(args).stderr).toBe('wom: nowhere holds no results: wom run writes them\n');
  expect(place.wom(args, { env: { WOM_DEBUG: '1' } }).stderr).toMatch(/\n +at /);
});
