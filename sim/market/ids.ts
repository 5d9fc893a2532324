// What people are called. Names stand as UTF-8 bytes with offsets, so that threads share them like any other array.
// People of a file are numbered in a canonical order of their names, so that the order of its lines changes nothing:
// names of digits alone first, by length and then text (2, 10, 007), then the others by UTF-16 code units.

import { kernelFor, WORTH_A_KERNEL } from '../kernel/kernel.ts';
import { hashAscii, hashText } from '../kernel/luck.ts';
import type { Allocator } from '../kernel/memory.ts';
import { MarketError } from './error.ts';
import { KeyKernel } from './key-kernel.ts';
import { WordSet } from './number-set.ts';

export class Ids {
  /** Plain arrays in, so that a thread can make its own from what another one sent. */
  constructor(
    readonly bytes: Uint8Array,
    readonly offsets: Uint32Array,
  ) {}

  /** How many people have a name here. */
  get count(): number {
    return this.offsets.length - 1;
  }

  /** What person i is called. */
  text(person: number): string {
    return decodeUtf8(this.bytes, this.offsets[person], this.offsets[person + 1]);
  }

  /** The number of the person called `id`, or −1 where nobody is. */
  find(id: string): number {
    let low = 0;
    let high = this.count - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const order = compareIds(this.text(middle), id);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}

const DIGITS = /^[0-9]+$/;

/** The canonical order of names: negative where `a` comes first, 0 where they are the same. */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  const number = DIGITS.test(a);
  if (number !== DIGITS.test(b)) return number ? -1 : 1;
  if (number && a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : 1;
}

/** Names in the order of people's numbers, which must be canonical and without repeats. */
export function makeIds(texts: readonly string[], memory: Allocator): Ids {
  const offsets = memory.u32(texts.length + 1);
  for (let i = 0; i < texts.length; i++) {
    if (i > 0 && compareIds(texts[i - 1], texts[i]) >= 0) {
      throw new MarketError(`people must be distinct and in canonical order: '${texts[i - 1]}' before '${texts[i]}'`);
    }
    offsets[i + 1] = offsets[i] + utf8Length(texts[i]);
  }
  const bytes = memory.u8(offsets[texts.length]);
  const encoder = new TextEncoder();
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i];
    const start = offsets[i];
    if (offsets[i + 1] - start > text.length) bytes.set(encoder.encode(text), start);
    else for (let c = 0; c < text.length; c++) bytes[start + c] = text.charCodeAt(c);
  }
  return new Ids(bytes, offsets);
}

/** The kernel writes so many bytes behind names. */
const BEHIND = 16;

/** Whole numbers below 2³¹ by rising value, as names: what `makeIds` makes of their texts, without the texts. */
export function numberIds(values: Uint32Array, memory: Allocator): Ids {
  const offsets = memory.u32(values.length + 1);
  for (let i = 0, digits = 1, above = 10; i < values.length; i++) {
    for (; values[i] >= above; above *= 10) digits++;
    offsets[i + 1] = offsets[i] + digits;
  }
  const bytes = memory.u8(offsets[values.length] + BEHIND).subarray(0, offsets[values.length]);
  const kernel = kernelFor(values, offsets, bytes);
  if (kernel === undefined) spell(values, offsets, bytes);
  else kernel.spell(values.byteOffset, values.length, offsets.byteOffset, bytes.byteOffset);
  return new Ids(bytes, offsets);
}

function spell(values: Uint32Array, offsets: Uint32Array, bytes: Uint8Array): void {
  for (let i = 0; i < values.length; i++) {
    let rest = values[i];
    for (let place = offsets[i + 1] - 1; place >= offsets[i]; place--) {
      const tenth = (rest / 10) | 0;
      bytes[place] = 48 + rest - 10 * tenth;
      rest = tenth;
    }
  }
}

/** The same names in other memory, so that threads can share them. */
export function copyIds(ids: Ids, memory: Allocator): Ids {
  const bytes = memory.u8(ids.bytes.length);
  const offsets = memory.u32(ids.offsets.length);
  bytes.set(ids.bytes);
  offsets.set(ids.offsets);
  return new Ids(bytes, offsets);
}

/**
 * The luck keys of people: hashes of their names, so that a person keeps their luck whoever else is in the market.
 * Where two names share a hash, the later in canonical order is hashed again with a counter: no two share luck.
 */
export function luckKeys(ids: Ids, memory: Allocator, hash?: (text: string) => number): Uint32Array {
  const { count, bytes, offsets } = ids;
  const keys = memory.u32(count);
  const kernel = hash === undefined && count >= WORTH_A_KERNEL ? new KeyKernel(ids) : undefined;
  const taken = kernel?.taken ?? new WordSet(count);
  const again = hash ?? hashText;
  for (let person = kernel?.from(0, keys) ?? 0; person < count; person = kernel?.from(person + 1, keys) ?? person + 1) {
    let key = hash?.(ids.text(person)) ?? hashUtf8(bytes, offsets[person], offsets[person + 1]);
    for (let time = 1; !taken.add(key); time++) key = again(`${ids.text(person)}\n${time}`);
    keys[person] = key;
  }
  return keys;
}

/** The hash of a text from its bytes; only what is not ASCII is made a string. */
function hashUtf8(bytes: Uint8Array, start: number, end: number): number {
  for (let p = start; p < end; p++) if (bytes[p] >= 0x80) return hashText(decodeUtf8(bytes, start, end));
  return hashAscii(bytes, start, end);
}

/** Text of UTF-8 bytes; throws a TypeError where they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let p = start; p < end; p++) {
    if (bytes[p] >= 0x80) return decodeBeyondAscii(bytes, start, end);
    text += String.fromCharCode(bytes[p]);
  }
  return text;
}

/** A decoder refuses shared memory, hence the copy, and drops a byte order mark at the front, which is kept here. */
function decodeBeyondAscii(bytes: Uint8Array, start: number, end: number): string {
  const marked = end - start >= 3 && bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf;
  return marked ? `\ufeff${decodeUtf8(bytes, start + 3, end)}` : utf8.decode(bytes.slice(start, end));
}
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes that a text takes in UTF-8 (a lone half of a surrogate pair is written as U+FFFD: three). */
function utf8Length(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit < 0x800) length += 1;
    else if ((unit & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      length += 2;
      i++;
    } else length += 2;
  }
  return length;
}
