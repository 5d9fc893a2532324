// Numbers people as their names turn up in files, and in the end renumbers them in canonical order. Names that are plain
// small numbers find their person through a table, the others through a hash of their bytes, without making strings.

import { memoryBeside } from '../../kernel/arena.ts';
import { kernelFor } from '../../kernel/kernel.ts';
import { laneA } from '../../kernel/luck.ts';
import type { Allocator } from '../../kernel/memory.ts';
import { privateMemory } from '../../kernel/memory.ts';
import type { Ids } from '../ids.ts';
import { compareIds, decodeUtf8, makeIds, numberIds } from '../ids.ts';
import type { TieArrays } from '../rows.ts';

/** Bytes before the name in a record. */
const HEAD = 6;

interface Named {
  readonly text: string;
  readonly person: number;
}

export class Roster {
  /** How many people there are so far. */
  count = 0;
  /** Whole numbers below it, written without leading zeros, are looked up by value. */
  readonly bound: number;
  /** Person + 1 by the value of their name; 0 for nobody. */
  private readonly byNumber: Int32Array;
  /** The others in the order in which they turned up: a record each, of person (4 bytes), length (2), name. */
  private records = new Uint8Array(4096);
  private used = 0;
  /** How many they are: people with names other than small numbers. */
  worded = 0;
  /** Open addressing over the records: where one begins + 1, 0 where free. */
  private places = new Int32Array(64);

  /** `bytes`: size of the files to come. A name and what follows it take at least two, so dense numbers lie below half. */
  constructor(bytes: number) {
    this.bound = Math.min(Math.ceil(bytes / 2) + 10, 500_000_000);
    this.byNumber = new Int32Array(this.bound);
  }

  /** The person called by a whole number below `bound`; a new one where there is none. */
  byValue(value: number): number {
    const known = this.byNumber[value];
    if (known !== 0) return known - 1;
    this.byNumber[value] = ++this.count;
    return this.count - 1;
  }

  /**
   * People in place of the values, all below `bound`, that ties hold from `first` on. Where they are the first people of
   * all, they are numbered by rising value: mostly those numbers are the values already, and memory need not be searched
   * for each.
   */
  number({ from, to, length }: TieArrays, first: number): void {
    if (first === length) return;
    if (this.count === 0 && this.meet(from, to, length)) return;
    for (let t = first; t < length; t++) {
      from[t] = this.byValue(from[t]);
      to[t] = this.byValue(to[t]);
    }
  }

  /** Numbers the people of the first ties by rising value; true where everybody's number is their value. */
  private meet(from: Uint32Array, to: Uint32Array, length: number): boolean {
    const seen = valuesOf(from, to, length);
    const most = seen.length - 1;
    for (let value = 0; value <= most; value++) if (seen[value] === 1) this.byNumber[value] = ++this.count;
    return this.count === most + 1;
  }

  /** The value of a name that is a whole number below `bound`, written without leading zeros; −1 where it is not. */
  valueOf(bytes: Uint8Array, start: number, end: number): number {
    const value = smallNumber(bytes, start, end);
    return value < this.bound ? value : -1;
  }

  /** The person whose name, which has no value, these bytes are; −1 where there is none. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const known = this.places[this.placeOf(bytes, start, end)];
    return known === 0 ? -1 : this.personAt(known - 1);
  }

  /** A new person by a name that has no value and that nobody has yet. At most 65,535 bytes. */
  add(bytes: Uint8Array, start: number, end: number): number {
    const place = this.placeOf(bytes, start, end);
    this.places[place] = this.write(bytes, start, end) + 1;
    this.worded++;
    if (this.worded * 2 > this.places.length) this.growPlaces();
    return this.count++;
  }

  /** Names in canonical order, numbers alone in `memory`, and for each person, as they turned up, their number in that order. */
  finish(memory: Allocator): { ids: Ids; numberOf: Uint32Array } {
    const numberOf = new Uint32Array(this.count);
    const values = memory.u32(this.count - this.worded);
    for (let value = 0, number = 0; number < values.length; value++) {
      const known = this.byNumber[value];
      if (known === 0) continue;
      values[number] = value;
      numberOf[known - 1] = number++;
    }
    if (this.worded === 0) return { ids: numberIds(values, memory), numberOf };
    const numbers = Array.from(values, (value): Named => ({ text: String(value), person: this.byNumber[value] - 1 }));
    const words: Named[] = [];
    let digits = 0;
    for (let at = 0; at < this.used; at = this.endAt(at)) {
      const text = decodeUtf8(this.records, at + HEAD, this.endAt(at));
      if (/^\d+$/.test(text)) digits++;
      words.push({ text, person: this.personAt(at) });
    }
    // Small numbers stand in order, and words that are not all digits come after them by code units: two quick ways.
    const byText = (a: Named, b: Named) => (a.text < b.text ? -1 : 1);
    const order =
      digits === 0
        ? [...numbers, ...words.sort(byText)]
        : [...numbers, ...words].sort((a, b) => compareIds(a.text, b.text));
    for (let number = 0; number < order.length; number++) numberOf[order[number].person] = number;
    const texts = order.map(({ text }) => text);
    return { ids: makeIds(texts, privateMemory), numberOf };
  }

  private personAt(at: number): number {
    const { records } = this;
    return records[at] | (records[at + 1] << 8) | (records[at + 2] << 16) | (records[at + 3] << 24);
  }

  private endAt(at: number): number {
    return at + HEAD + (this.records[at + 4] | (this.records[at + 5] << 8));
  }

  /** Where a name stands in `places`, or the free place where it would. */
  private placeOf(bytes: Uint8Array, start: number, end: number): number {
    const last = this.places.length - 1;
    let place = hashBytes(bytes, start, end) & last;
    while (this.places[place] !== 0 && !this.isCalled(this.places[place] - 1, bytes, start, end)) {
      place = (place + 1) & last;
    }
    return place;
  }

  private isCalled(at: number, bytes: Uint8Array, start: number, end: number): boolean {
    if (this.endAt(at) - at - HEAD !== end - start) return false;
    for (let p = start, q = at + HEAD; p < end; p++, q++) if (this.records[q] !== bytes[p]) return false;
    return true;
  }

  /** Writes the record of a new person; returns where it begins. */
  private write(bytes: Uint8Array, start: number, end: number): number {
    const at = this.used;
    const length = end - start;
    this.used += HEAD + length;
    if (this.used > this.records.length) {
      const larger = new Uint8Array(this.used * 2);
      larger.set(this.records);
      this.records = larger;
    }
    for (let i = 0; i < 4; i++) this.records[at + i] = this.count >>> (8 * i);
    this.records[at + 4] = length;
    this.records[at + 5] = length >>> 8;
    for (let i = 0; i < length; i++) this.records[at + HEAD + i] = bytes[start + i];
    return at;
  }

  private growPlaces(): void {
    this.places = new Int32Array(this.places.length * 2);
    for (let at = 0; at < this.used; at = this.endAt(at)) {
      this.places[this.placeOf(this.records, at + HEAD, this.endAt(at))] = at + 1;
    }
  }
}

/** For each value up to the largest at the ends of some ties, 1 where it stands at one. */
function valuesOf(from: Uint32Array, to: Uint32Array, length: number): Uint8Array {
  const kernel = kernelFor(from, to);
  const [one, other] = [from.byteOffset, to.byteOffset];
  let most = kernel?.largest(other, length, kernel.largest(one, length, 0)) ?? 0;
  for (let t = 0; kernel === undefined && t < length; t++) most = Math.max(most, from[t], to[t]);
  const seen = memoryBeside(from).u8(most + 1);
  const there = kernelFor(from, to, seen);
  for (const end of [one, other]) there?.see(end, length, seen.byteOffset);
  for (let t = 0; there === undefined && t < length; t++) seen[from[t]] = seen[to[t]] = 1;
  return seen;
}

/** The value of at most nine digits without leading zeros; −1 where the bytes are something else. */
function smallNumber(bytes: Uint8Array, start: number, end: number): number {
  if (end === start || end - start > 9 || (bytes[start] === 48 && end - start > 1)) return -1;
  let value = 0;
  for (let p = start; p < end; p++) {
    const digit = bytes[p] - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let p = start; p < end; p++) hash = Math.imul(hash ^ bytes[p], 0x01000193);
  return laneA(hash, 0);
}
