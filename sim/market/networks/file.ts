// A network from files: a table of ties and perhaps one of people. A tie goes from who talks to who hears. Without
// `directed` ties are mutual: a–b and b–a are one. What is left out or added on the way is told in the warnings.

import { z } from 'zod';
import { choice, onOff, text } from '../../scenario/params.ts';
import { MarketError } from '../error.ts';
import type { PeopleTable } from '../files/people.ts';
import { readPeople } from '../files/people.ts';
import { Roster } from '../files/roster.ts';
import { readTies } from '../files/ties.ts';
import type { TieList } from '../network.ts';
import { defineNetwork } from '../network.ts';
import type { TieArrays } from '../rows.ts';
import { count, tidyTies, tidyWarnings } from '../tidy.ts';

export const file = defineNetwork({
  name: 'file',
  about: 'Real people and ties, from tables of your own.',
  params: z.strictObject({
    ties: text({ about: 'Path of a CSV file or edge list of ties: from,to (or source,target), perhaps weight.' }),
    people: text({ about: 'Path of a CSV file of people: id, perhaps segment.', optional: true }),
    directed: onOff({
      about: 'Ties carry talk one way only, from who talks to who hears.',
      default: 'off',
      mark: 'definition',
    }),
    reverse: onOff({
      about: 'Turns every tie round: the file names the hearer first.',
      default: 'off',
      mark: 'definition',
    }),
    weights: choice(['ignored', 'share'], {
      about: "What a column 'weight' means: nothing, or a tie's share of its hearer's attention.",
      default: 'ignored',
      mark: 'definition',
    }),
  }),
  drawn: false,
  tieTraits: ({ weights }) => (weights === 'share' ? ['share'] : []),
  files: ['ties', 'people'],
  people: () => undefined,
  expectedTies: () => undefined,
  build(params, _luck, host): TieList {
    const tieBytes = host.file(params.ties);
    const peopleBytes = params.people === undefined ? undefined : host.file(params.people);
    const roster = new Roster(tieBytes.length + (peopleBytes?.length ?? 0));
    const segments = host.segments.length > 1 ? host.segments.map((segment) => segment.name) : [];
    const table = peopleBytes && readPeople(params.people!, peopleBytes, roster, segments);
    const listed = roster.count;
    const read = readTies(params.ties, tieBytes, roster, params.weights === 'share');
    const { ids, numberOf } = roster.finish();
    const tidied = tidyTies(roster.count, renumber(read.ties, numberOf, params.reverse), params.directed);
    const warnings = [...read.warnings, ...tidyWarnings(params.ties, tidied)];
    if (table !== undefined && listed < roster.count) {
      const added = roster.count - listed;
      const who = `${count(added, 'person', 'people')} of ${params.ties}`;
      const example = ids.text(numberOf.subarray(listed).reduce((least, number) => Math.min(least, number)));
      if (table.groups !== null) {
        const without = `${who} (such as '${example}') ${added === 1 ? 'is' : 'are'} not in it, and so without a segment`;
        throw new MarketError(without, params.people);
      }
      warnings.push(`${params.people}: ${who} not in it (such as '${example}'), added`);
    }
    if (params.reverse && !params.directed)
      warnings.push(`${params.ties}: reverse changes nothing, as ties are mutual`);
    const groups = table?.groups ? groupsOf(table.groups, numberOf, params.people!) : undefined;
    return { people: roster.count, ...tidied, directed: params.directed, ids, groups, warnings };
  },
});

/** Ties between final numbers, in place; turned round where asked. */
function renumber(ties: TieArrays, numberOf: Uint32Array, reverse: boolean): TieArrays {
  for (let t = 0; t < ties.length; t++) {
    ties.from[t] = numberOf[ties.from[t]];
    ties.to[t] = numberOf[ties.to[t]];
  }
  return reverse ? { ...ties, from: ties.to, to: ties.from } : ties;
}

function groupsOf(groups: NonNullable<PeopleTable['groups']>, numberOf: Uint32Array, name: string) {
  if (groups.names.length > 256)
    throw new MarketError(`${groups.names.length} segments; at most 256 are allowed`, name);
  const of = new Uint8Array(numberOf.length);
  groups.of.forEach((group, person) => {
    of[numberOf[person]] = group;
  });
  return { names: groups.names, of };
}
