// The command under wrong and hostile use: every mistake is told in a line or two on stderr, ends with 2, and leaves
// nothing behind; nothing that comes from a file or an argument steers the terminal.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { built, command, Place } from '../scripts/wom.ts';
import type { Called } from './many.ts';
import { callMany } from './many.ts';
import { expectHarmless } from './sound.ts';

const place = new Place();
const TINY = `title: Tiny
steps: 3
replicates: 2
market: {network: {type: ring, people: 20, ties: 4}}
spread: {model: bass, p: 2 per year, q: 2 per year}
campaigns: {ads: [{lever: broadcast, spend: 10, costPerThousand: 100}]}
metrics: [adopters, uplift]
`;

beforeAll(() => {
  built();
  place.write('tiny.yaml', TINY);
});

/** What a shell line comes to; it may not take long. `wom` in it is the command. */
function shell(line: string) {
  const text = line.replaceAll(/\bwom\b/g, `"$NODE" "$WOM"`);
  const env = { ...process.env, NODE: process.execPath, WOM: command, NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', text], {
    cwd: place.path,
    encoding: 'utf8',
    env,
    timeout: 20_000,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { status, stdout, stderr };
}

const MISTAKES: [string[], RegExp][] = [
  [['run', 'tiny.yaml', 'tiny.yaml'], /too many arguments/],
  [['run', 'tiny.yaml', '-n', '0'], /whole number from 1 to 1000000/],
  [['run', 'tiny.yaml', '-j', '1000000'], /whole number from 1 to 256/],
  [['run', 'tiny.yaml', '-o', ''], /must not be empty/],
  [['run', 'tiny.yaml', '-o', 'tiny.yaml'], /tiny.yaml is a file, but results are a folder/],
  [['run', 'tiny.yaml', '-o', 'tiny.yaml/results'], /a part of the path is not a folder/],
  [['run', 'tiny.yaml', '-o', '/'], /is neither empty nor a results folder: nothing in it is touched/],
  [['run', 'tiny.yaml', '-o', `${'x'.repeat(300)}/r`], /the name is too long/],
  [['run', 'tiny.yaml', '--data', 'nowhere'], /--data nowhere is not a folder/],
  [
    ['run', 'tiny.yaml', '--set', `title=${'x'.repeat(100_000)}`],
    /--set:1:7: title is 'x{59}…', but takes .* at most 1000/,
  ],
  [['run', 'tiny.yaml', '--set', `${'a.'.repeat(20_000)}b=1`], /--set:1:1: unknown key 'a'/],
  [['run', 'tiny.yaml', '--set', '\u001b[31m=1'], /--set:1:/],
  [['run', 'tiny.yaml', '-s', '\u001b[31m'], /--seed:1:1: seed is '·\[31m', but takes a text without control/],
  [['validate', ''], /the name of the scenario is empty/],
  [['validate', '.'], /cannot read \.: it is a folder/],
  [['validate', 'a\u001b[31mb.yaml'], /cannot read a·\[31mb.yaml: there is no such file/],
  [['validate', 'tiny.yaml/x'], /a part of the path is not a folder/],
  [['replay', 'tiny.yaml', '--campaign', 'a\u001b[31m', '--replicate', '0'], /there is no campaign 'a·\[31m'/],
  [['replay', 'tiny.yaml', '--campaign', '__proto__', '--replicate', '0'], /there is no campaign '__proto__'/],
  [['report', '/'], /holds no results/],
  [['report', 'tiny.yaml'], /tiny.yaml is a file, but results are a folder/],
  [['describe', '__proto__'], /there is no shelf/],
  [['init', '../../etc/passwd'], /there is no template/],
];

describe('mistakes on the command line', () => {
  let called: Called[] = [];
  beforeAll(() => {
    called = callMany(
      place.path,
      MISTAKES.map(([args]) => args),
    );
  });

  it.each(MISTAKES.map(([args, expected], i) => [args, expected, i] as const))('%j', (_, expected, i) => {
    const { status, stdout, stderr } = called[i];
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(expected);
    expect(stderr).not.toMatch(/\n +at |a fault of wom/);
    expect(stderr.length).toBeLessThan(3000);
    expectHarmless(stderr);
  });

  it('leave nothing behind', () => expect(readdirSync(place.path)).toEqual(['tiny.yaml']));
});

describe.skipIf(process.platform === 'win32')('streams and devices', () => {
  it.each<[string, number, RegExp]>([
    ['wom validate /dev/zero', 2, /cannot read \/dev\/zero: it is not a plain file/],
    ['mkfifo pipe && wom validate pipe', 2, /cannot read pipe: it is not a plain file/],
    ['wom validate - < /dev/zero', 2, /stdin has more than 2 MB/],
    ['wom validate - <&-', 2, /stdin:1:1: title is missing/],
    ['(cat tiny.yaml; sleep 0.3; echo "about: late") | wom validate -', 0, /^$/],
    ['wom run tiny.yaml -q -j 1 -o closed >&- 2>&-', 0, /^$/],
    ['wom run tiny.yaml -j 1 -o unsaid 2>/dev/full', 0, /^$/],
    ['wom run tiny.yaml -q -j 1 -o unprinted >/dev/full', 2, /cannot write to stdout: the disk is full/],
    ['wom report closed -o /dev/null', 2, /cannot write \/dev\/null: it is no file/],
    ['wom report closed -o /dev/stdout > file', 2, /cannot write \/dev\/stdout: it is no file/],
  ])('%s', (line, status, expected) => {
    if (line.includes('/dev/full') && !existsSync('/dev/full')) return;
    const result = shell(line);
    expect(result.stderr).toMatch(expected);
    expect([result.status, line]).toEqual([status, line]);
  });
});

it('a scenario too large for one is refused before it is read', () => {
  const path = join(place.path, 'large.yaml');
  writeFileSync(path, Buffer.alloc(100_000_000, 'a'));
  const { status, stderr } = place.wom(['validate', 'large.yaml']);
  expect([status, stderr]).toEqual([2, 'large.yaml has 95 MB; at most 2 MB are read\nlarge.yaml: 1 problem\n']);
});

it('names of every kind come through CSV and JSON as they are', () => {
  const names = ['__proto__', 'constructor', '=1+1', 'a,"b', '10', '汉字', '👩‍👩‍👧', "it's", '<b>&amp;</script>'];
  const campaigns = names.map((name) => `  ${JSON.stringify(name)}: []\n`).join('');
  place.write('names.yaml', TINY.replace(/campaigns:.*\n/, `campaigns:\n${campaigns}`));
  const { status, stdout, stderr } = place.wom(['run', 'names.yaml', '--json', '-o', 'names', '-j', '1', '-q']);
  expect([status, stderr]).toEqual([0, '']);
  const summary = JSON.parse(stdout);
  expect(Object.keys(summary.campaigns).sort()).toEqual(['nothing', ...names].sort());
  const cells = place.read('names/runs.csv').matchAll(/^(?:"((?:[^"]|"")*)"|([^,\n]*)),0,/gm);
  expect([...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain)).toEqual(['nothing', ...names]);
  expect(place.read('names/report.html')).not.toContain('<b>&amp;');
  expect(JSON.parse(place.read('names/manifest.json')).resolved.campaigns).toHaveLength(names.length + 1);
});
