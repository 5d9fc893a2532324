// What a market carries beside people and ties, where it carries it: columns of a table of people, weights and strength of
// ties. Where a column is only what segments or luck say anyway, it is none.

import type { Market } from '../market.ts';
import { fitOf } from '../market.ts';

export interface Range {
  readonly least: number;
  readonly mean: number;
  readonly most: number;
}

/** A column that holds a number for each person. */
export interface PeopleColumn {
  readonly name: 'fit' | 'value' | 'talk';
  of(person: number): number;
}

/** The columns that a table of people told, by their names in such a table. */
export function peopleColumns(market: Market): PeopleColumn[] {
  const { fitClass, segmentOf, values, talkative } = market;
  const columns: PeopleColumn[] = [];
  // Without a table, people of one segment are alike in fit, and the classes are the segments themselves.
  if (fitClass !== segmentOf) columns.push({ name: 'fit', of: (person) => fitOf(market, person) });
  if (values !== null) columns.push({ name: 'value', of: (person) => values[person] });
  if (talkative !== null) columns.push({ name: 'talk', of: (person) => talkative[person] });
  return columns;
}

/** The ends and the mean of `count` numbers; null where there are none. */
export function rangeOf(count: number, value: (i: number) => number): Range | null {
  if (count === 0) return null;
  let least = Infinity;
  let most = -Infinity;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    least = Math.min(least, value(i));
    most = Math.max(most, value(i));
    sum += value(i);
  }
  return { least, mean: sum / count, most };
}

/** How many ties are strong and how many are weak; null where they are not told apart. */
export function strengths({ out, directed }: Market): { readonly strong: number; readonly weak: number } | null {
  if (out.strong === null) return null;
  let strong = 0;
  for (const kind of out.strong) strong += kind;
  const each = directed ? 1 : 2;
  return { strong: strong / each, weak: (out.strong.length - strong) / each };
}
