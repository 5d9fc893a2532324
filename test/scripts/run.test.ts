import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { built, ended, Place, RESULTS, SMALL, until } from './wom.ts';

const place = new Place();
const results = (folder: string) => RESULTS.map((name) => place.read(join(folder, name)));
const grown = (folder: string, bytes: number) => () => {
  const journal = join(place.path, folder, 'journal.bin');
  return existsSync(journal) && statSync(journal).size > bytes;
};

/** So many replicates that there is time to disturb the run. */
const MANY = ['-n', '1500'];

beforeAll(() => {
  built();
  place.write('small.yaml', SMALL);
  const { status, stderr } = place.wom(['run', 'small.yaml', '-o', 'one', '-j', '1']);
  expect(stderr).not.toMatch(/wom:/);
  expect(status).toBe(0);
});

test('the table, the verdict and the report’s path go to stdout; remarks go to stderr', () => {
  const { status, stdout, stderr } = place.wom(['run', 'small.yaml']);
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /Small fight[\s\S]*big bang[\s\S]*paired differences in npv[\s\S]*npv[\s\S]*report: results\/small\/report.html\n$/,
  );
  expect(stderr).toMatch(/^(note: .*\n)*$/);
  expect(readdirSync(join(place.path, 'results', 'small')).sort()).toEqual(
    ['journal.bin', 'manifest.json', 'run.log', ...RESULTS].sort(),
  );
});

test('any number of threads gives the same bytes', () => {
  expect(place.wom(['run', 'small.yaml', '-o', 'two', '-j', '2']).status).toBe(0);
  expect(results('two')).toEqual(results('one'));
});

test('a run from stdin, with the JSON on stdout, is the same run', () => {
  const { status, stdout } = place.wom(['run', '-', '-o', 'piped', '--json', '-q'], { input: SMALL });
  expect(status).toBe(0);
  expect(stdout).toBe(place.read('one/summary.json'));
  expect(results('piped')).toEqual(results('one'));
  expect(Object.keys(JSON.parse(stdout).differences[0])).toContain('probability');
});

test('finished and the same: printed again; fewer and more replicates: as if run so at once', () => {
  const first = place.wom(['run', 'small.yaml', '-o', 'again', '-n', '7', '-j', '1']);
  const again = place.wom(['run', 'small.yaml', '-o', 'again', '-n', '7', '-j', '2']);
  expect(again).toEqual(first);
  expect(place.read('again/run.log')).toMatch(/7 were there/);
  expect(place.wom(['run', 'small.yaml', '-o', 'again']).status).toBe(0);
  expect(results('again')).toEqual(results('one'));
  expect(JSON.parse(place.read('again/manifest.json')).replicates).toEqual({ planned: 12, done: 12, failed: 0 });
});

test('killed in the middle, locked for others meanwhile, and resumed: the same bytes', async () => {
  const run = place.start(['run', 'small.yaml', '-o', 'killed', '-j', '2', ...MANY]);
  await until(grown('killed', 5000));
  const second = place.wom(['run', 'small.yaml', '-o', 'killed']);
  run.kill('SIGKILL');
  expect((await ended(run)).signal).toBe('SIGKILL');
  expect(second.status).toBe(2);
  expect(second.stderr).toContain(`is being written by process ${run.pid}`);
  expect(place.wom(['run', 'small.yaml', '-o', 'killed']).status).toBe(0);
  expect(results('killed')).toEqual(results('one'));
});

test.each(['1', '2'])('Ctrl-C stops cleanly with %s threads, and the run can be resumed', async (jobs) => {
  const folder = `stopped ${jobs}`;
  const run = place.start(['run', 'small.yaml', '-o', folder, '-j', jobs, ...MANY]);
  await until(grown(folder, 5000));
  run.kill('SIGINT');
  const { code, stderr } = await ended(run);
  expect(stderr).toMatch(/\d+ of 1500 replicates are kept in stopped \d; run it again to go on/);
  expect(code).toBe(130);
  expect(readdirSync(join(place.path, folder)).sort()).toEqual(['journal.bin', 'manifest.json', 'run.log']);
  expect(place.wom(['run', 'small.yaml', '-o', folder]).status).toBe(0);
  expect(results(folder)).toEqual(results('one'));
});

test('another scenario or seed is refused before computing, unless overwritten', () => {
  const before = results('two');
  for (const change of [
    ['-s', 'other'],
    ['--set', 'campaigns["big bang"][0].spend=500'],
  ]) {
    const { status, stderr } = place.wom(['run', 'small.yaml', '-o', 'two', ...change]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/two holds results of (seed|another scenario).*--overwrite/);
  }
  expect(results('two')).toEqual(before);
  expect(place.wom(['run', 'small.yaml', '-o', 'two', '-s', 'other', '-n', '2', '--overwrite']).status).toBe(0);
  expect(JSON.parse(place.read('two/summary.json'))).toMatchObject({ seed: 'other', replicates: 2 });
});

test('a dry run tells the plan with its money and writes nothing', () => {
  const { status, stdout } = place.wom(['run', 'small.yaml', '-o', 'dry', '--dry-run']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/runs +36: 3 campaigns/);
  expect(stdout).toMatch(/big bang: 1000.00 of 1000.00\n {2}broadcast {2}1000.00\n10: 1000.00 of 1000.00/);
  expect(existsSync(join(place.path, 'dry'))).toBe(false);
});

test('a large market is not made only to be told of, by a dry run or a check', () => {
  const large = ['--set', 'market.network={type: barabasi-albert, people: 3000000, ties: 5}'];
  const cost =
    /as it is large: a run in it needs about [\d.]+ [MG]B of memory; making it takes about \d+ (s|minutes) here; wom market/;
  const { status, stdout } = place.wom(['run', 'small.yaml', '-o', 'dry', '--dry-run', ...large]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/people +3,000,000\nties +about 14,999,975\nties per person +about 10 on average\n/);
  expect(stdout).toMatch(
    /\nnot made +as it is large: wom market .*\nmaking it +about \d+ (s|minutes) here\nmemory +about [\d.]+ [MG]B for a run\n/,
  );
  const checked = place.wom(['validate', 'small.yaml', ...large]);
  expect([checked.status, checked.stdout]).toEqual([0, 'small.yaml: fine\n']);
  expect(checked.stderr).toMatch(cost);
  expect(checked.stderr).toMatch(/note: the market was not made/);
});

test('a wrong file is told with line, column and what was meant, exits 2 and writes nothing', () => {
  place.write('wrong.yaml', SMALL.replace('rewiring', 'rewirign').replace('spend: 1000', 'spend: lots'));
  const { status, stdout, stderr } = place.wom(['run', 'wrong.yaml', '-o', 'wrong']);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^wrong.yaml:6:57: .*rewirign.*did you mean 'rewiring'\?\n.*\n +\^+/);
  expect(stderr).toMatch(/wrong.yaml:13:\d+: .*lots/);
  expect(existsSync(join(place.path, 'wrong'))).toBe(false);
  expect(place.wom(['run', 'absent.yaml']).stderr).toMatch(/cannot read absent.yaml: there is no such file/);
});

test('a replayed run is the line of runs.csv, from the file and from the folder, and its log is CSV', () => {
  const lines = place.read('one/runs.csv').trim().split('\n');
  for (const [source, campaign, replicate] of [
    ['one', 'nothing', 0],
    ['small.yaml', 'big bang', 5],
    ['one', '10', 11],
  ] as const) {
    const line = lines.find((one) => one.startsWith(`${campaign},${replicate},`));
    const args = ['replay', source, '--campaign', campaign, '--replicate', String(replicate)];
    const { stdout, stderr } = place.wom(args);
    expect(stdout).toBe(`${lines[0]}\n${line}\n`);
    expect(stderr).toBe(`log ${JSON.parse(place.wom([...args, '--json']).stdout).fingerprint}\n`);
    expect(stderr).toMatch(/^log [0-9a-f]{16}\n$/);
  }
  const args = ['replay', 'one', '--campaign', '10', '--replicate', '11', '--events', '-'];
  const log = place.wom(args).stdout.trim().split('\n');
  expect(log[0]).toBe('step,person,event,from,channel');
  const bought = log.filter((line) => /,(adopted|placed),/.test(line)).length;
  expect(String(bought)).toBe(lines.find((one) => one.startsWith('10,11,'))!.split(',')[2]);
  const { status, stderr } = place.wom(['replay', 'one', '--campaign', 'big bag', '--replicate', '0']);
  expect([status, stderr]).toEqual([2, expect.stringContaining("did you mean 'big bang'?")]);
});

test('the report can be made again from the folder, to the byte', () => {
  expect(place.wom(['report', 'one', '-o', 'copy.html']).status).toBe(0);
  expect(place.read('copy.html')).toBe(place.read('one/report.html'));
});
