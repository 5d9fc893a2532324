import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { OpenFolder } from '../../sim/node/folder.ts';
import { openFolder, readFolder, readManifest } from '../../sim/node/folder.ts';
import { writeWhole } from '../../sim/node/whole.ts';

const home = () => mkdtempSync(join(tmpdir(), 'wom folder '));
const wanted = (change: object = {}) => ({
  resolved: { title: 'A', seed: '1', replicates: 10, ...change },
  engine: 1,
  seed: '1',
});

function using(path: string, act: (folder: OpenFolder) => void, change = {}, overwrite = false): void {
  const folder = openFolder(path, wanted(change), 10, overwrite);
  try {
    act(folder);
  } finally {
    folder.close();
  }
}

test('rows written are there when the folder is opened again, and the lock is gone', () => {
  const path = join(home(), 'deep', 'results');
  using(path, (folder) => {
    expect(folder.rows.size).toBe(0);
    folder.append(3, Float64Array.of(1, 2));
    expect(readdirSync(path)).toContain('lock');
  });
  using(path, (folder) => expect([...folder.rows.get(3)!]).toEqual([1, 2]), { replicates: 20 });
  expect(readdirSync(path).sort()).toEqual(['journal.bin', 'manifest.json']);
  expect(readFolder(path).manifest.replicates).toEqual({ planned: 10, done: 1, failed: 0 });
});

test('another scenario, seed or engine is refused in words; overwriting starts anew', () => {
  const path = join(home(), 'r');
  using(path, (folder) => folder.append(0, Float64Array.of(1)));
  expect(() => openFolder(path, wanted({ title: 'B' }), 10, false)).toThrow(/another scenario \(different: title\)/);
  expect(() => openFolder(path, { ...wanted({ seed: '2' }), seed: '2' }, 10, false)).toThrow(
    /seed '1', this is seed '2'/,
  );
  expect(() => openFolder(path, { ...wanted(), engine: 2 }, 10, false)).toThrow(/engine 1, this is engine 2/);
  using(path, (folder) => expect(folder.rows.size).toBe(0), { title: 'B' }, true);
});

test('a folder with other things in it is left alone, also with overwrite', () => {
  const path = home();
  writeFileSync(join(path, 'thesis.txt'), 'precious');
  for (const overwrite of [false, true]) {
    expect(() => openFolder(path, wanted(), 10, overwrite)).toThrow(/neither empty nor a results folder/);
  }
  expect(readdirSync(path)).toEqual(['thesis.txt']);
  const other = home();
  writeFileSync(join(other, 'manifest.json'), '{"name":"an app"}');
  expect(() => openFolder(other, wanted(), 10, true)).toThrow(/not written by wom/);
  expect(() => readManifest(home())).toThrow(/holds no results/);
});

test.runIf(existsSync('/proc/self'))('where no folder can be made, that is told', () => {
  expect(() => openFolder('/proc/here/results', wanted(), 10, false)).toThrow(/^cannot make \/proc\/here\/results: /);
});

test('a second writer is refused while the first lives', () => {
  const path = join(home(), 'r');
  using(path, () => {
    expect(() => openFolder(path, wanted(), 10, false)).toThrow(`is being written by process ${process.pid}`);
    expect(() => openFolder(path, wanted(), 10, true)).toThrow('is being written');
  });
});

test('the lock of a dead process does not count, nor that of a process number used again', () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  const again = existsSync('/proc/self/stat') ? [`${process.pid} 1\n`] : [];
  for (const lock of [`${dead} 123\n`, 'nonsense', '', ...again]) {
    const path = home();
    writeFileSync(join(path, 'lock'), lock);
    using(path, () => expect(readFileSync(join(path, 'lock'), 'utf8')).toMatch(new RegExp(`^${process.pid} `)));
    expect(readdirSync(path)).not.toContain('lock');
  }
});

test('what a killed writer left half written goes', () => {
  const path = home();
  writeFileSync(join(path, '.runs.csv.123.tmp'), 'half');
  using(path, () => {});
  expect(readdirSync(path).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('nothing is written through a symbolic link', () => {
  const path = join(home(), 'r');
  const outside = join(home(), 'outside.txt');
  writeFileSync(outside, 'precious');
  mkdirSync(path);
  symlinkSync(outside, join(path, 'run.log'));
  expect(() => using(path, () => {})).toThrow(/neither empty nor a results folder/);
  const own = join(home(), 'own');
  using(own, (folder) => {
    symlinkSync(outside, join(own, 'run.log'));
    symlinkSync(outside, join(own, 'summary.json'));
    expect(() => folder.log('hello')).toThrow(/symbolic link/);
    folder.write('summary.json', '{}');
  });
  expect(readFileSync(outside, 'utf8')).toBe('precious');
  expect(readFileSync(join(own, 'summary.json'), 'utf8')).toBe('{}');
});

test('writing whole leaves no partial file behind, and tells why it cannot', () => {
  const folder = home();
  writeWhole(join(folder, 'a'), 'one');
  writeWhole(join(folder, 'a'), 'two');
  expect(readFileSync(join(folder, 'a'), 'utf8')).toBe('two');
  expect(readdirSync(folder)).toEqual(['a']);
  expect(() => writeWhole(join(folder, 'missing', 'b'), 'x')).toThrow(/cannot write .*missing.*no such file or folder/);
});
