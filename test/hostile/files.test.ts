// Input files that are meant to do harm: packed without end, larger than memory, no files at all, not where they may be.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { prepare } from '../../sim/experiment/setting.ts';
import { readInput } from '../../sim/node/files.ts';
import { lackOf, sizeText } from '../../sim/node/memory.ts';
import { needs, refuseBeyondMemory } from '../../sim/node/needs.ts';
import { openText } from '../../sim/node/open.ts';
import { readPlain } from '../../sim/node/plain.ts';
import { writeWhole } from '../../sim/node/whole.ts';
import { shelves } from '../../sim/registry.ts';

const base = mkdtempSync(join(tmpdir(), 'wom hostile '));
const folders = { base, data: undefined };

function put(name: string, bytes: Uint8Array | string): string {
  writeFileSync(join(base, name), bytes);
  return name;
}

describe('a packed file', () => {
  const packed = gzipSync('a,b\nb,c\n');
  const read = (name: string, bytes: Uint8Array, free?: number) => () =>
    Buffer.from(readInput(put(name, bytes), folders, free).bytes).toString();

  it('that unpacks without end is refused, with what it has and what is read', () => {
    const bomb = gzipSync(new Uint8Array(50_000_000));
    expect(read('bomb.gz', bomb, 4_000_000)).toThrow(
      /^'bomb.gz' cannot be unpacked: its 4\d kB unpack to more than 977 kB/,
    );
  });

  it('of several members is read whole; what is cut off or followed by something else is refused', () => {
    expect(read('two.gz', Buffer.concat([packed, packed]))()).toBe('a,b\nb,c\n'.repeat(2));
    expect(read('cut.gz', packed.subarray(0, -5))).toThrow(/it ends in the middle/);
    expect(read('head.gz', packed.subarray(0, 4))).toThrow(/it ends in the middle/);
    expect(read('none.gz', new Uint8Array())).toThrow(/it ends in the middle/);
    expect(read('junk.gz', Buffer.concat([packed, Buffer.from('a,b\n')]))).toThrow(
      /not packed with gzip, or is damaged/,
    );
    expect(read('plain.gz', Buffer.from('a,b\n'))).toThrow(/not packed with gzip, or is damaged/);
    const flipped = Buffer.from(packed).fill(0xff, 12, 14);
    expect(read('flipped.gz', flipped)).toThrow(/'flipped.gz' cannot be unpacked/);
  });
});

describe('memory is judged before it is taken', () => {
  it('of a file', () => {
    put('large.csv', new Uint8Array(1_000_000));
    expect(() => readInput('large.csv', folders, 3_000_000)).toThrow(
      "reading 'large.csv' takes about 3.8 MB of memory, but 2.9 MB are free here",
    );
    expect(readInput('large.csv', folders, 5_000_000).bytes).toHaveLength(1_000_000);
  });

  it('of a market, for all threads, and of what is kept of the replicates', () => {
    const text = (head: string) => `title: T
${head}
market: {network: {type: watts-strogatz, people: 1000000, ties: 10, rewiring: 0.1}, redraw: 1}
spread: {model: market}`;
    const needs = (head: string, threads: number, free: number) => () => {
      const opened = openText(text(head), 's.yaml', base);
      refuseBeyondMemory(opened, prepare(opened.scenario, shelves, opened.files), threads, free);
    };
    expect(needs('steps: 10', 1, 2 ** 30)).not.toThrow();
    expect(needs('steps: 10', 1, 2 ** 27)).toThrow(
      /^s.yaml:3:10: a market of 1000000 people and 5000000 ties takes about \d+ MB of memory, but 128 MB are free here\n/,
    );
    expect(needs('steps: 10', 16, 2 ** 30)).toThrow(
      / on 16 threads takes about [\d.]+ GB .*; -j 1 takes about \d+ MB\n/,
    );
    expect(needs('steps: 100000\nreplicates: 100000', 1, 2 ** 33)).toThrow(
      /^s.yaml:3:13: what is kept of 100000 replicates, 1 campaign and 100000 steps takes about .* fewer metrics/,
    );
  });

  it('of what chooses people, once or for each thread, and of the first market, which is kept beside others', () => {
    const text = (redraw: string, strategy: string) => `title: T
steps: 10
replicates: 100
market: {network: {type: watts-strogatz, people: 1000000, ties: 10, rewiring: 0.1}, redraw: ${redraw}}
spread: {model: independent-cascade, probability: 0.1}
metrics: [adopters]
campaigns:
  a: [{lever: seed, strategy: ${strategy}, count: 50}]`;
    const needs = (redraw: string, strategy: string, threads: number) => {
      const opened = openText(text(redraw, strategy), 's.yaml', base);
      try {
        refuseBeyondMemory(opened, prepare(opened.scenario, shelves, opened.files), threads, 1);
      } catch (problem) {
        const [, size, unit] = / takes about ([\d.]+) (MB|GB) /.exec((problem as Error).message)!;
        return Number(size) / (unit === 'GB' ? 1 : 1024);
      }
      throw new Error('was not refused');
    };
    const [one, two, redrawn, redrawnByTwo] = [
      ['never', 1],
      ['never', 2],
      ['1', 1],
      ['1', 2],
    ].map(([redraw, threads]) => needs(redraw as string, 'degree', threads as number));
    const kept = redrawn - one;
    expect(kept).toBeGreaterThan((40 * 1_000_000) / 2 ** 30);
    expect(redrawnByTwo).toBeGreaterThan(two + kept);
    const refusal = (redraw: string, strategy: string, threads: number, free: number) => () => {
      const opened = openText(text(redraw, strategy), 's.yaml', base);
      refuseBeyondMemory(opened, prepare(opened.scenario, shelves, opened.files), threads, free);
    };
    const large = 'influence-maximization';
    expect(refusal('never', large, 1, 2 ** 30)).not.toThrow();
    expect(refusal('never', 'degree', 2, 2 ** 29)).not.toThrow();
    expect(refusal('never', large, 2, 2 ** 29)).toThrow(
      /^s.yaml:8:31: a market of 1000000 people and 5000000 ties, with influence-maximization in it, on 2 threads takes about \d+ MB of memory, but 512 MB are free here\n/,
    );
    // One choice for all threads, or one for each.
    expect(refusal('never', large, 2, 2 ** 30)).not.toThrow();
    expect(refusal('1', large, 2, 2 ** 30)).toThrow(/takes about 1\.\d GB .*; -j 1 takes about \d+ MB\n/);
  });

  it('with as much for each person as each circle of people takes whose talk tires at its own pace', () => {
    const bytes = (levers: string) => {
      const scenario = `
title: t
steps: 10
market: {network: {type: watts-strogatz, people: 10000, ties: 10, rewiring: 0.1}}
spread: {model: market}
metrics: [adopters]
campaigns: {a: [${levers}], b: [{lever: seed, strategy: random, count: 5}]}`;
      const opened = openText(scenario, 's.yaml', base);
      const setting = prepare(opened.scenario, shelves, opened.files);
      return needs(setting, { people: 10_000, ties: 100_000, making: 0, kept: 0 }, 1);
    };
    const staff = '{lever: employees, strategy: random, count: 5, costPerWeek: 1}';
    const place = '{lever: community, costPerWeek: 1, join: 50%, links: 2}';
    const [none, one, twice, two] = [
      '{lever: broadcast, spend: 9, costPerThousand: 9}',
      staff,
      `${staff}, ${staff}`,
      `${staff}, ${place}`,
    ].map(bytes);
    expect([one - none, twice - none, two - none]).toEqual([600_000, 600_000, 1_500_000]);
  });

  it('of a nation: without a list of ties, and with as much for each person as the model says', () => {
    const nation = (network: string, model: string, metrics: string, free: number) => () => {
      const text = `title: T\nsteps: 10\nreplicates: 1\nmarket: {network: {${network}, people: 335000000, ties: 10}}
spread: {model: ${model}}\nmetrics: [${metrics}]`;
      const opened = openText(text, 's.yaml', base);
      refuseBeyondMemory(opened, prepare(opened.scenario, shelves, opened.files), 1, free);
    };
    const world = 'type: watts-strogatz, rewiring: 0.05';
    const cascade = 'independent-cascade, probability: 0.1';
    const threshold = 'threshold, at: 30%';
    for (const model of [cascade, threshold]) expect(nation(world, model, 'adopters', 19 * 2 ** 30)).not.toThrow();
    expect(nation(world, cascade, 'adopters', 18 * 2 ** 30)).toThrow(
      /^s.yaml:4:10: a market of 335000000 people and 1675000000 ties takes about 19 GB of memory, but 18 GB are free here\n/,
    );
    expect(nation(world, 'rumor', 'adopters', 29 * 2 ** 30)).toThrow(/takes about 29 GB/);
    expect(nation(world, 'rumor', 'adopters', 30 * 2 ** 30)).not.toThrow();
    expect(nation(world, 'market', 'adopters', 41 * 2 ** 30)).toThrow(/takes about 42 GB/);
    // A log of events is taken to be much.
    expect(nation(world, cascade, 'cascadeSize', 70 * 2 ** 30)).toThrow(/takes about 76 GB/);
  });

  it('in words', () => {
    expect([0, 999, 1000, 2 ** 20, 1.5 * 2 ** 30, 2 ** 70].map(sizeText)).toEqual([
      ...['0 bytes', '999 bytes', '0.98 kB', '1 MB', '1.5 GB', '1048576 PB'],
    ]);
    expect(lackOf(5, 5)).toBeUndefined();
  });
});

test('what names a file but is none is refused at once', () => {
  const options = (name: string) => ({ name, most: 10 });
  mkdirSync(join(base, 'folder'), { recursive: true });
  expect(() => readPlain(join(base, 'folder'), options('folder'))).toThrow('cannot read folder: it is a folder');
  expect(() => readPlain(join(base, put('long', 'x'.repeat(11))), options('long'))).toThrow(
    'long has 11 bytes; at most 10',
  );
  symlinkSync(join(base, 'long'), join(base, 'link'));
  expect(() => readPlain(join(base, 'link'), { ...options('link'), most: 99, noLink: true })).toThrow(/symbolic link/);
  if (process.platform === 'win32') return;
  for (const device of ['/dev/zero', '/dev/null', '/dev/tty'].filter(existsSync)) {
    expect(() => readPlain(device, options(device)), device).toThrow(/cannot read \/dev/);
    expect(() => writeWhole(device, 'x'), device).toThrow(/it is no file|cannot/);
  }
  expect(spawnSync('mkfifo', [join(base, 'pipe')]).status).toBe(0);
  expect(() => readPlain(join(base, 'pipe'), options('pipe'))).toThrow('cannot read pipe: it is not a plain file');
  expect(() => writeWhole(join(base, 'pipe'), 'x')).toThrow(/it is no file/);
  expect(() => readInput('pipe', folders)).toThrow("cannot read 'pipe': it is not a plain file");
});

describe('a scenario reads nothing that was not put beside it', () => {
  const scenario = (path: string) => `title: T
market: {network: {type: file, ties: ${JSON.stringify(path)}}}
spread: {model: market}`;

  it.each([
    ['../../../../../../../../../etc/passwd', /outside the scenario's folder/],
    ['/etc/passwd', /outside the scenario's folder/],
    ['/dev/zero', /outside the scenario's folder/],
    ['/proc/self/mem', /outside the scenario's folder/],
    ['folder', /cannot read 'folder': it is a folder/],
    ['.', /cannot read '\.': it is a folder/],
    ['', /ties is empty|it is a folder/],
    ['out.csv', /outside the scenario's folder/],
    ['C:\\Windows\\win.ini', /there is no such file/],
    ['\\\\server\\share\\ties.csv', /there is no such file/],
    ['https://example.com/ties.csv', /there is no such file/],
    ['file:///etc/passwd', /there is no such file/],
    ['__proto__', /there is no such file/],
    ['constructor', /there is no such file/],
    ['x'.repeat(900), /the name is too long/],
    ['a\0b', /ties is 'a·b', but takes a text without control characters/],
    ['a\u001b[31m', /without control characters/],
  ])('%j', (path, expected) => {
    mkdirSync(join(base, 'folder'), { recursive: true });
    if (!existsSync(join(base, 'out.csv'))) symlinkSync('/etc/passwd', join(base, 'out.csv'));
    expect(() => openText(scenario(path), 's.yaml', base)).toThrow(expected);
  });

  it('names that are special elsewhere are files like any other', () => {
    put('__proto__', 'a,b\n');
    put('constructor', 'a,b\n');
    for (const path of ['__proto__', 'constructor']) {
      const opened = openText(scenario(path), 's.yaml', base);
      const again = openText(JSON.stringify(opened.resolved), 'r.yaml', base, { checked: true });
      expect(Object.entries(again.scenario.inputs)).toEqual([[path, expect.stringMatching(/^[0-9a-f]{64}$/)]]);
    }
  });

  it('all files that cannot be read are told at once', () => {
    const text = scenario('none.csv').replace('}}', ', people: nobody.csv}}');
    expect(() => openText(text, 's.yaml', base)).toThrow(/s.yaml:2:38: .*none.csv[\s\S]*s.yaml:2:58: .*nobody.csv/);
  });
});
