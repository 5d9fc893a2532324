import { mkdtempSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { crc32, Journal, readJournal } from '../../sim/node/journal.ts';

const address = new Uint8Array(32).fill(7);
const fresh = () => join(mkdtempSync(join(tmpdir(), 'wom-journal-')), 'journal.bin');

function written(rows: readonly (readonly [number, number[]])[]): string {
  const path = fresh();
  const journal = new Journal(path, address, 0);
  for (const [replicate, row] of rows) journal.append(replicate, Float64Array.from(row));
  journal.close();
  return path;
}

test('the checksum is the one of zip and PNG', () => {
  expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array())).toBe(0);
  // Bit by bit, from wherever to wherever.
  const bytes = Uint8Array.from({ length: 64 }, (_, i) => (i * i * 37 + 11) & 255);
  for (let start = 0; start < 8; start++) {
    for (let end = start; end < 64; end++) {
      let crc = 0xffffffff;
      for (const byte of bytes.subarray(start, end)) {
        crc ^= byte;
        for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
      }
      expect(crc32(bytes, start, end)).toBe(~crc >>> 0);
    }
  }
});

test('rows come back bit for bit, also NaN, −0 and infinities', () => {
  const row = [1.5, Number.NaN, -0, Number.POSITIVE_INFINITY, Number.MIN_VALUE];
  const path = written([
    [4, row],
    [0, []],
  ]);
  const { rows } = readJournal(path, address)!;
  expect([...rows.keys()]).toEqual([4, 0]);
  expect([...rows.get(4)!].every((value, i) => Object.is(value, row[i]))).toBe(true);
});

test('rows that come fast are written together, whatever their length, and others at once', async () => {
  const path = fresh();
  const journal = new Journal(path, address, 0);
  const kept = () => [...readJournal(path, address)!.rows.values()].map((row) => row.length);
  const lengths = Array.from({ length: 300 }, (_, i) => (i === 200 ? 20_000 : i % 100));
  lengths.forEach((length, i) => {
    journal.append(i, new Float64Array(length).fill(i));
  });
  await new Promise((go) => setTimeout(go, 400));
  expect(kept()).toEqual(lengths);
  journal.append(300, new Float64Array(7));
  expect(kept()).toEqual([...lengths, 7]);
  journal.append(301, new Float64Array(8));
  journal.close();
  expect(kept()).toEqual([...lengths, 7, 8]);
});

test('a torn end is dropped, wherever it was torn, and writing goes on after the whole records', () => {
  const whole = readFileSync(
    written([
      [0, [1, 2]],
      [1, [3, 4]],
    ]),
  );
  const recordBytes = 8 + 16 + 4;
  for (let length = 0; length <= whole.length; length++) {
    const path = fresh();
    writeFileSync(path, whole);
    truncateSync(path, length);
    const expected = Math.max(0, Math.floor((length - 40) / recordBytes));
    const found = readJournal(path, address)!;
    expect(found.rows.size).toBe(expected);
    const journal = new Journal(path, address, found.length);
    journal.append(9, Float64Array.of(5));
    journal.close();
    expect(readJournal(path, address)!.rows.size).toBe(expected + 1);
  }
});

test('a damaged record ends what is believed', () => {
  const path = written([
    [0, [1]],
    [1, [2]],
    [2, [3]],
  ]);
  const bytes = readFileSync(path);
  bytes[40 + 20 + 9] ^= 1;
  writeFileSync(path, bytes);
  expect([...readJournal(path, address)!.rows.keys()]).toEqual([0]);
});

test('a journal of another address is refused, and none is no error', () => {
  const path = written([[0, [1]]]);
  expect(() => readJournal(path, new Uint8Array(32))).toThrow(/another scenario or engine/);
  expect(readJournal(fresh(), address)).toBeUndefined();
  writeFileSync(path, 'something else that is long enough to have a header');
  expect(() => readJournal(path, address)).toThrow(/not a journal/);
});

test('a symbolic link in its place is not followed', () => {
  const path = fresh();
  const outside = fresh();
  writeFileSync(outside, 'precious');
  symlinkSync(outside, path);
  expect(() => new Journal(path, address, 0)).toThrow(/symbolic link/);
  expect(readFileSync(outside, 'utf8')).toBe('precious');
});
