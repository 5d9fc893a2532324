// A market as two tables of text (RFC 4180, lines ended by a bare newline), which `file` reads again: ties as
// from,to[,weight][,strength], and people as id[,segment][,fit][,value][,talk]. People without ties are in the second alone.

import type { Market } from '../market.ts';
import { allTies, namesOf, peopleAttributes, pieces, tieAttributes } from './content.ts';

/** The table of ties, in pieces. */
export function tiesCsv(market: Market): Generator<string> {
  return pieces(tieLines(market));
}

/** The table of people, in pieces. */
export function peopleCsv(market: Market): Generator<string> {
  return pieces(peopleLines(market));
}

function* tieLines(market: Market): Generator<string> {
  const attributes = tieAttributes(market);
  const name = namesOf(market, textField);
  yield `${['from', 'to', ...attributes.map((attribute) => attribute.name)].join(',')}\n`;
  for (const { from, to, place } of allTies(market)) {
    let line = `${name(from)},${name(to)}`;
    for (const attribute of attributes) line += `,${attribute.text(place)}`;
    yield `${line}\n`;
  }
}

function* peopleLines(market: Market): Generator<string> {
  const attributes = peopleAttributes(market);
  // Without a comma in its header, readers take the blanks of a table for what parts its columns.
  const alone = (id: string) => (/\s/.test(id) ? quoted(id) : textField(id));
  const name = namesOf(market, attributes.length === 0 ? alone : textField);
  yield `${['id', ...attributes.map((attribute) => attribute.name)].join(',')}\n`;
  for (let person = 0; person < market.people; person++) {
    let line = name(person);
    for (const attribute of attributes) line += `,${textField(attribute.text(person))}`;
    yield `${line}\n`;
  }
}

/**
 * Text as given; quoted where a reader of CSV, or a spreadsheet, might take it for something else: for several fields, a
 * comment, a formula, or blanks that do not count.
 */
export function textField(text: string): string {
  return /[",\r\n]|^[\s=+\-@#]|\s$/.test(text) ? quoted(text) : text;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
