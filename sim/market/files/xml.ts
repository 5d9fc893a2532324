// Walks through XML, element by element, without keeping more of it than the way from the root: GraphML and GEXF are read
// by it. Nothing outside the file is ever fetched and no entity unfolds: a document type, which could declare some, is
// refused.

import { SaxesParser } from 'saxes';
import { printable } from '../../scenario/report.ts';
import { isBlank, isLineEnd, latin1 } from './bytes.ts';
import type { Complaint, SourceFile } from './source.ts';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The element around it; undefined for the root. */
  readonly parent: Element | undefined;
  /** Text directly in it, complete when it closes. */
  text: string;
  /** Where its tag begins: line and column from 1. */
  readonly line: number;
  readonly column: number;
}

/** What a format makes of the elements: each opens with its attributes, and closes with its text. */
export interface Format {
  open(element: Element): void;
  close(element: Element): void;
}

const DEEPEST = 100;
const PIECE = 65_536;
const LESS = 60;
/** The five entities that XML itself has, on an object without others. */
const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Whether a file is XML, by its name or its first letters. */
export function isXml({ name, bytes, start }: SourceFile): boolean {
  if (/\.(graphml|gexf|xml)(\.gz)?$/i.test(name)) return true;
  const head = latin1(bytes.subarray(start), 1000).trimStart();
  return /^<(\?xml|!--|!DOCTYPE|graphml|gexf)/i.test(head);
}

/** Walks through a file; `formatOf` says what is to be made of it, once its root is known. */
export function walkXml(source: SourceFile, formatOf: (root: Element) => Format): void {
  new Walk(source, formatOf).walk();
}

/** Something is wrong with an element: points at its tag. */
export function faultOf(source: SourceFile, { line, column, name }: Element, complaint: Complaint): void {
  source.faultAt(line, column, 1 + name.length, complaint);
}

/** As `faultOf`, and the reading of the file ends. */
export function stopAt(source: SourceFile, element: Element, message: string): never {
  faultOf(source, element, { message });
  return source.end();
}

class Walk {
  private readonly parser = new SaxesParser({ position: true, xmlns: false });
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private format: Format | undefined;
  private inner: Element | undefined;
  private depth = 0;

  constructor(
    private readonly source: SourceFile,
    private readonly formatOf: (root: Element) => Format,
  ) {
    const { parser } = this;
    parser.ENTITIES = Object.assign(Object.create(null), ENTITIES);
    parser.on('doctype', () => this.refuse('a document type (<!DOCTYPE …>) is not taken: leave it out'));
    parser.on('error', ({ message }) =>
      this.refuse(`this is not valid XML: ${printable(message.replace(/^[\d:]+ |\.$/g, ''))}`),
    );
    let place = { line: 1, column: 1 };
    parser.on('opentagstart', ({ name }) => {
      // The parser stands behind the character that ended the name; where that ended the line, the column is not known.
      const column = parser.columnIndex - name.length - 1;
      place = column > 0 ? { line: parser.line, column } : { line: parser.line - 1, column: 1 };
    });
    parser.on('opentag', ({ name, attributes }) =>
      this.open({ name, attributes, parent: this.inner, text: '', ...place }),
    );
    const addText = (text: string) => {
      if (this.inner !== undefined) this.inner.text += text;
    };
    parser.on('text', addText);
    parser.on('cdata', addText);
    parser.on('closetag', () => this.close());
  }

  walk(): void {
    const { start, bytes } = this.source;
    let first = start;
    while (isBlank(bytes[first]) || isLineEnd(bytes[first])) first++;
    if (bytes[first] !== LESS) this.source.stop(first, first + 1, { message: "this is no XML: that begins with '<'" });
    for (let at = start; at < bytes.length; at += PIECE)
      this.parse(this.decode(at, Math.min(at + PIECE, bytes.length)));
    this.parse(null);
  }

  /** The next piece as text; a character that a piece cuts goes to the next one. */
  private decode(at: number, end: number): string {
    const { source, decoder } = this;
    try {
      return decoder.decode(source.bytes.slice(at, end), { stream: end < source.bytes.length });
    } catch {
      let from = at;
      while (from > source.start && (source.bytes[from] & 0xc0) === 0x80) from--;
      return source.notUtf8(from, end);
    }
  }

  private parse(text: string | null): void {
    try {
      this.parser.write(text);
    } catch (problem) {
      if (!(problem instanceof RangeError)) throw problem;
      this.refuse('a text here is too long');
    }
  }

  private open(element: Element): void {
    if (++this.depth > DEEPEST) stopAt(this.source, element, `more than ${DEEPEST} elements stand inside each other`);
    this.inner = element;
    this.format ??= this.formatOf(element);
    this.format.open(element);
  }

  private close(): void {
    const element = this.inner!;
    this.format!.close(element);
    this.inner = element.parent;
    this.depth--;
  }

  /** Something is wrong where the parser stands. */
  private refuse(message: string): never {
    this.source.faultAt(this.parser.line, Math.max(1, this.parser.columnIndex), 1, { message });
    return this.source.end();
  }
}
