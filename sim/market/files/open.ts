// What a file is, by its first bytes: text is made UTF-8, and what an office program, a browser or a packer wrote is
// refused by its name, with a way to get a table from it.

import { latin1 } from './bytes.ts';
import { SourceFile } from './source.ts';

const CSV = 'open it and save the sheet as "CSV UTF-8"';

/** Files that are no text, by how they begin. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ['PK\x03\x04', ''], // told apart by what is packed in it
  ['PK\x05\x06', 'an empty zip archive'],
  ['\xd0\xcf\x11\xe0', `a workbook of an old Excel (.xls), not a table of text: ${CSV}`],
  ['%PDF', 'a PDF, not a table of text'],
  ['\x1f\x8b', 'packed with gzip: its name must end in .gz'],
  ['PAR1', 'a Parquet file, not a table of text: save it as CSV'],
  ['SQLite format 3', 'an SQLite database, not a table of text: save the table as CSV'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
];

/** A file's text, ready to be read; with a fault, and without text, where it is none. */
export function openSource(name: string, raw: Uint8Array): SourceFile {
  const refused = (why: string) => {
    const source = new SourceFile(name, new Uint8Array(0));
    source.reading(() => source.refuse(`this is ${why}`));
    return source;
  };
  const foreign = FOREIGN.find(([magic]) => latin1(raw, magic.length) === magic);
  if (foreign !== undefined) return refused(foreign[1] || archive(latin1(raw, 4096)));
  if (/^\W*<(!doctype html|html)/i.test(latin1(raw, 200))) return refused('a web page, not a table of text');
  if (/\.json(\.gz)?$/i.test(name)) return refused('JSON: save it as CSV, GraphML or GEXF');
  const utf16 = utf16Of(raw);
  if (utf16 === undefined) {
    const marked = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf;
    return new SourceFile(name, raw, marked ? 3 : 0);
  }
  try {
    return new SourceFile(name, toUtf8(raw, utf16));
  } catch {
    return refused('UTF-16 text that is damaged: save the file as "CSV UTF-8"');
  }
}

/** What lies in a zip archive, by the names of its first parts. */
function archive(head: string): string {
  if (head.includes('opendocument.spreadsheet')) return `a LibreOffice workbook (.ods), not a table of text: ${CSV}`;
  if (/\[Content_Types\]\.xml|xl\/|_rels\//.test(head)) return `an Excel workbook (.xlsx), not a table of text: ${CSV}`;
  return 'a zip archive: unpack it, and name the table that is in it';
}

/** Which UTF-16 a text is in: by its mark, or because its first letter has a zero beside it. Undefined: in neither. */
function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if ((first === 0xff && second === 0xfe) || (first > 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second > 0)) return 'utf-16be';
  return undefined;
}

const PIECE = 1_048_576;

/** UTF-16 as UTF-8, piece by piece, without its mark. Throws a TypeError where it is damaged. */
function toUtf8(raw: Uint8Array, label: string): Uint8Array {
  const decoder = new TextDecoder(label, { fatal: true });
  const encoder = new TextEncoder();
  const bytes = new Uint8Array(Math.ceil(raw.length * 1.5) + 3);
  let length = 0;
  for (let at = 0; at < raw.length; at += PIECE) {
    const text = decoder.decode(raw.slice(at, at + PIECE), { stream: at + PIECE < raw.length });
    length += encoder.encodeInto(text, bytes.subarray(length)).written;
  }
  return bytes.subarray(0, length);
}
