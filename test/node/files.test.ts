import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readInput } from '../../sim/node/files.ts';

function place() {
  const root = mkdtempSync(join(tmpdir(), 'wom files '));
  const base = join(root, 'scenario');
  const data = join(root, 'data');
  mkdirSync(join(base, 'sub'), { recursive: true });
  mkdirSync(data);
  writeFileSync(join(base, 'ties.csv'), 'a,b\n');
  writeFileSync(join(base, 'sub', 'more.csv'), 'c,d\n');
  writeFileSync(join(data, 'big.csv'), 'e,f\n');
  writeFileSync(join(root, 'secret.csv'), 'g,h\n');
  return { root, base, data };
}

const textOf = ({ bytes }: { bytes: Uint8Array }) => Buffer.from(bytes).toString();

test('files count from the scenario’s folder and carry the hash of their bytes', () => {
  const { base } = place();
  const input = readInput('ties.csv', { base, data: undefined });
  expect(textOf(input)).toBe('a,b\n');
  expect(input.sha256).toBe(createHash('sha256').update('a,b\n').digest('hex'));
  expect(textOf(readInput('sub/../sub/more.csv', { base, data: undefined }))).toBe('c,d\n');
});

test('what climbs out, is absolute or leaves by a link needs --data', () => {
  const { root, base, data } = place();
  symlinkSync(join(root, 'secret.csv'), join(base, 'link.csv'));
  for (const path of ['../secret.csv', '../data/big.csv', join(data, 'big.csv'), 'link.csv']) {
    expect(() => readInput(path, { base, data: undefined }), path).toThrow(/outside the scenario's folder.*--data/);
  }
  for (const path of ['../data/big.csv', join(data, 'big.csv'), 'big.csv']) {
    expect(textOf(readInput(path, { base, data }))).toBe('e,f\n');
  }
  expect(() => readInput('../secret.csv', { base, data })).toThrow(/neither in/);
  expect(() => readInput('link.csv', { base, data })).toThrow(/neither in/);
});

test('packed files are unpacked, the hash is of the file as it lies there', () => {
  const { base } = place();
  const packed = gzipSync('a,b\n');
  writeFileSync(join(base, 'ties.csv.gz'), packed);
  writeFileSync(join(base, 'bad.gz'), 'not packed');
  const input = readInput('ties.csv.gz', { base, data: undefined });
  expect(textOf(input)).toBe('a,b\n');
  expect(input.sha256).toBe(createHash('sha256').update(packed).digest('hex'));
  expect(() => readInput('bad.gz', { base, data: undefined })).toThrow(/'bad.gz' cannot be unpacked/);
});

test('what is missing or no file is told by the name in the scenario', () => {
  const { base } = place();
  expect(() => readInput('teis.csv', { base, data: undefined })).toThrow(
    "cannot read 'teis.csv': there is no such file",
  );
  expect(() => readInput('sub', { base, data: undefined })).toThrow("cannot read 'sub': it is a folder");
});
