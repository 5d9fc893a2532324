// Reads a table of ties: who talks to whom, with a header (from,to or source,target) or without one. Lines that are just
// two plain numbers take a short way; everything else goes through the careful reader. Both number the same people.

import { MarketError } from '../error.ts';
import type { TieArrays } from '../rows.ts';
import { TieBuffer } from '../tie-buffer.ts';
import { CR, columnsOf, LF, Records } from './csv.ts';
import type { Roster } from './roster.ts';

export interface TieTable {
  readonly ties: TieArrays;
  /** What looked odd, in plain words. */
  readonly warnings: readonly string[];
}

interface Columns {
  readonly from: number;
  readonly to: number;
  /** −1 where weights are ignored. */
  readonly weight: number;
  /** The two names of the first record, where no header was found. */
  readonly first: readonly [string, string] | undefined;
}

/** The ties of a table, between people as the roster numbers them, in the order of its lines. */
export function readTies(file: string, bytes: Uint8Array, roster: Roster, weighted: boolean): TieTable {
  const records = new Records(file, bytes);
  const ties = new TieBuffer(bytes.length / 16, weighted);
  const columns = readHeader(records, weighted);
  const plain = columns.from === 0 && columns.to === 1 && columns.weight < 0;
  for (;;) {
    if (plain) readPlainLines(records, roster, ties);
    if (!records.next()) break;
    readTie(records, columns, roster, ties);
  }
  if (ties.length === 0) throw new MarketError('holds no ties', file);
  return { ties, warnings: oddHeader(file, columns, roster, ties) };
}

/** Finds the columns; where the first record is no header it is read again, as a tie. */
function readHeader(records: Records, weighted: boolean): Columns {
  const { at, nextLine } = records;
  records.next();
  const column = columnsOf(records);
  const from = column('from', 'source');
  const to = column('to', 'target');
  const weight = column('weight');
  if (from >= 0 && to >= 0) {
    if (weighted && weight < 0) throw records.problem("weights: share needs a column 'weight' beside from and to");
    return { from, to, weight: weighted ? weight : -1, first: undefined };
  }
  if (from >= 0 || to >= 0) {
    const given = records.text(Math.max(from, to));
    throw records.problem(`the header has '${given}' alone; it takes from,to or source,target`);
  }
  records.at = at;
  records.nextLine = nextLine;
  const first = records.count > 1 ? ([records.text(0), records.text(1)] as const) : undefined;
  return { from: 0, to: 1, weight: weighted ? 2 : -1, first };
}

/** A warning where all people are numbers but the two of the first record, who turn up nowhere else: hardly a tie. */
function oddHeader(file: string, { first }: Columns, roster: Roster, ties: TieArrays): string[] {
  if (first === undefined || ties.length < 2 || roster.worded > 2 || first.some((name) => /\d/.test(name))) return [];
  const [from, to] = [ties.from[0], ties.to[0]];
  for (let t = 1; t < ties.length; t++) {
    if (ties.from[t] === from || ties.from[t] === to || ties.to[t] === from || ties.to[t] === to) return [];
  }
  const names = `'${first[0]}' and '${first[1]}'`;
  return [`${file}: the first line names no columns from,to or source,target, so ${names} were read as people`];
}

/** The careful way: one record, whatever its form. */
function readTie(records: Records, columns: Columns, roster: Roster, ties: TieBuffer): void {
  if (records.count <= Math.max(columns.from, columns.to)) {
    const given = records.count === 1 ? `only one column, '${records.text(0)}'` : `only ${records.count} columns`;
    throw records.problem(`${given}; a tie needs two people, from and to`);
  }
  const from = roster.byField(records, columns.from, 'from');
  const to = roster.byField(records, columns.to, 'to');
  ties.add(from, to, columns.weight < 0 ? 1 : readWeight(records, columns.weight));
}

const NUMBER = /^\+?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function readWeight(records: Records, column: number): number {
  const text = column < records.count ? records.text(column).trim() : '';
  const weight = Number(text);
  if (NUMBER.test(text) && weight > 0 && Number.isFinite(weight)) return weight;
  const given = text === '' ? 'the weight is missing' : `the weight '${text}' is not a number above 0`;
  throw records.problem(`${given}; weights: share needs one for every tie`);
}

/** The short way: as many lines as are `digits delimiter digits`, from where the records stand. */
function readPlainLines(records: Records, roster: Roster, ties: TieBuffer): void {
  const { bytes, delimiter } = records;
  const { bound } = roster;
  // Only ended lines, so that no read passes the end of the file; the last one may take the careful way.
  const stop = bytes.lastIndexOf(LF) + 1;
  let at = records.at;
  let line = records.nextLine;
  while (at < stop) {
    let p = at;
    let from = 0;
    for (let digit = bytes[p] - 48; digit >= 0 && digit <= 9; digit = bytes[++p] - 48) from = from * 10 + digit;
    if (p === at || from >= bound || bytes[p] !== delimiter || (bytes[at] === 48 && p > at + 1)) break;
    const second = ++p;
    let to = 0;
    for (let digit = bytes[p] - 48; digit >= 0 && digit <= 9; digit = bytes[++p] - 48) to = to * 10 + digit;
    if (p === second || to >= bound || (bytes[second] === 48 && p > second + 1)) break;
    if (bytes[p] === CR) p++;
    if (bytes[p] !== LF) break;
    ties.add(roster.byValue(from), roster.byValue(to));
    at = p + 1;
    line++;
  }
  records.at = at;
  records.nextLine = line;
}
