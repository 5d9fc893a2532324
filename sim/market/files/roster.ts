// Numbers people as their names turn up in files, and in the end renumbers them in canonical order. Names that are plain
// small numbers find their person through a table, the others through a hash of their bytes, without making strings.

import { laneA } from '../../kernel/luck.ts';
import { privateMemory } from '../../kernel/memory.ts';
import type { Ids } from '../ids.ts';
import { compareIds, makeIds } from '../ids.ts';
import type { Records } from './csv.ts';

const LONGEST = 256;

export class Roster {
  /** How many people there are so far. */
  count = 0;
  /** Whole numbers below it, written without leading zeros, are looked up by value. */
  readonly bound: number;
  /** Person + 1 by the value of their name; 0 for nobody. */
  private readonly byNumber: Int32Array;
  /** The others in the order in which they turned up: who, what they are called, and the end of their name in `blob`. */
  private readonly people: number[] = [];
  private readonly texts: string[] = [];
  private readonly ends: number[] = [];
  private blob = new Uint8Array(1024);
  /** Open addressing over the others: place + 1, 0 where free. */
  private places = new Int32Array(64);

  /** `bytes`: size of the files to come. A name and what follows it take at least two, so dense numbers lie below half. */
  constructor(bytes: number) {
    this.bound = Math.min(Math.ceil(bytes / 2) + 10, 500_000_000);
    this.byNumber = new Int32Array(this.bound);
  }

  /** How many people have names other than small numbers. */
  get worded(): number {
    return this.people.length;
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
    if (this.places[place] !== 0) return this.people[this.places[place] - 1];
    this.texts.push(checkedName(records, field, column));
    this.people.push(this.count++);
    this.write(bytes, start, end);
    this.places[place] = this.people.length;
    if (this.people.length * 2 > this.places.length) this.growPlaces();
    return this.count - 1;
  }

  /** Names in canonical order, and for each person, as they turned up, their number in that order. */
  finish(): { ids: Ids; numberOf: Uint32Array } {
    const texts: string[] = [];
    const people: number[] = [];
    for (let value = 0; people.length < this.count - this.people.length; value++) {
      if (this.byNumber[value] === 0) continue;
      texts.push(String(value));
      people.push(this.byNumber[value] - 1);
    }
    for (let i = 0; i < this.people.length; i++) {
      texts.push(this.texts[i]);
      people.push(this.people[i]);
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

  /** Where a name stands in `places`, or the free place where it would. */
  private find(bytes: Uint8Array, start: number, end: number): number {
    const last = this.places.length - 1;
    let place = hashBytes(bytes, start, end) & last;
    while (this.places[place] !== 0 && !this.isCalled(this.places[place] - 1, bytes, start, end)) {
      place = (place + 1) & last;
    }
    return place;
  }

  private isCalled(i: number, bytes: Uint8Array, start: number, end: number): boolean {
    const first = i === 0 ? 0 : this.ends[i - 1];
    if (this.ends[i] - first !== end - start) return false;
    for (let p = start; p < end; p++) if (this.blob[first + p - start] !== bytes[p]) return false;
    return true;
  }

  private write(bytes: Uint8Array, start: number, end: number): void {
    const used = this.ends.length === 0 ? 0 : this.ends[this.ends.length - 1];
    const needed = used + end - start;
    if (needed > this.blob.length) {
      const larger = new Uint8Array(Math.max(needed, this.blob.length * 2));
      larger.set(this.blob);
      this.blob = larger;
    }
    for (let p = start; p < end; p++) this.blob[used + p - start] = bytes[p];
    this.ends.push(needed);
  }

  private growPlaces(): void {
    this.places = new Int32Array(this.places.length * 2);
    for (let i = 0; i < this.people.length; i++) {
      this.places[this.find(this.blob, i === 0 ? 0 : this.ends[i - 1], this.ends[i])] = i + 1;
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

/** The name in a field, if a person can be called so. */
function checkedName(records: Records, field: number, column: string): string {
  const text = records.text(field);
  if (text === '') throw records.problem(`nobody is named under '${column}'`);
  if (text.length > LONGEST) {
    const given = `the id '${text.slice(0, 20)}…' has ${text.length} characters`;
    throw records.problem(`${given}; at most ${LONGEST} are allowed`);
  }
  const hidden = [...text].find(isInvisible);
  if (hidden !== undefined) {
    const code = hidden.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    throw records.problem(`the id '${text.replaceAll(hidden, '?')}' holds an invisible character, U+${code}`);
  }
  return text;
}

/** Control characters and byte order marks. */
function isInvisible(character: string): boolean {
  const code = character.codePointAt(0)!;
  return code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0xfeff;
}
