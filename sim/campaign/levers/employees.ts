// Employees: some of the market's own people speak for the firm, to their friends, as long as they are employed. They say
// what they are told, never tire, are believed a little less than other friends, and are never customers themselves.

import { z } from 'zod';
import type { Clock } from '../../scenario/clock.ts';
import { money, share, weeks } from '../../scenario/params.ts';
import { defineLever } from '../lever.ts';
import { lastMove, weekly, weeksProblems, wholeRun, within } from '../money.ts';
import { listOf, wanted, whomParams, whomProblems } from '../whom.ts';

const params = z.strictObject({
  ...whomParams('employ'),
  costPerWeek: money({ about: 'what each costs a week for speaking of the product; 0: they do it beside their work' }),
  weeks: weeks({ about: 'when; the whole run where it is left out', optional: true }),
  claim: share({ about: 'what they say of the product; its own quality where it is left out', optional: true }),
  heard: share({
    about: 'what a contact with them counts for, as a share of any other friend’s',
    default: 0.9,
    plausible: [0.5, 1],
    mark: 'assumption',
  }),
});
type Employees = z.output<typeof params>;

export const employees = defineLever({
  name: 'employees',
  about: 'People of the firm who speak for it among their friends.',
  params,
  nudges: ['programmes'],
  circle: true,
  plan: (chosen, { clock }) => wages(chosen, clock).map((each) => each * wanted(chosen)),
  ends: ({ weeks: span }, { clock }) => lastMove(span ?? wholeRun(clock), clock),
  check: (chosen, scene) => [...whomProblems(chosen, 'employees', scene), ...weeksProblems(chosen.weeks, scene.clock)],
  names: (chosen) => chosen.people ?? [],
  start(chosen: Employees, context) {
    const { clock, product, world } = context;
    const when = chosen.weeks ?? wholeRun(clock);
    const { heard, claim = product.quality } = chosen;
    const each = wages(chosen, clock);
    let staff: readonly number[] | undefined;
    return {
      act(step, nudges) {
        const working = within(when, clock, step) > 0;
        if (working && staff === undefined) {
          const taken = new Set([...nudges.placements, ...nudges.employed.map(({ person }) => person)]);
          staff = listOf(chosen, context).filter((person) => !world.has(person) && !taken.has(person));
          for (const person of staff) nudges.employed.push({ person, report: claim, heard });
        } else if (!working && staff !== undefined) {
          nudges.dismissed.push(...staff);
          staff = [];
        }
        return (staff?.length ?? 0) * each[step];
      },
    };
  },
});

/** What each of them costs at records 0 … steps, in whole cents. */
function wages({ costPerWeek, weeks: span }: Employees, clock: Clock): Float64Array {
  return weekly(costPerWeek, span ?? wholeRun(clock), clock);
}
