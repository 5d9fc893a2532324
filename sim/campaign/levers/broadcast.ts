// Broadcast: impressions bought by the thousand and spread evenly over everybody, whoever they are. The big bang is one
// broadcast in a few weeks, the drip the same money over the year; bursts are several broadcasts in one campaign. What is
// spent in a step buys the contacts of that step, to the cent.

import { z } from 'zod';
import { money, weeks } from '../../scenario/params.ts';
import { impressionParams } from '../impressions.ts';
import { defineLever } from '../lever.ts';
import { cents, lastMove, spread, weeksProblems, wholeRun } from '../money.ts';

const params = z.strictObject({
  spend: money({ about: 'what the flight costs in all', ofMarket: 'total' }),
  weeks: weeks({ about: 'when it runs, evenly; the whole run where it is left out', optional: true }),
  costPerThousand: money({ about: 'price of a thousand impressions', above: 0, finer: true }),
  ...impressionParams,
});

export const broadcast = defineLever({
  name: 'broadcast',
  about: 'Advertising to everybody alike: impressions are bought by the thousand.',
  params,
  nudges: ['exposures'],
  plan: ({ spend, weeks: span }, { clock }) => spread(cents(spend), span ?? wholeRun(clock), clock),
  ends: ({ weeks: span }, { clock }) => lastMove(span ?? wholeRun(clock), clock),
  check: ({ weeks: span }, { clock }) => weeksProblems(span, clock),
  start(chosen, { clock, product, market, flight }) {
    const spent = spread(cents(chosen.spend), chosen.weeks ?? wholeRun(clock), clock);
    const { costPerThousand, halfLife, persuades, claim = product.quality } = chosen;
    return {
      act(step, nudges) {
        const impressions = (spent[step] / 100 / costPerThousand) * 1000;
        const contacts = impressions / market.people;
        nudges.expose({ channel: 'ad', to: 'everyone', contacts, claim, halfLife, flight, persuades });
        return spent[step];
      },
    };
  },
});
