// Sampling: chosen people try the product without keeping it. Each knows it from then on and moves half-way from what they
// expected to what they found; nobody has bought anything. A good product gains by it, a bad one loses.

import { z } from 'zod';
import { money, weeks } from '../../scenario/params.ts';
import { defineLever } from '../lever.ts';
import { cents, lastMove, spread, weeksProblems, wholeRun } from '../money.ts';
import { listOf, wanted, whomParams, whomProblems } from '../whom.ts';

const params = z.strictObject({
  ...whomParams('give a sample to'),
  costEach: money({ about: 'what one sample costs, handed over' }),
  weeks: weeks({ about: 'when, evenly; the whole run where it is left out', optional: true }),
});

export const sampling = defineLever({
  name: 'sampling',
  about: 'Lets chosen people try the product: they know it then, and what it is worth to them.',
  params,
  nudges: ['trials'],
  plan: (chosen, { clock }) =>
    spread(wanted(chosen), chosen.weeks ?? wholeRun(clock), clock).map((count) => count * cents(chosen.costEach)),
  ends: ({ weeks: span }, { clock }) => lastMove(span ?? wholeRun(clock), clock),
  check: (chosen, scene) => [...whomProblems(chosen, 'sampling', scene), ...weeksProblems(chosen.weeks, scene.clock)],
  names: (chosen) => chosen.people ?? [],
  start(chosen, context) {
    const { clock } = context;
    const counts = spread(wanted(chosen), chosen.weeks ?? wholeRun(clock), clock);
    const list = listOf(chosen, context);
    let given = 0;
    return {
      act(step, nudges) {
        const now = list.slice(given, given + counts[step]);
        nudges.trials.push(...now);
        given += now.length;
        return now.length * cents(chosen.costEach);
      },
    };
  },
});
