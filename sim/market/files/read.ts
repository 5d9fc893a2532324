// From the files that a scenario names to people and ties: all of them are read, and all that is wrong with any of them is
// told together. Then people get their final numbers, in the canonical order of their names.

import { memoryBeside } from '../../kernel/arena.ts';
import { given } from '../../scenario/report.ts';
import { MarketError } from '../error.ts';
import type { NetworkHost, TieList } from '../network.ts';
import type { TieArrays } from '../rows.ts';
import { count, tidyTies, tidyWarnings } from '../tidy.ts';
import { NONE } from './columns.ts';
import type { GraphTable } from './graph.ts';
import { readGraph } from './graph.ts';
import type { TieNames } from './layout.ts';
import { openSource } from './open.ts';
import type { PeopleNames, PeopleTable } from './people.ts';
import { readPeople } from './people.ts';
import { Roster } from './roster.ts';
import { ofFile } from './source.ts';
import { readTies } from './ties.ts';
import type { TraitColumns } from './traits.ts';
import { TRAITS } from './traits.ts';
import { isXml } from './xml.ts';

/** What a scenario says of its files. */
export interface FilesAsk extends TieNames, PeopleNames {
  readonly ties: string;
  readonly people?: string;
  readonly directed?: boolean;
  readonly reverse: boolean;
}

/** All that was read, people as they turned up. */
interface Found {
  readonly ask: FilesAsk;
  readonly roster: Roster;
  readonly read: GraphTable;
  readonly table: PeopleTable | undefined;
  /** How many people the table lists. */
  readonly listed: number;
  /** What is known of people, and the file that says it. */
  readonly traits: TraitColumns | undefined;
  readonly traitsFile: string;
}

/** Reads the files. Throws a MarketError with all their faults. */
export function readFiles(ask: FilesAsk, host: NetworkHost): TieList {
  const tieSource = openSource(ask.ties, host.file(ask.ties));
  const peopleSource = ask.people === undefined ? undefined : openSource(ask.people, host.file(ask.people));
  const isGraph = isXml(tieSource);
  refuseIdle(ask, isGraph);
  const roster = new Roster(tieSource.bytes.length + (peopleSource?.bytes.length ?? 0));
  const segments = host.segments.length > 1 ? host.segments.map(({ name }) => name) : [];
  const table = peopleSource?.reading(() => readPeople(peopleSource, roster, ask, segments));
  const listed = roster.count;
  const { directed } = ask;
  const graphAsk = { names: ask, segments, people: peopleSource === undefined, directed };
  const read = tieSource.reading<GraphTable>(() =>
    isGraph
      ? readGraph(tieSource, roster, graphAsk)
      : { ...readTies(tieSource, roster, ask), directed: directed === true, traits: undefined },
  );
  const problems = [...tieSource.problems(), ...(peopleSource?.problems() ?? [])];
  if (problems.length > 0 || read === undefined) throw new MarketError(problems);
  const traits = table?.traits ?? read.traits;
  return listOf({ ask, roster, read, table, listed, traits, traitsFile: ask.people ?? ask.ties }, host.segments.length);
}

/** Refuses names of columns that no file here can have. */
function refuseIdle(ask: FilesAsk, isGraph: boolean): void {
  const ofTies = isGraph ? (['from', 'to'] as const) : [];
  const ofPeople = ask.people === undefined && !isGraph ? TRAITS : [];
  const idle = [...ofTies, ...ofPeople].find((param) => ask[param] !== undefined && ask[param] !== NONE);
  if (idle === undefined) return;
  const why = isGraph ? 'the edges of a graph say it themselves' : 'people names no table of people';
  throw new MarketError(`${idle} names a column, but ${why}`, ['market', 'network', idle]);
}

function listOf(found: Found, segments: number): TieList {
  const { ask, roster, read, table, traits, traitsFile } = found;
  const { ids, numberOf } = roster.finish(memoryBeside(read.ties.from));
  const nameOf = (person: number) => given(ids.text(person));
  refuseWithoutSegment(found, numberOf, nameOf);
  const tidied = tidyTies(roster.count, renumber(read.ties, numberOf, ask.reverse), read.directed);
  const warnings = [...read.warnings, ...tidyWarnings(ask.ties, tidied)];
  if (ask.reverse && !read.directed) warnings.push(`${ask.ties}: reverse changes nothing, as ties are mutual`);
  warnings.push(...strangers(found, numberOf, nameOf));
  if (table !== undefined && segments > 1 && !table.traits.told.includes('segment')) {
    warnings.push(`${traitsFile}: no column 'segment', so it is drawn who belongs to which segment`);
  }
  const told = traits?.finish(traitsFile, numberOf);
  const notes = [
    [ask.ties, read.unused ?? ''],
    [traitsFile, [...(told?.notes ?? []), ...(table?.unused === undefined ? [] : [table.unused])].join('; ')],
  ] as const;
  return {
    people: roster.count,
    ...tidied,
    directed: read.directed,
    ids,
    groups: traits?.groups(numberOf),
    traits: told?.traits,
    warnings: [...warnings, ...(told?.warnings ?? [])],
    notes: notes.filter(([, note]) => note !== ''),
  };
}

/** Ties between final numbers, in place; turned round where asked. */
function renumber(ties: TieArrays, numberOf: Uint32Array, reverse: boolean): TieArrays {
  const { from, to, length, weights, strong } = ties;
  let stay = 0;
  while (stay < numberOf.length && numberOf[stay] === stay) stay++;
  for (let t = 0; stay < numberOf.length && t < length; t++) {
    from[t] = numberOf[from[t]];
    to[t] = numberOf[to[t]];
  }
  return { from: reverse ? to : from, to: reverse ? from : to, length, weights, strong };
}

/** People of ties whom the table of people does not list: they are people all the same. */
function strangers(found: Found, numberOf: Uint32Array, nameOf: (person: number) => string): string[] {
  const { ask, table, listed, traitsFile } = found;
  const added = numberOf.subarray(listed);
  if (table === undefined || added.length === 0) return [];
  const who = `${count(added.length, 'person', 'people')} of ${ask.ties}`;
  return [`${traitsFile}: ${who} not in it (such as ${nameOf(least(added))}), added`];
}

function refuseWithoutSegment(found: Found, numberOf: Uint32Array, nameOf: (person: number) => string): void {
  const { ask, roster, traits, traitsFile } = found;
  const lost = traits?.withoutSegment(roster.count) ?? [];
  if (lost.length === 0) return;
  const isGraph = traitsFile === ask.ties;
  const who = `${count(lost.length, 'person', 'people')} of ${isGraph ? 'its edges' : ask.ties}`;
  const example = nameOf(least(lost.map((person) => numberOf[person])));
  const missing = `${lost.length === 1 ? 'is' : 'are'} not ${isGraph ? 'among its nodes' : 'in it'}`;
  const message = `${who} (such as ${example}) ${missing}, and so without a segment`;
  throw new MarketError([ofFile(traitsFile, message)]);
}

function least(numbers: ArrayLike<number>): number {
  let found = numbers[0];
  for (let i = 1; i < numbers.length; i++) found = Math.min(found, numbers[i]);
  return found;
}
