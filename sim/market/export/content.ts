// What every format writes of a market, so that none forgets anything: people under their own ids, what is known of each,
// ties, and what they carry.

import type { Market } from '../market.ts';
import { idOf, segmentOf } from '../market.ts';
import { peopleColumns } from '../measures/columns.ts';

/** Something known of each person, or carried by each tie. */
export interface Attribute {
  readonly name: string;
  readonly type: 'string' | 'double';
  /** As text: of a person by number, of a tie by its place in the rows. Numbers in the shortest form that reads back. */
  text(at: number): string;
}

/** The segment where there are several, and the columns that a table of people told. */
export function peopleAttributes(market: Market): Attribute[] {
  const columns = peopleColumns(market).map(
    ({ name, of }): Attribute => ({ name, type: 'double', text: (person) => String(of(person)) }),
  );
  if (market.segmentOf === null) return columns;
  return [{ name: 'segment', type: 'string', text: (person) => segmentOf(market, person).name }, ...columns];
}

/** The weight and the strength, where ties have them. */
export function tieAttributes({ out: { weights, strong } }: Market): Attribute[] {
  const attributes: Attribute[] = [];
  if (weights !== null) attributes.push({ name: 'weight', type: 'double', text: (place) => String(weights[place]) });
  if (strong !== null) {
    attributes.push({ name: 'strength', type: 'string', text: (place) => (strong[place] === 1 ? 'strong' : 'weak') });
  }
  return attributes;
}

export interface Tie {
  readonly from: number;
  readonly to: number;
  /** Its place in the rows. */
  readonly place: number;
}

/** All ties by rising numbers, from who talks to who hears; a mutual tie once, from its lower end. */
export function* allTies({ people, out: { offsets, targets }, directed }: Market): Generator<Tie> {
  for (let from = 0; from < people; from++) {
    for (let place = offsets[from]; place < offsets[from + 1]; place++) {
      if (directed || from < targets[place]) yield { from, to: targets[place], place };
    }
  }
}

/** What people are called, written for a format once each, as every tie names two. */
export function namesOf(market: Market, write: (id: string) => string): (person: number) => string {
  if (market.ids === null) return String;
  const names = Array.from({ length: market.people }, (_, person) => write(idOf(market, person)));
  return (person) => names[person];
}

const PIECE = 65_536;

/** Lines joined into pieces of some size, to be written one by one: millions of ties never become one text. */
export function* pieces(lines: Iterable<string>): Generator<string> {
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
