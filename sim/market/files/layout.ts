// Which columns a table of ties has: by its header, by the names that the scenario gives, or, where the first line is a
// tie already, by their order.

import { nearest } from '../../scenario/nearest.ts';
import { given } from '../../scenario/report.ts';
import type { TieArrays } from '../rows.ts';
import { Columns, listed } from './columns.ts';
import type { Records } from './csv.ts';
import type { Meaning } from './weights.ts';
import { isRead, unreadWeights } from './weights.ts';

/** The names by which a scenario calls the columns of ties, and what it says of weights. */
export interface TieNames {
  readonly from?: string;
  readonly to?: string;
  readonly weight?: string;
  readonly strength?: string;
  readonly weights?: Meaning;
}

export interface Layout {
  readonly from: number;
  readonly to: number;
  /** −1 where ties carry none, or none that is read. */
  readonly weight: number;
  readonly strength: number;
  /** Names of the columns; none where the file begins with a tie. */
  readonly header: readonly string[];
  /** The two people of that tie. */
  readonly first?: readonly [string, string];
  /** Columns that nobody asked for, in words. */
  readonly unused: string | undefined;
  readonly warnings: readonly string[];
}

const FROM = ['from', 'source'];
const TO = ['to', 'target'];

/** Reads the header, if there is one: the records then stand at the first tie. Ends the reading where it has a fault. */
export function readLayout(records: Records, names: TieNames): Layout {
  const { source, at } = records;
  if (!records.next()) source.refuse('the file is empty');
  const header = records.texts();
  const columns = new Columns(header, (complaint, place = header.length) => records.fault(place, complaint));
  const from = columns.find('from', names.from, ...FROM);
  const to = columns.find('to', names.to, ...TO);
  const isNamed = [names.from, names.to, names.weight, names.strength].some((name) => name !== undefined);
  if (from < 0 && to < 0 && !isNamed) {
    if (records.count > 1 && (header[0] === '' || header[1] === '')) tellTitle(records, header);
    records.at = at;
    return headless(records, names.weights);
  }
  if ((from < 0 || to < 0) && !source.faulty) tellMissing(records, header, from, to);
  const read = isRead(names.weights);
  const weight = read ? columns.find('weight', names.weight, 'weight') : -1;
  const strength = names.strength === undefined ? -1 : columns.find('strength', names.strength);
  if (read && weight < 0 && names.weight === undefined) {
    const hint = nearest('weight', header);
    const message = `weights: ${names.weights} needs a column 'weight', or the name of another one (weight: COLUMN); there are ${listed(header)}`;
    records.fault(header.length, { message, ...(hint === undefined ? {} : { hint }) });
  }
  if (source.faulty) source.end();
  const unread = names.weights === undefined && header.some((name) => name.toLowerCase() === 'weight');
  const warnings = unread ? [unreadWeights(source.name, "the column 'weight'")] : [];
  return { from, to, weight, strength, header, unused: columns.unused(), warnings };
}

/** The first line is a tie: two people, and perhaps a weight. */
function headless(records: Records, weights: Meaning): Layout {
  const third = records.count > 2 && weights === undefined;
  const first = records.count > 1 ? ([records.text(0), records.text(1)] as const) : undefined;
  return {
    from: 0,
    to: 1,
    weight: isRead(weights) ? 2 : -1,
    strength: -1,
    header: [],
    ...(first === undefined ? {} : { first }),
    unused: undefined,
    warnings: third ? [unreadWeights(records.source.name, 'the third column')] : [],
  };
}

/** A title stands above the table, or whatever it is. */
function tellTitle(records: Records, header: readonly string[]): never {
  const first = header.find((name) => name !== '');
  const message = `the first line (${given(first)} …) is neither a header, from,to or source,target, nor a tie`;
  return records.stop(0, { message: `${message}: take out what stands above the table` });
}

/** One of the two columns is there, or a scenario names columns that only a header could have. */
function tellMissing(records: Records, header: readonly string[], from: number, to: number): void {
  const lone = Math.max(from, to);
  const wanted = from < 0 ? FROM : TO;
  const near = header.findIndex((name, place) => place !== lone && nearest(name, wanted) !== undefined);
  const hint = near < 0 ? {} : { hint: nearest(header[near], wanted) };
  const takes = 'it takes from,to or source,target, or the names of others (from: COLUMN, to: COLUMN)';
  const has =
    lone < 0
      ? 'the first line is no header, but the scenario names columns'
      : `the header has ${given(header[lone])} alone`;
  records.fault(near < 0 ? header.length : near, { message: `${has}; ${takes}`, ...hint });
}

const HEADER_WORDS =
  /^(ego|alter|node|person|user|name|id|sender|receiver|follower|followee|friend|start|end)[ _-]?(id|name|[12ab])?$/i;

/**
 * A warning where the first line was read as a tie but looks like a header: its two people turn up nowhere else, and
 * all others are numbers, or the two are called as columns often are. `worded`: how many are no plain numbers.
 */
export function oddHeader(file: string, { first }: Layout, worded: number, ties: TieArrays): string[] {
  if (first === undefined || ties.length < 2) return [];
  const likeColumns = first.every((name) => HEADER_WORDS.test(name));
  if (!likeColumns && (worded > 2 || first.some((name) => /\d/.test(name)))) return [];
  const [from, to] = [ties.from[0], ties.to[0]];
  for (let t = 1; t < ties.length; t++) {
    if (ties.from[t] === from || ties.from[t] === to || ties.to[t] === from || ties.to[t] === to) return [];
  }
  const both = `${given(first[0])} and ${given(first[1])}`;
  return [`${file}: the first line names no columns from,to or source,target, so ${both} were read as people`];
}
