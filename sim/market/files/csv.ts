// Reads tables of text byte by byte: comma, semicolon, tab or white space between the fields, quotes as in RFC 4180,
// `#` comments, blank lines, a byte order mark, line ends of any system. It tells where fields lie and makes no strings,
// so that a table of millions of lines costs little more than its bytes.

import { MarketError } from '../error.ts';
import { decodeUtf8 } from '../ids.ts';

export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const COMMA = 44;
const SEMICOLON = 59;

/** A walk over the records of a table. After `next()`, field i lies in source(i) from start[i] to end[i]. */
export class Records {
  /** The byte between fields; SPACE stands for any run of blanks. */
  readonly delimiter: number;
  /** Where the next record begins, and on which line (from 1). */
  at = 0;
  nextLine = 1;
  /** The line on which the record at hand begins. */
  line = 0;
  /** How many fields the record at hand has. */
  count = 0;
  readonly start: number[] = [];
  readonly end: number[] = [];
  /** Fields that hold doubled quotes, written out; undefined for the others. */
  private readonly written: (Uint8Array | undefined)[] = [];

  constructor(
    readonly file: string,
    readonly bytes: Uint8Array,
  ) {
    if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
      throw new MarketError('is saved as UTF-16; save it as UTF-8', file);
    }
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.at = 3;
    this.skipToContent();
    if (this.at >= bytes.length) throw new MarketError('is empty', file);
    this.delimiter = this.guessDelimiter();
  }

  /** Goes to the next record that is neither blank nor a comment; false at the end. */
  next(): boolean {
    this.skipToContent();
    if (this.at >= this.bytes.length) return false;
    this.line = this.nextLine;
    this.count = 0;
    while (this.readField());
    return true;
  }

  /** The bytes in which field i lies. */
  source(i: number): Uint8Array {
    return this.written[i] ?? this.bytes;
  }

  /** Field i as text. */
  text(i: number): string {
    try {
      return decodeUtf8(this.source(i), this.start[i], this.end[i]);
    } catch {
      throw this.notUtf8();
    }
  }

  problem(message: string, line = this.line): MarketError {
    return new MarketError(message, this.file, line);
  }

  notUtf8(): MarketError {
    return this.problem('is not UTF-8 text; save the file as UTF-8');
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
    this.nextLine++;
  }

  /** The first record decides: a tab, else a semicolon, else a comma outside quotes, else blanks. */
  private guessDelimiter(): number {
    const { bytes } = this;
    const seen = new Set<number>();
    let quoted = false;
    for (let p = this.at; p < bytes.length && (quoted || !isLineEnd(bytes[p])); p++) {
      if (bytes[p] === QUOTE) quoted = !quoted;
      else if (!quoted) seen.add(bytes[p]);
    }
    return [TAB, SEMICOLON, COMMA].find((byte) => seen.has(byte)) ?? SPACE;
  }

  /** Reads one field and what follows it; true where another field follows. */
  private readField(): boolean {
    const { bytes, delimiter } = this;
    let p = this.at;
    while (isBlank(bytes[p]) && bytes[p] !== delimiter) p++;
    if (delimiter === SPACE) while (isBlank(bytes[p])) p++;
    this.at = p;
    if (bytes[p] === QUOTE) this.readQuoted();
    else this.readPlain();
    this.count++;
    // What ends the field: a delimiter, or the end of the line.
    p = this.at;
    while (isBlank(bytes[p]) && (delimiter === SPACE || bytes[p] !== delimiter)) p++;
    this.at = p;
    if (p >= bytes.length || isLineEnd(bytes[p])) {
      this.passLineEnd();
      return false;
    }
    if (delimiter !== SPACE) {
      if (bytes[p] !== delimiter) throw this.problem('text follows a closing quote; write a quote inside quotes twice');
      this.at = p + 1;
    }
    return true;
  }

  private readPlain(): void {
    const { bytes, delimiter } = this;
    let p = this.at;
    while (p < bytes.length && !isLineEnd(bytes[p]) && bytes[p] !== delimiter) {
      if (delimiter === SPACE && bytes[p] === TAB) break;
      p++;
    }
    let end = p;
    while (end > this.at && isBlank(bytes[end - 1])) end--;
    this.keep(this.at, end, undefined);
    this.at = p;
  }

  private readQuoted(): void {
    const { bytes } = this;
    const first = this.at + 1;
    let doubled = 0;
    let p = first;
    for (; ; p++) {
      if (p >= bytes.length) throw this.problem('a quote opens here and never closes');
      if (bytes[p] === LF || (bytes[p] === CR && bytes[p + 1] !== LF)) this.nextLine++;
      if (bytes[p] !== QUOTE) continue;
      if (bytes[p + 1] !== QUOTE) break;
      doubled++;
      p++;
    }
    this.at = p + 1;
    if (doubled === 0) {
      this.keep(first, p, undefined);
      return;
    }
    const written = new Uint8Array(p - first - doubled);
    for (let from = first, to = 0; from < p; from++) {
      written[to++] = bytes[from];
      if (bytes[from] === QUOTE) from++;
    }
    this.keep(0, written.length, written);
  }

  private keep(start: number, end: number, written: Uint8Array | undefined): void {
    this.start[this.count] = start;
    this.end[this.count] = end;
    this.written[this.count] = written;
  }
}

/** Where a column of one of some names stands in the header at hand, whatever its case. −1: nowhere; twice is refused. */
export function columnsOf(records: Records): (...names: string[]) => number {
  const header = Array.from({ length: records.count }, (_, i) => records.text(i).trim().toLowerCase());
  return (...names) => {
    const found = header.flatMap((column, i) => (names.includes(column) ? [i] : []));
    if (found.length < 2) return found[0] ?? -1;
    const given = found.map((i) => `'${header[i]}'`).join(' and ');
    throw records.problem(`the header has ${given}: which of these columns is meant?`);
  };
}

function isBlank(byte: number): boolean {
  return byte === SPACE || byte === TAB;
}

function isLineEnd(byte: number): boolean {
  return byte === LF || byte === CR;
}
