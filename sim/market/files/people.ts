// Reads a table of people: a column `id`, and columns of what each person is like. Columns that nobody asks for are named
// once. People who have no ties are people all the same, and stay.

import { given } from '../../scenario/report.ts';
import { COMMA, SPACE } from './bytes.ts';
import { Columns, listed } from './columns.ts';
import { Records } from './csv.ts';
import { personIn } from './names.ts';
import type { Roster } from './roster.ts';
import type { SourceFile } from './source.ts';
import type { TraitNames } from './traits.ts';
import { TRAITS, TraitColumns } from './traits.ts';

export interface PeopleTable {
  readonly traits: TraitColumns;
  /** Columns that nobody asked for, in words. */
  readonly unused: string | undefined;
}

/** The names by which a scenario calls the columns of a table of people. */
export type PeopleNames = TraitNames & { readonly id?: string };

/** Adds a table's people to an empty roster. `segments` are the names to choose from, where the scenario has any. */
export function readPeople(
  source: SourceFile,
  roster: Roster,
  names: PeopleNames,
  segments: readonly string[],
): PeopleTable {
  const records = new Records(source);
  if (!records.next()) source.refuse('the file is empty');
  const header = records.texts();
  // A single column, without anything that could part it from others: blanks in it are parts of names.
  if (header.length === 1 && records.delimiter === SPACE) records.delimiter = COMMA;
  const columns = new Columns(header, (complaint, place = header.length) => records.fault(place, complaint));
  const id = findId(records, columns, names.id);
  const found = TRAITS.flatMap((trait) => {
    const place = columns.find(trait, names[trait], trait);
    return place < 0 ? [] : [{ trait, place }];
  });
  if (source.faulty) source.end();
  const told = found.map(({ trait }) => trait);
  const traits = new TraitColumns(told, segments, records.delimiter !== COMMA);
  /** Where the record of each person begins. */
  const firsts: number[] = [];
  while (records.next()) {
    const person = readPerson(records, id, header, roster, firsts);
    if (person < 0) continue;
    for (const { trait, place } of found) {
      const complaint = traits.set(person, trait, records.text(place));
      if (complaint !== undefined) records.fault(place, complaint);
    }
  }
  if (firsts.length === 0 && !source.faulty) source.refuse('this table holds no people');
  if (traits.tooMany !== undefined) source.refuse(traits.tooMany);
  return { traits, unused: columns.unused() };
}

function findId(records: Records, columns: Columns, named: string | undefined): number {
  const place = columns.find('id', named, 'id');
  if (place < 0 && named === undefined) {
    const message = `a table of people needs a header with a column 'id', or with another that is named by id: COLUMN`;
    records.fault(columns.names.length, { message: `${message}; this has ${listed(columns.names)}` });
  }
  return place;
}

/** The person of the record at hand, who must be new; −1, with a fault, where there is none. */
function readPerson(records: Records, id: number, header: readonly string[], roster: Roster, firsts: number[]): number {
  if (!records.fits(header.length)) return -1;
  if (id >= records.count) {
    records.fault(id, { message: `the line ends before column ${id + 1}, ${given(header[id])}` });
    return -1;
  }
  const person = personIn(records, id, header[id], roster);
  if (person < 0) return -1;
  if (person < firsts.length) {
    const before = firsts[person];
    const again = () => `${given(records.name(id))} stands on line ${records.source.lineOf(before)} already`;
    records.fault(id, () => ({ message: again() }));
    return -1;
  }
  firsts.push(records.first);
  return person;
}
