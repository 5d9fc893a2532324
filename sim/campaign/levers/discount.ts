// Discount: the product for less than its list price. It costs nothing by itself: what is given up is missing in the
// margin of every sale of these weeks, also of those that would have been made anyway.

import { z } from 'zod';
import { share, weeks } from '../../scenario/params.ts';
import type { LeverProblem } from '../lever.ts';
import { defineLever } from '../lever.ts';
import { lastMove, weeksProblems, wholeRun, within } from '../money.ts';

export const discount = defineLever({
  name: 'discount',
  about: 'Sells for less than the list price for some weeks; the margin given up is booked on every sale.',
  params: z.strictObject({
    off: share({ about: 'share of the list price that is not asked', above: 0 }),
    weeks: weeks({ about: 'when; the whole run where it is left out', optional: true }),
  }),
  nudges: ['terms'],
  plan: (_, { clock }) => new Float64Array(clock.steps + 1),
  ends: ({ weeks: span }, { clock }) => lastMove(span ?? wholeRun(clock), clock),
  check({ weeks: span }, { clock, product }): LeverProblem[] {
    const message = 'a discount needs a product with a price and a margin, of which it gives up a part';
    const priced = product.price !== undefined && product.margin !== undefined;
    return [...(priced ? [] : [{ path: [], message }]), ...weeksProblems(span, clock)];
  },
  start({ off, weeks: span }, { clock }) {
    const when = span ?? wholeRun(clock);
    return {
      act(step, nudges) {
        // A step that the weeks cover in part is sold at a price in between.
        const part = within(when, clock, step) / clock.weeks;
        nudges.discount = Math.max(nudges.discount, off * part);
        return 0;
      },
    };
  },
});
