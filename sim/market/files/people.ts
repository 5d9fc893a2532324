// Reads a table of people: a column `id`, perhaps a column `segment`; other columns are for other readers. People who
// have no ties are people all the same, and stay.

import { nearest } from '../../scenario/nearest.ts';
import { MarketError } from '../error.ts';
import { columnsOf, Records } from './csv.ts';
import type { Roster } from './roster.ts';

export interface PeopleTable {
  /** Names of the segments, and each person's place among them as the roster numbers people; null without a column. */
  readonly groups: { readonly names: readonly string[]; readonly of: readonly number[] } | null;
}

/**
 * Adds a table's people to an empty roster. `segments` are the names to choose from; where there are none, they are
 * taken from the table, in alphabetical order.
 */
export function readPeople(file: string, bytes: Uint8Array, roster: Roster, segments: readonly string[]): PeopleTable {
  const records = new Records(file, bytes);
  records.next();
  const column = columnsOf(records);
  const id = column('id');
  const segment = column('segment');
  if (id < 0) {
    const given = Array.from({ length: records.count }, (_, i) => records.text(i)).join(', ');
    throw records.problem(`a table of people needs a header with a column 'id'; this has ${given}`);
  }
  const lines: number[] = [];
  const given: string[] = [];
  while (records.next()) {
    if (id >= records.count) throw records.problem(`the line ends before column ${id + 1}, 'id'`);
    const person = roster.byField(records, id, 'id');
    if (person < lines.length) throw records.problem(`'${records.text(id)}' stands on line ${lines[person]} already`);
    lines.push(records.line);
    if (segment >= 0) given.push(readSegment(records, segment, segments));
  }
  if (lines.length === 0) throw new MarketError('holds no people', file);
  if (segment < 0) return { groups: null };
  const names = segments.length > 0 ? segments : [...new Set(given)].sort();
  const placeOf = new Map(names.map((name, place) => [name, place]));
  return { groups: { names, of: given.map((name) => placeOf.get(name)!) } };
}

function readSegment(records: Records, column: number, segments: readonly string[]): string {
  const name = column < records.count ? records.text(column).trim() : '';
  if (name === '') throw records.problem('the segment is missing; each person needs one');
  if (segments.length === 0 || segments.includes(name)) return name;
  const near = nearest(name, segments);
  const hint = near === undefined ? '' : ` — did you mean '${near}'?`;
  throw records.problem(`'${name}' is not one of the segments ${segments.join(', ')}${hint}`);
}
