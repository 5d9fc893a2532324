// The journal of a run: a row per finished replicate, appended as soon as it is there, so that a killed run loses next to
// nothing: only rows that come faster than a hundred in a second wait for each other. A header names the address that the
// rows belong to; each record carries its length and a checksum, and what a killed writer left half written at the end is
// dropped.
//
// Layout, all little-endian: 'WOMJ', u32 version, 32 bytes SHA-256 of the address; then records
// [u32 replicate, u32 bytes, payload of f64, u32 CRC-32 of all before].

import { closeSync, constants, existsSync, fdatasync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { Failure, fileFailure } from './failure.ts';
import { readPlain } from './plain.ts';

const MAGIC = 'WOMJ';
const VERSION = 1;
const HEADER_BYTES = 40;
/** What can be read at once; results of this size do not fit into most machines anyway. */
const MAX_BYTES = 2 ** 31 - 1;
/** A scenario has fewer replicates than this; a record that says otherwise is none of ours. */
const MOST_REPLICATES = 2 ** 24;
/** Rows go to the disk itself at least this often, in milliseconds. */
const SYNC_EVERY = 250;
/** They go to the system at once, but for those that come within so many milliseconds of the last, up to so many bytes. */
const WRITE_EVERY = 10;
const TOGETHER = 2 ** 16;

export interface Rows {
  readonly rows: Map<number, Float64Array>;
  /** Bytes that hold whole records; what follows is a torn end. */
  readonly length: number;
}

/** Reads what a journal holds; undefined where there is none. `address` is the SHA-256 that it must belong to. */
export function readJournal(path: string, address: Uint8Array): Rows | undefined {
  if (!existsSync(path)) return undefined;
  const bytes = readPlain(path, { name: path, most: MAX_BYTES, noLink: true });
  if (bytes.length < HEADER_BYTES) return { rows: new Map(), length: 0 };
  if (bytes.toString('latin1', 0, 4) !== MAGIC || bytes.readUInt32LE(4) !== VERSION) {
    throw new Failure(`${path} is not a journal that this version can read: give another folder with -o`);
  }
  if (!bytes.subarray(8, HEADER_BYTES).equals(address)) {
    throw new Failure(`${path} belongs to another scenario or engine: give another folder with -o, or --overwrite`);
  }
  return readRecords(bytes);
}

function readRecords(bytes: Buffer): Rows {
  const rows = new Map<number, Float64Array>();
  let at = HEADER_BYTES;
  while (at + 12 <= bytes.length) {
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size;
    if (size % 8 !== 0 || end + 4 > bytes.length) break;
    if (crc32(bytes, at, end) !== bytes.readUInt32LE(end)) break;
    const row = new Float64Array(size / 8);
    for (let i = 0; i < row.length; i++) row[i] = bytes.readDoubleLE(at + 8 + i * 8);
    const replicate = bytes.readUInt32LE(at);
    if (replicate < MOST_REPLICATES && !rows.has(replicate)) rows.set(replicate, row);
    at = end + 4;
  }
  return { rows, length: at };
}

/** A journal open for appending. Every error names the file. */
export class Journal {
  private readonly file: number;
  /** Rows that wait to be written, so many bytes of them, and when the last were. */
  private batch = new DataView(new ArrayBuffer(TOGETHER));
  private waiting = 0;
  private handed = 0;
  private dirty = false;
  private syncing = false;
  private timer: NodeJS.Timeout | undefined;

  /** Opens for appending after `length` whole bytes; 0 starts anew. Never follows a symbolic link. */
  constructor(
    private readonly path: string,
    address: Uint8Array,
    length: number,
  ) {
    const { O_RDWR, O_CREAT, O_NOFOLLOW = 0 } = constants;
    try {
      this.file = openSync(path, O_RDWR | O_CREAT | O_NOFOLLOW, 0o666);
      ftruncateSync(this.file, length);
      this.end = length;
      if (length === 0) this.write(headerOf(address));
    } catch (problem) {
      throw fileFailure('write', path, problem);
    }
  }

  private end: number;

  append(replicate: number, row: Float64Array): void {
    const size = row.length * 8;
    if (this.waiting + size + 12 > this.batch.byteLength) {
      this.hand();
      if (size + 12 > this.batch.byteLength) this.batch = new DataView(new ArrayBuffer(size + 12));
    }
    const { batch, waiting: at } = this;
    batch.setUint32(at, replicate, true);
    batch.setUint32(at + 4, size, true);
    for (let i = 0; i < row.length; i++) batch.setFloat64(at + 8 + i * 8, row[i], true);
    batch.setUint32(at + 8 + size, crcOf(batch, at, at + 8 + size), true);
    this.waiting += size + 12;
    if (performance.now() - this.handed >= WRITE_EVERY) this.hand();
    this.timer ??= setTimeout(() => this.sync(), SYNC_EVERY);
  }

  /** Writes what waits. */
  private hand(): void {
    try {
      this.write(new Uint8Array(this.batch.buffer, 0, this.waiting));
    } catch (problem) {
      throw fileFailure('write', this.path, problem);
    }
    this.dirty ||= this.waiting > 0;
    this.waiting = 0;
    this.handed = performance.now();
  }

  close(): void {
    clearTimeout(this.timer);
    try {
      this.hand();
      fsyncSync(this.file);
    } finally {
      // A sync under way keeps the number of the file in use until it is over.
      if (this.syncing) this.closing = true;
      else closeSync(this.file);
    }
  }

  private closing = false;

  private sync(): void {
    this.timer = undefined;
    try {
      this.hand();
    } catch {
      // What could not be written waits still: the next row, or the end, says so.
    }
    if (!this.dirty || this.syncing) return;
    this.dirty = false;
    this.syncing = true;
    fdatasync(this.file, () => {
      this.syncing = false;
      if (this.closing) closeSync(this.file);
      else if (this.dirty) this.timer ??= setTimeout(() => this.sync(), SYNC_EVERY);
    });
  }

  private write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at, bytes.length - at, this.end + at);
    this.end += bytes.length;
  }
}

function headerOf(address: Uint8Array): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(MAGIC, 0, 'latin1');
  header.writeUInt32LE(VERSION, 4);
  header.set(address, 8);
  return header;
}

/** By how many bytes follow within two words of four, and the byte. */
const CRC_TABLES = Array.from({ length: 8 }, () => new Uint32Array(256));
for (let byte = 0; byte < 256; byte++) {
  let crc = byte;
  for (const table of CRC_TABLES) {
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    table[byte] = crc;
  }
}
const [NONE, ONE, TWO, THREE, FOUR, FIVE, SIX, SEVEN] = CRC_TABLES;

/** CRC-32 as in zip and PNG (polynomial 0xEDB88320, reflected). */
export function crc32(bytes: Uint8Array, start = 0, end = bytes.length): number {
  return crcOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), start, end);
}

/** Eight bytes at a time (Kounavis & Berry 2005). */
function crcOf(bytes: DataView, start: number, end: number): number {
  let crc = 0xffffffff;
  let at = start;
  for (; at + 8 <= end; at += 8) {
    const low = crc ^ bytes.getUint32(at, true);
    const high = bytes.getUint32(at + 4, true);
    crc = SEVEN[low & 255] ^ SIX[(low >>> 8) & 255] ^ FIVE[(low >>> 16) & 255] ^ FOUR[low >>> 24];
    crc ^= THREE[high & 255] ^ TWO[(high >>> 8) & 255] ^ ONE[(high >>> 16) & 255] ^ NONE[high >>> 24];
  }
  for (; at < end; at++) crc = NONE[(crc ^ bytes.getUint8(at)) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}
