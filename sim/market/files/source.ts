// A file as it is read: its text as UTF-8 bytes, and all that is found wrong with it. Readers say at which bytes; line,
// column and the words around are worked out only then, so that a sound file pays nothing for them.

import type { LocatedProblem, Place } from '../../scenario/problem.ts';
import { count } from '../tidy.ts';
import { CR, isLineEnd, LF } from './bytes.ts';

/** How many problems of one file are told; the rest are counted. */
const MOST_TOLD = 20;
/** Bytes shown before and after a fault: a line may be as long as the file. */
const AROUND = 200;
/** Lines are counted once for every so many bytes. */
const BLOCK = 1_048_576;

/** What is wrong with a text, before anybody knows where it stands. */
export interface Complaint {
  readonly message: string;
  readonly hint?: string;
}

/** Ends the reading of a file whose fault has been told. */
class Stopped extends Error {}

export class SourceFile {
  private readonly told: LocatedProblem[] = [];
  private untold = 0;
  /** The line in which each block of the file begins, as far as somebody asked. */
  private readonly blocks: number[] = [1];

  /** `name`: as the scenario names it. `start`: where the text begins, after a byte order mark. */
  constructor(
    readonly name: string,
    readonly bytes: Uint8Array,
    readonly start = 0,
  ) {}

  get faulty(): boolean {
    return this.told.length > 0;
  }

  /** All problems in the order in which they were found, the last of them a count where there are too many. */
  problems(): readonly LocatedProblem[] {
    if (this.untold < 2) return this.told;
    const { hint: _, ...last } = this.told[MOST_TOLD];
    const message = `and ${count(this.untold, 'more problem')} from here on`;
    return [...this.told.slice(0, MOST_TOLD), { ...last, message }];
  }

  /** Something is wrong with the bytes from `start` to before `end`; reading goes on. */
  fault(start: number, end: number, complaint: Complaint | (() => Complaint)): void {
    this.tell(() => [start, end], complaint);
  }

  /** As `fault`, of so many bytes from the place of a character: line and column from 1, in UTF-16 units. */
  faultAt(line: number, column: number, length: number, complaint: Complaint): void {
    const at = () => this.offsetOf(line, column);
    this.tell(() => [at(), at() + length], complaint);
  }

  /** As `fault`, where nothing after it could be understood: the reading of this file ends. */
  stop(start: number, end: number, complaint: Complaint): never {
    this.fault(start, end, complaint);
    return this.end();
  }

  /** The file as a whole is at fault: its reading ends. */
  refuse(message: string): never {
    this.told.push(ofFile(this.name, message));
    return this.end();
  }

  /** Ends the reading of the file: what has been told makes the rest senseless. */
  end(): never {
    throw new Stopped();
  }

  /** What `read` returns; undefined where the file has a fault. All other errors pass. */
  reading<T>(read: () => T): T | undefined {
    if (this.faulty) return undefined;
    try {
      const result = read();
      return this.faulty ? undefined : result;
    } catch (problem) {
      if (problem instanceof Stopped) return undefined;
      throw problem;
    }
  }

  /** Ends the reading because some of these bytes are not UTF-8: what else there is would be as wrong. */
  notUtf8(start: number, end: number): never {
    const bad = firstBad(this.bytes, start, end);
    const byte = this.bytes[bad];
    // From A0 on Windows-1252, as spreadsheets write it in Western countries, is numbered as Unicode is.
    const letter = byte < 0xa0 ? '' : `, in Windows-1252 '${String.fromCharCode(byte)}'`;
    const message = `this is not UTF-8 text (the byte ${byte.toString(16).toUpperCase()}${letter}): save the file as UTF-8 (in Excel: "CSV UTF-8")`;
    this.stop(bad, bad + 1, { message });
  }

  /** The line, from 1, in which a byte stands. */
  lineOf(at: number): number {
    const block = Math.floor(at / BLOCK);
    for (let next = this.blocks.length; next <= block; next++) {
      this.blocks.push(this.blocks[next - 1] + this.lineEnds((next - 1) * BLOCK, next * BLOCK));
    }
    return this.blocks[block] + this.lineEnds(block * BLOCK, at);
  }

  private tell(span: () => [number, number], complaint: Complaint | (() => Complaint)): void {
    if (this.told.length > MOST_TOLD) this.untold++;
    if (this.untold > 1) return;
    const { message, hint } = typeof complaint === 'function' ? complaint() : complaint;
    this.told.push({ path: [], message, ...(hint === undefined ? {} : { hint }), ...this.placeOf(...span()) });
    if (this.told.length > MOST_TOLD) this.untold = 1;
  }

  private offsetOf(line: number, column: number): number {
    const { bytes, blocks } = this;
    if (blocks[blocks.length - 1] < line) this.lineOf(bytes.length);
    const block = Math.max(
      0,
      blocks.findLastIndex((first) => first < line),
    );
    let p = Math.max(this.start, block * BLOCK);
    for (let seen = blocks[block]; seen < line && p < bytes.length; p++) if (this.endsLine(p)) seen++;
    for (let units = 1; units < column && p < bytes.length; p++) units += unitsOf(bytes[p]);
    return p;
  }

  private lineEnds(from: number, to: number): number {
    let ends = 0;
    for (let p = from; p < to; p++) if (this.endsLine(p)) ends++;
    return ends;
  }

  private endsLine(p: number): boolean {
    return this.bytes[p] === LF || (this.bytes[p] === CR && this.bytes[p + 1] !== LF);
  }

  private placeOf(start: number, end: number): Place {
    const { bytes } = this;
    let lineStart = start;
    while (lineStart > this.start && !isLineEnd(bytes[lineStart - 1])) lineStart--;
    let first = Math.max(lineStart, start - AROUND);
    while (first > lineStart && unitsOf(bytes[first]) === 0) first--;
    let last = start;
    while (last < bytes.length && last < start + AROUND && !isLineEnd(bytes[last])) last++;
    while (last < bytes.length && unitsOf(bytes[last]) === 0) last++;
    const units = (from: number, to: number) => {
      let sum = 0;
      for (let p = from; p < to; p++) sum += unitsOf(bytes[p]);
      return sum;
    };
    return {
      file: this.name,
      line: this.lineOf(start),
      column: 1 + units(lineStart, start),
      excerpt: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.slice(first, last)),
      from: 1 + units(lineStart, first),
      width: Math.max(1, units(start, Math.min(end, last))),
    };
  }
}

/** A problem of a file as a whole. */
export function ofFile(file: string, message: string): LocatedProblem {
  return { path: [], message, file, line: 1, column: 1, excerpt: '', width: 1 };
}

/** UTF-16 units of the character that a byte begins; 0 where it continues one. */
function unitsOf(byte: number): number {
  return (byte & 0xc0) === 0x80 ? 0 : byte >= 0xf0 && byte < 0xf5 ? 2 : 1;
}

/** The first of these bytes at which no character of UTF-8 begins. */
function firstBad(bytes: Uint8Array, start: number, end: number): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let p = start, length = 1; p < end; p += length) {
    const lead = bytes[p];
    length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (length === 1) continue;
    try {
      decoder.decode(bytes.slice(p, Math.min(p + length, end)));
    } catch {
      return p;
    }
  }
  return start;
}
