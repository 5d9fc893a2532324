// Reads tables of text byte by byte: comma, semicolon, tab or white space between the fields, quotes as in RFC 4180,
// `#` comments, blank lines, line ends of any system, the line `sep=;` that Excel may write first. It tells where fields
// lie and makes no strings, so that a table of millions of lines costs little more than its bytes.

import { decodeUtf8 } from '../ids.ts';
import { COMMA, CR, HASH, isBlank, isLineEnd, LF, QUOTE, SPACE, TAB } from './bytes.ts';
import { guessDelimiter, namedDelimiter } from './delimiter.ts';
import type { Complaint, SourceFile } from './source.ts';

/** Fields of a record that can be read; a record may have more, which are only counted. */
const MOST_FIELDS = 16_384;

/** A walk over the records of a table. After `next()`, field i lies in `bytesOf(i)` from start[i] to end[i]. */
export class Records {
  /** The byte between fields; SPACE stands for any run of blanks. */
  delimiter: number;
  readonly bytes: Uint8Array;
  /** Where the next record begins. */
  at: number;
  /** Where the record at hand begins. */
  first = 0;
  /** How many fields the record at hand has. */
  count = 0;
  readonly start: number[] = [];
  readonly end: number[] = [];
  /** Fields that hold doubled quotes, written out; undefined for the others. */
  private readonly written: (Uint8Array | undefined)[] = [];
  /** Where fields stand in the file, quotes included. */
  private readonly from: number[] = [];
  private readonly till: number[] = [];

  constructor(readonly source: SourceFile) {
    this.bytes = source.bytes;
    this.at = source.start;
    this.skipToContent();
    const named = namedDelimiter(this.bytes, this.at);
    this.delimiter = named ?? guessDelimiter(this.bytes, this.at);
    if (named === undefined) return;
    this.at += 5;
    this.passLineEnd();
  }

  /** Goes to the next record that is neither blank, be it `,,,`, nor a comment; false at the end. */
  next(): boolean {
    do {
      this.skipToContent();
      if (this.at >= this.bytes.length) return false;
      this.first = this.at;
      this.count = 0;
      while (this.readField());
    } while (this.count > 1 && this.firstFull(0) >= this.count);
    return true;
  }

  /** The bytes in which field i lies. */
  bytesOf(i: number): Uint8Array {
    return this.written[i] ?? this.bytes;
  }

  /** Field i as text, as it stands; empty where the record ends before it. */
  name(i: number): string {
    if (i >= this.count) return '';
    try {
      return decodeUtf8(this.bytesOf(i), this.start[i], this.end[i]);
    } catch {
      return this.source.notUtf8(this.from[i], this.till[i]);
    }
  }

  /** As `name`, without blanks around it. */
  text(i: number): string {
    return this.name(i).trim();
  }

  /** The fields of the record at hand, as far as they can be read. */
  texts(): string[] {
    return Array.from({ length: Math.min(this.count, MOST_FIELDS) }, (_, i) => this.text(i));
  }

  /** Something is wrong with field i; with the whole record where it has no such field. */
  fault(i: number, complaint: Complaint | (() => Complaint)): void {
    this.source.fault(...this.spanOf(i), complaint);
  }

  /** As `fault`, and the reading of the file ends. */
  stop(i: number, complaint: Complaint): never {
    this.source.stop(...this.spanOf(i), complaint);
  }

  /** Whether there are no fields beyond those of the header; tells of them. Empty ones, as spreadsheets write, do no harm. */
  fits(columns: number): boolean {
    const extra = this.firstFull(columns);
    if (extra >= this.count) return true;
    const quotes = this.delimiter === COMMA ? '; a text or number with a comma in it needs quotes around it' : '';
    this.fault(extra, { message: `this line has ${this.count} fields, but the header names ${columns}${quotes}` });
    return false;
  }

  /** The first field from i on that is not empty. */
  private firstFull(i: number): number {
    while (i < this.count && i < MOST_FIELDS && this.start[i] === this.end[i]) i++;
    return i;
  }

  private spanOf(i: number): [number, number] {
    if (i < Math.min(this.count, MOST_FIELDS)) return [this.from[i], this.till[i]];
    return [this.first, this.count > 0 ? this.till[Math.min(this.count, MOST_FIELDS) - 1] : this.first];
  }

  /** Passes blank lines and comments; `at` is then the first byte of a record, blanks before it included. */
  private skipToContent(): void {
    const { bytes } = this;
    while (this.at < bytes.length) {
      let p = this.at;
      while (isBlank(bytes[p])) p++;
      if (bytes[p] === HASH) while (p < bytes.length && !isLineEnd(bytes[p])) p++;
      else if (p < bytes.length && !isLineEnd(bytes[p])) return;
      this.at = p;
      this.passLineEnd();
    }
  }

  private passLineEnd(): void {
    const { bytes } = this;
    if (this.at >= bytes.length) return;
    this.at += bytes[this.at] === CR && bytes[this.at + 1] === LF ? 2 : 1;
  }

  /** Reads one field and what follows it; true where another field follows. */
  private readField(): boolean {
    const { bytes, delimiter } = this;
    let p = this.at;
    while (isBlank(bytes[p]) && (delimiter === SPACE || bytes[p] !== delimiter)) p++;
    this.at = p;
    if (bytes[p] === QUOTE) this.readQuoted();
    else this.readPlain();
    this.count++;
    // What ends the field: a delimiter, or the end of the line.
    p = this.at;
    while (isBlank(bytes[p]) && (delimiter === SPACE || bytes[p] !== delimiter)) p++;
    this.at = p;
    if (p < bytes.length && !isLineEnd(bytes[p]) && delimiter !== SPACE && bytes[p] !== delimiter) p = this.skipRest();
    if (p >= bytes.length || isLineEnd(bytes[p])) {
      this.passLineEnd();
      return false;
    }
    if (delimiter !== SPACE) this.at = p + 1;
    return true;
  }

  /** Passes what stands between a closing quote and the end of the field, and tells of it. */
  private skipRest(): number {
    const { bytes, delimiter } = this;
    const from = this.at;
    let p = from;
    while (p < bytes.length && !isLineEnd(bytes[p]) && bytes[p] !== delimiter) p++;
    this.source.fault(from, p, { message: 'text follows a closing quote; write a quote inside quotes twice' });
    this.at = p;
    return p;
  }

  private readPlain(): void {
    const { bytes, delimiter } = this;
    let p = this.at;
    while (p < bytes.length && !isLineEnd(bytes[p]) && bytes[p] !== delimiter) {
      if (delimiter === SPACE && bytes[p] === TAB) break;
      p++;
    }
    let start = this.at;
    let end = p;
    // A no-break space (C2 A0), as it comes along from web pages and documents, is a blank as well.
    while (bytes[start] === 0xc2 && bytes[start + 1] === 0xa0) start += 2;
    for (;;) {
      if (end > start && isBlank(bytes[end - 1])) end--;
      else if (end > start + 1 && bytes[end - 1] === 0xa0 && bytes[end - 2] === 0xc2) end -= 2;
      else break;
    }
    this.keep(start, end, undefined, start, end);
    this.at = p;
  }

  private readQuoted(): void {
    const { bytes, at } = this;
    const first = at + 1;
    let doubled = 0;
    let p = first;
    for (; ; p++) {
      if (p >= bytes.length) this.source.stop(at, first, { message: 'a quote opens here and never closes' });
      if (bytes[p] !== QUOTE) continue;
      if (bytes[p + 1] !== QUOTE) break;
      doubled++;
      p++;
    }
    this.at = p + 1;
    if (doubled === 0) {
      this.keep(first, p, undefined, at, p + 1);
      return;
    }
    const written = new Uint8Array(p - first - doubled);
    for (let from = first, to = 0; from < p; from++) {
      written[to++] = bytes[from];
      if (bytes[from] === QUOTE) from++;
    }
    this.keep(0, written.length, written, at, p + 1);
  }

  private keep(start: number, end: number, written: Uint8Array | undefined, from: number, till: number): void {
    const i = this.count;
    if (i >= MOST_FIELDS) return;
    this.start[i] = start;
    this.end[i] = end;
    this.written[i] = written;
    this.from[i] = from;
    this.till[i] = till;
  }
}
