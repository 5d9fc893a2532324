// Content: what the firm publishes stays and gathers. The stock V loses the share `decay` a week, grows by `growth` as far
// as people take part (they link, comment, pass on), and gets `deposit` units a week while it is paid for:
//   V ← V (1 − decay) + growth V (1 − V / ceiling) × participation + deposit
// Participation = people who talk well of the product ÷ `reference` share of all people, at most 1: compound interest
// comes from people, without them growth acts on nothing. Visits = visits × V, by people who chose to come.
//
// Steps of any length: with the weekly factor g = 1 − decay + growth …, a part h of a week multiplies the stock by g^h and
// adds deposit × (g^h − 1) / (g − 1), so that days, weeks and months give the same stock. Longer steps go week by week, so
// that the ceiling is felt each week; participation is that of the last step.

import { z } from 'zod';
import { money, number, share, weeks } from '../../scenario/params.ts';
import { defineLever } from '../lever.ts';
import { overlaps, weekly, weeksProblems, wholeRun } from '../money.ts';
import { Stock } from '../stock.ts';

const params = z.strictObject({
  costPerWeek: money({ about: 'what making it costs', ofMarket: 'total' }),
  weeks: weeks({ about: 'when it is made; the whole run where it is left out. What was made stays', optional: true }),
  deposit: number({
    about: 'units that are added',
    ofMarket: 'total',
    unit: 'units a week',
    default: 2,
    min: 0,
    plausible: [0.5, 5],
    mark: 'assumption',
  }),
  decay: share({
    about: 'share of the stock that goes stale in a week',
    default: '1%',
    plausible: [0, 0.05],
    mark: 'assumption',
  }),
  growth: share({
    about: 'growth in a week where people take part in full',
    default: '3%',
    plausible: [0, 0.06],
    mark: 'assumption',
  }),
  reference: share({
    about: 'share of all people who must be talking for participation to count in full',
    default: '1%',
    above: 0,
    plausible: [0.002, 0.05],
    mark: 'assumption',
  }),
  ceiling: number({
    about: 'the stock at which growth ends, in units',
    ofMarket: 'total',
    words: ['none'],
    default: 'none',
    above: 0,
    mark: 'assumption',
  }),
  visits: number({
    about: 'visits that a unit draws, by people who do not have the product yet',
    unit: 'a week',
    default: 1,
    min: 0,
    plausible: [0.2, 5],
    mark: 'assumption',
  }),
  claim: share({ about: 'the quality that is promised; the product’s own where it is left out', optional: true }),
  persuades: share({
    about: 'textbook models only: the chance that a visit alone activates',
    default: '1%',
    mark: 'assumption',
  }),
});
export const content = defineLever({
  name: 'content',
  about: 'Publishing that stays: visits grow with what was made before, and with the people who take part.',
  params,
  nudges: ['exposures'],
  plan: ({ costPerWeek, weeks: span }, { clock }) => weekly(costPerWeek, span ?? wholeRun(clock), clock),
  // What was made keeps drawing visits when nobody pays for more.
  ends: (_, { clock }) => clock.steps,
  check({ weeks: span }, { clock }) {
    const endless = 'content goes on drawing visits, so a run until-quiet would not end: give steps a number';
    if (clock.untilQuiet) return [{ path: [], message: endless }];
    return weeksProblems(span, clock);
  },
  start(chosen, { clock, product, market, world, flight }) {
    const when = chosen.weeks ?? wholeRun(clock);
    const spent = weekly(chosen.costPerWeek, when, clock);
    const made = overlaps(when, clock);
    const stock = new Stock(chosen);
    const { claim = product.quality, persuades } = chosen;
    return {
      act(step, nudges) {
        if (step === 0) return 0;
        const participation = Math.min(1, world.talkers() / (chosen.reference * market.people));
        const deposit = (chosen.deposit * made[step]) / clock.weeks;
        const contacts = chosen.visits * stock.pass(clock.weeks, deposit, participation);
        nudges.expose({ channel: 'owned', to: 'open', contacts, claim, halfLife: 0, flight, persuades });
        return spent[step];
      },
    };
  },
});
