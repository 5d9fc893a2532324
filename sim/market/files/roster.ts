// Numbers people as their names turn up in files, and in the end renumbers them in canonical order. Names that are plain
// small numbers find their person through a table, the others through a hash of their bytes, without making strings.

import { laneA } from '../../kernel/luck.ts';
import { privateMemory } from '../../kernel/memory.ts';
import type { Ids } from '../ids.ts';
import { compareIds, decodeUtf8, makeIds } from '../ids.ts';
import type { Records } from './csv.ts';

/** The most UTF-16 units of an id: at most 768 bytes. */
const LONGEST = 256;
/** Bytes before the name in a record. */
const HEAD = 6;

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

  /** The person whose name stands in a field of the column `column`; a new one where there is none. */
  byField(records: Records, field: number, column: string): number {
    const bytes = records.source(field);
    const start = records.start[field];
    const end = records.end[field];
    const value = smallNumber(bytes, start, end);
    if (value >= 0 && value < this.bound) return this.byValue(value);
    const place = this.find(bytes, start, end);
    const known = this.places[place];
    if (known !== 0) return this.personAt(known - 1);
    checkName(records, field, column);
    this.places[place] = this.write(bytes, start, end) + 1;
    this.worded++;
    if (this.worded * 2 > this.places.length) this.growPlaces();
    return this.count++;
  }

  /** Names in canonical order, and for each person, as they turned up, their number in that order. */
  finish(): { ids: Ids; numberOf: Uint32Array } {
    const texts: string[] = [];
    const people: number[] = [];
    for (let value = 0; people.length < this.count - this.worded; value++) {
      if (this.byNumber[value] === 0) continue;
      texts.push(String(value));
      people.push(this.byNumber[value] - 1);
    }
    for (let at = 0; at < this.used; at = this.endAt(at)) {
      texts.push(decodeUtf8(this.records, at + HEAD, this.endAt(at)));
      people.push(this.personAt(at));
    }
    const order = texts.map((_, i) => i).sort((a, b) => compareIds(texts[a], texts[b]));
    const numberOf = new Uint32Array(this.count);
    for (let number = 0; number < order.length; number++) numberOf[people[order[number]]] = number;
    return {
      ids: makeIds(
        order.map((i) => texts[i]),
        privateMemory,
      ),
      numberOf,
    };
  }

  private personAt(at: number): number {
    const { records } = this;
    return records[at] | (records[at + 1] << 8) | (records[at + 2] << 16) | (records[at + 3] << 24);
  }

  private endAt(at: number): number {
    return at + HEAD + (this.records[at + 4] | (this.records[at + 5] << 8));
  }

  /** Where a name stands in `places`, or the free place where it would. */
  private find(bytes: Uint8Array, start: number, end: number): number {
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
      this.places[this.find(this.records, at + HEAD, this.endAt(at))] = at + 1;
    }
  }
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

/** Refuses a name that nobody can be called. */
function checkName(records: Records, field: number, column: string): void {
  const text = records.text(field);
  if (text === '') throw records.problem(`nobody is named under '${column}'`);
  if (text.length > LONGEST) {
    const given = `the id '${text.slice(0, 20)}…' has ${text.length} characters`;
    throw records.problem(`${given}; at most ${LONGEST} are allowed`);
  }
  for (let i = 0; i < text.length; i++) {
    if (!isInvisible(text.charCodeAt(i))) continue;
    const code = text.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0');
    throw records.problem(`the id '${text.replaceAll(text[i], '?')}' holds an invisible character, U+${code}`);
  }
}

/** Control characters and byte order marks. */
function isInvisible(unit: number): boolean {
  return unit < 0x20 || (unit >= 0x7f && unit < 0xa0) || unit === 0xfeff;
}
