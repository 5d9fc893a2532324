// Which column of a table, or attribute of a graph, says what: by the name that the scenario gives it, or by its usual
// name. A name that is given must be there; a usual one is used where it is.

import { nearest } from '../../scenario/nearest.ts';
import { given } from '../../scenario/report.ts';
import type { Complaint } from './source.ts';

/** In place of a column's name: not even the column that has the usual name. */
export const NONE = 'none';

export class Columns {
  private readonly used = new Set<number>();

  /** `tell` says what is wrong with the column at a place; with all of them where there is none. */
  constructor(
    readonly names: readonly string[],
    private readonly tell: (complaint: Complaint, place?: number) => void,
    private readonly word = 'column',
  ) {}

  /** The place of the column that `param` names, or of one of the usual names; −1 where there is none. */
  find(param: string, named: string | undefined, ...usual: string[]): number {
    if (named === NONE) return -1;
    const found = this.called(named === undefined ? usual : [named]);
    // Of several that differ in case, the one that is written as the scenario writes it.
    const exact = found.filter((place) => this.names[place] === named);
    const places = exact.length === 1 ? exact : found;
    if (places.length > 1) {
      const both = places.map((place) => given(this.names[place])).join(' and ');
      this.tell({ message: `there are ${both}: which ${this.word} is meant?` }, places[1]);
    } else if (places.length === 0 && named !== undefined) {
      const hint = nearest(named, this.names);
      const known = this.names.length === 0 ? 'there is none' : `there are ${listed(this.names)}`;
      const message = `there is no ${this.word} ${given(named)}, which ${param} names; ${known}`;
      this.tell({ message, ...(hint === undefined ? {} : { hint }) });
    }
    if (places.length > 0) this.used.add(places[0]);
    return places[0] ?? -1;
  }

  /** The columns that nobody asked for, in words: 'not used: city, age'; undefined where there is none. */
  unused(of = ''): string | undefined {
    const names = this.names.filter((name, place) => name !== '' && !this.used.has(place));
    return names.length === 0 ? undefined : `${of}not used: ${listed(names)}`;
  }

  /** Places of columns by one of these names, whatever the case of letters. */
  private called(names: readonly string[]): number[] {
    const small = names.map((name) => name.toLowerCase());
    return this.names.flatMap((column, place) => (small.includes(column.toLowerCase()) ? [place] : []));
  }
}

const MOST_LISTED = 12;

/** Names in a row, harmless in a terminal; not endlessly many of them. */
export function listed(names: readonly string[]): string {
  const real = names.filter((name) => name !== '');
  const shown = real.slice(0, MOST_LISTED).map((name) => given(name).slice(1, -1));
  const more = real.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
