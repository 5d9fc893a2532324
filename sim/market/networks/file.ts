// A network from files: a table of ties and perhaps one of people, or a graph. A tie goes from who talks to who hears.
// Without `directed` ties of tables are mutual: a–b and b–a are one. What is left out, added or filled in on the way is
// told in the warnings, and what was found in the files in the notes.

import { z } from 'zod';
import { choice, onOff, text } from '../../scenario/params.ts';
import { readFiles } from '../files/read.ts';
import { defineNetwork } from '../network.ts';

const column = (about: string) => text({ about, min: 1, optional: true });
const USUAL = 'left out: that of this name, where there is one; none: no column';

export const file = defineNetwork({
  name: 'file',
  about: 'Real people and ties, from tables of your own (CSV, edge lists) or a graph (GraphML, GEXF).',
  params: z.strictObject({
    ties: text({ about: 'Path of a CSV file or edge list of ties (from,to or source,target), or of a graph.' }),
    people: text({ about: 'Path of a CSV file of people: id, and what else is known of them.', optional: true }),
    directed: onOff({
      about: 'Ties carry talk one way only, from who talks to who hears; left out: as a graph says, mutual in a table.',
      optional: true,
    }),
    reverse: onOff({
      about: 'Turns every tie round: the file names the hearer first.',
      default: 'off',
      mark: 'definition',
    }),
    weights: choice(['ignored', 'share', 'probability'], {
      about:
        "What weights mean: nothing, a tie's share of its hearer's attention, or the chance that a telling succeeds; left out: nothing, and a warning where there are some.",
      optional: true,
    }),
    from: column('Column of the ties that names who talks; left out: from or source.'),
    to: column('Column of the ties that names who hears; left out: to or target.'),
    weight: column('Column of the ties that holds weights; left out: weight.'),
    strength: column('Column of the ties that says strong or weak; left out: ties are not told apart.'),
    id: column('Column of the people that names them as the ties do; left out: id.'),
    segment: column(`Column of the people, or of the nodes of a graph, that names their segment; ${USUAL}.`),
    fit: column(`Column with the relevance of the product to each, 0 to 1 or a percentage; ${USUAL}.`),
    value: column(`Column with the worth of each as a customer, as a multiple of price and margin; ${USUAL}.`),
    talk: column(
      `Column with how much each talks, in any unit: only what it is to the average counts, and only in the model market; ${USUAL}.`,
    ),
  }),
  drawn: false,
  tieTraits: ({ weights, strength }) => [
    ...(weights === 'share' || weights === 'probability' ? [weights] : []),
    ...(strength === undefined ? [] : (['strength'] as const)),
  ],
  files: ['ties', 'people'],
  tellsSegments: true,
  people: () => undefined,
  expectedTies: () => undefined,
  check({ weights, weight, people, id }) {
    const problems = [];
    if (weight !== undefined && weights !== 'share' && weights !== 'probability') {
      const message = 'weight names a column, but weights does not say what it means: share or probability';
      problems.push({ path: ['weight'], message });
    }
    if (id !== undefined && people === undefined) {
      problems.push({
        path: ['id'],
        message: 'id names a column of a table of people, but people names no such table',
      });
    }
    return problems;
  },
  build: (params, _luck, host) => readFiles(params, host),
});
