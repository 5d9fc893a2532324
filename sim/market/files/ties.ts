// Reads a table of ties: who talks to whom, with a header (from,to or source,target) or without one. Lines that are just
// two plain numbers take a short way; everything else goes through the careful reader. Both number the same people.

import { given } from '../../scenario/report.ts';
import { TieBuffer } from '../tie-buffer.ts';
import { COMMA, SPACE } from './bytes.ts';
import { Records } from './csv.ts';
import type { Layout, TieNames } from './layout.ts';
import { oddHeader, readLayout } from './layout.ts';
import { personIn } from './names.ts';
import { listFor, PlainLines } from './plain-lines.ts';
import type { Roster } from './roster.ts';
import type { Complaint, SourceFile } from './source.ts';
import { TieCells } from './weights.ts';

export interface TieTable {
  readonly ties: TieBuffer;
  /** What looked odd, in plain words. */
  readonly warnings: readonly string[];
  /** Columns that nobody asked for, in words. */
  readonly unused: string | undefined;
}

/** The ties of a table, between people as the roster numbers them, in the order of its lines. */
export function readTies(source: SourceFile, roster: Roster, names: TieNames): TieTable {
  const records = new Records(source);
  const layout = readLayout(records, names);
  const cells = new TieCells(names.weights, records.delimiter !== COMMA);
  const { length } = source.bytes;
  const plain = layout.from === 0 && layout.to === 1 && layout.weight < 0 && layout.strength < 0;
  const ties = plain ? listFor(length) : new TieBuffer(length / 16, layout.weight >= 0, layout.strength >= 0);
  const lines = plain ? new PlainLines(records, roster.bound, ties) : undefined;
  for (;;) {
    const first = ties.length;
    lines?.read();
    roster.number(ties, first);
    if (!records.next()) break;
    readTie(records, layout, cells, roster, ties);
  }
  if (ties.length === 0 && !source.faulty) source.refuse('this table holds no ties');
  const odd = oddHeader(source.name, layout, roster.worded, ties);
  return { ties, warnings: [...layout.warnings, ...odd, ...cells.warnings(source.name)], unused: layout.unused };
}

/** The careful way: one record, whatever its form. */
function readTie(records: Records, layout: Layout, cells: TieCells, roster: Roster, ties: TieBuffer): void {
  const { header, weight, strength } = layout;
  if (header.length > 0 && !records.fits(header.length)) return;
  if (records.count <= Math.max(layout.from, layout.to)) {
    records.fault(records.count, () => ({ message: `${only(records)}; a tie needs two people, from and to` }));
    return;
  }
  const from = personIn(records, layout.from, header[layout.from] ?? 'from', roster);
  const to = personIn(records, layout.to, header[layout.to] ?? 'to', roster);
  const read = (column: number, cell: number | Complaint): number => {
    if (typeof cell === 'number') return cell;
    records.fault(column, cell);
    return -1;
  };
  const share = weight < 0 ? 1 : read(weight, cells.weight(records.text(weight)));
  const strong = strength < 0 ? 1 : read(strength, cells.strong(records.text(strength)));
  if (from >= 0 && to >= 0) ties.add(from, to, share, strong);
}

function only(records: Records): string {
  if (records.count > 1) return `only ${records.count} columns`;
  const text = records.text(0);
  const blanks =
    records.delimiter === SPACE && /[,;]/.test(text) ? ' (the first line parts columns by blanks: is it a title?)' : '';
  return `only one column, ${given(text)}${blanks}`;
}
