// What bad files get: all faults at once, each with its place, what was given and what is allowed; and no more than a
// reader can take in.

import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { faultsOf, refusalOf } from './files.ts';

const refused = (ties: string | Uint8Array, name = 'ties.csv') => faultsOf({ ties: name }, { [name]: ties });

it('tells all faults of all files, in order, each with its line and a caret', () => {
  const ties = '\ufefffrom,to,weight\r\na,b,1\r\na,,0.5\r\n\r\n# note\r\n"x\ny",b,half\r\n';
  const people = 'id;fit\na;0,5\nZoë 😀;1,5\na;x\n';
  const { message } = refusalOf(
    { ties: 'ties.csv', people: 'people.csv', weights: 'probability' },
    { 'ties.csv': ties, 'people.csv': people },
  );
  expect(message.split('\n')).toEqual([
    "ties.csv:3:3: nobody is named under 'to'",
    '  a,,0.5',
    '    ^',
    "ties.csv:6:1: the id 'x?y' holds an invisible character, U+000A",
    '  "x',
    '  ^^',
    "ties.csv:7:6: weight is 'half', but takes a chance, as a share from 0 to 1, or a percentage up to 100%",
    '  y",b,half',
    '       ^^^^',
    "people.csv:3:8: fit is '1,5', but takes a share from 0 to 1, or a percentage up to 100% — did you mean '1.5%'?",
    '  Zoë 😀;1,5',
    expect.stringMatching(/^ +\^\^\^$/),
    "people.csv:4:1: 'a' stands on line 2 already",
    '  a;x',
    '  ^',
  ]);
});

it('tells twenty faults of a file and counts the others', () => {
  const lines = (count: number) => `from,to\n${'a,b\na,\n'.repeat(count)}`;
  expect(refused(lines(21))).toHaveLength(21);
  const many = refused(lines(5000));
  expect([many.length, many[0], many[19], many[20]]).toEqual([
    21,
    "ties.csv:3:3: nobody is named under 'to'",
    "ties.csv:41:3: nobody is named under 'to'",
    'ties.csv:43:3: and 4980 more problems from here on',
  ]);
});

it('faults at the end of a large file are found in their lines', () => {
  const big = `from,to\n${'1,2\r\n'.repeat(700_000)}3,\n${'4,5\n'.repeat(10)}6,\n`;
  expect(refused(big)).toEqual([
    "ties.csv:700002:3: nobody is named under 'to'",
    "ties.csv:700013:3: nobody is named under 'to'",
  ]);
});

it('cuts long lines around the fault, at whole characters', () => {
  const { problems, message } = refusalOf(
    { ties: 't' },
    { t: `from,to\n${'é'.repeat(999)}😀\u001b[31m,${'ü'.repeat(999)}\n` },
  );
  expect(problems).toHaveLength(2);
  const [, line, caret] = message.split('\n');
  expect(line.length).toBeLessThan(130);
  expect(message).not.toContain('\u001b');
  expect(message).not.toContain('\ufffd');
  expect(caret.trim()).toMatch(/^\^+$/);
  expect(problems.map(({ line, column }) => [line, column])).toEqual([
    [2, 1],
    [2, 1008],
  ]);
});

describe('refuses', () => {
  const bytes = (...values: number[]) => new Uint8Array(values);
  const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

  it.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', '1:1: the file is empty'],
    ['only comments', '# nothing\n\n', '1:1: the file is empty'],
    ['a header alone', 'from,to\n', '1:1: this table holds no ties'],
    ['one column', 'a,b\n\nc\n', "3:1: only one column, 'c'; a tie needs two people, from and to"],
    ['one column throughout', 'abc\n', "1:1: only one column, 'abc'; a tie needs two people, from and to"],
    [
      'half a header',
      'from,hearer\na,b\n',
      "1:1: the header has 'from' alone; it takes from,to or source,target, or the names of others (from: COLUMN, to: COLUMN)",
    ],
    [
      'a mistyped header',
      'form,to\na,b\n',
      "1:1: the header has 'to' alone; it takes from,to or source,target, or the names of others (from: COLUMN, to: COLUMN) — did you mean 'from'?",
    ],
    ['a column twice', 'from,To,target\na,b,c\n', "1:9: there are 'To' and 'target': which column is meant?"],
    ['nobody', 'from,to\na,\n', "2:3: nobody is named under 'to'"],
    ['blanks in quotes', 'from,to\na,"  "\n', "2:3: nobody is named under 'to'"],
    [
      'a long id',
      `a,b\na,${'x'.repeat(257)}\n`,
      `2:3: the id '${'x'.repeat(20)}…' has 257 characters; at most 256 are allowed`,
    ],
    ['a control character', 'a,b\n"x\ny",b\n', "2:1: the id 'x?y' holds an invisible character, U+000A"],
    ['a space without width', 'a,b\nb\u200b,c\n', "2:1: the id 'b?' holds an invisible character, U+200B"],
    ['a byte order mark within', 'a,b\nb,\ufeffc\n', "2:3: the id '?c' holds an invisible character, U+FEFF"],
    ['an open quote', 'a,b\n"c,d\ne,f\n', '2:1: a quote opens here and never closes'],
    ['text after a quote', 'a,b\n"c"x,d\n', '2:4: text follows a closing quote; write a quote inside quotes twice'],
    [
      'Windows-1252',
      latin('a,b\ncaf\xe9,b\n'),
      `2:4: this is not UTF-8 text (the byte E9, in Windows-1252 'é'): save the file as UTF-8 (in Excel: "CSV UTF-8")`,
    ],
    [
      'an Excel workbook',
      latin('PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml'),
      '1:1: this is an Excel workbook (.xlsx), not a table of text: open it and save the sheet as "CSV UTF-8"',
    ],
    [
      'a LibreOffice workbook',
      latin('PK\x03\x04\x14\0\0\x08mimetypeapplication/vnd.oasis.opendocument.spreadsheet'),
      '1:1: this is a LibreOffice workbook (.ods), not a table of text: open it and save the sheet as "CSV UTF-8"',
    ],
    [
      'another archive',
      latin('PK\x03\x04ties.csv'),
      '1:1: this is a zip archive: unpack it, and name the table that is in it',
    ],
    [
      'an old workbook',
      bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1),
      '1:1: this is a workbook of an old Excel (.xls), not a table of text: open it and save the sheet as "CSV UTF-8"',
    ],
    ['a PDF', '%PDF-1.7\n', '1:1: this is a PDF, not a table of text'],
    ['gzip by another name', gzipSync('a,b\n'), '1:1: this is packed with gzip: its name must end in .gz'],
    ['a web page', '<!doctype html>\n<html><body>404</body></html>', '1:1: this is a web page, not a table of text'],
  ])('%s', (_, table, message) => {
    expect(refused(table)).toEqual([`ties.csv:${message}`]);
  });

  it('JSON, by its name', () => {
    expect(refused('{"nodes": []}', 'graph.json')).toEqual([
      'graph.json:1:1: this is JSON: save it as CSV, GraphML or GEXF',
    ]);
  });

  it('256 letters are allowed, and so are __proto__ and HTML', () => {
    for (const id of ['é'.repeat(256), '__proto__', 'constructor', '<b>ann</b>']) {
      expect(refused(`x,${id}\ny\n`)).toEqual([
        "ties.csv:2:1: only one column, 'y'; a tie needs two people, from and to",
      ]);
    }
  });

  it('more columns than can be read, as a fault and not as a crash', () => {
    const wide = `from,to${',x'.repeat(20_000)}\n`;
    expect(refused(`${wide}a,b${',1'.repeat(30_000)}\n`)).toHaveLength(1);
  });
});
