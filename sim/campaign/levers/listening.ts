// Listening: the firm hears what its customers say, improves the product by it, and answers the disappointed before they
// tell their friends. How much it learns goes by the share of those who talk whom it can listen to; how many it calms, by
// how long it lets them wait.

import { z } from 'zod';
import { exp } from '../../kernel/math.ts';
import { duration, money, number, share, weeks } from '../../scenario/params.ts';
import { improve } from '../learning.ts';
import { defineLever } from '../lever.ts';
import { lastMove, weekly, weeksProblems, wholeRun, within } from '../money.ts';

/** Of those whom an answer calms, the share who are won over altogether. */
const DELIGHTED = 0.25;

const params = z.strictObject({
  costPerWeek: money({ about: 'what listening and answering costs', ofMarket: 'total' }),
  weeks: weeks({ about: 'when; the whole run where it is left out', optional: true }),
  hears: number({
    about: 'how many people who talk of the product can be listened to',
    ofMarket: 'total',
    unit: 'people',
    default: 50,
    above: 0,
    plausible: [10, 500],
    mark: 'assumption',
  }),
  learns: share({
    about: 'share of what is missing to `best` that the product gains in a week in which all who talk are heard',
    default: 0.01,
    plausible: [0, 0.05],
    mark: 'assumption',
  }),
  best: share({
    about: 'the quality that the product can reach',
    default: 0.95,
    plausible: [0.85, 1],
    mark: 'assumption',
  }),
  answer: duration({
    about: 'how long the disappointed wait for an answer',
    default: '1 week',
    forever: true,
    plausible: ['1 day', '4 weeks'],
    mark: 'assumption',
  }),
  patience: duration({
    about:
      'how long they are ready to wait: an answer after t calms with chance e^(−t/patience), and wins over a quarter of those',
    default: '1 week',
    above: 0,
    plausible: ['1 day', '4 weeks'],
    mark: 'assumption',
  }),
});

export const listening = defineLever({
  name: 'listening',
  about: 'Learns from what customers say, and answers the disappointed.',
  params,
  nudges: ['terms'],
  plan: ({ costPerWeek, weeks: span }, { clock }) => weekly(costPerWeek, span ?? wholeRun(clock), clock),
  ends: ({ weeks: span }, { clock }) => lastMove(span ?? wholeRun(clock), clock),
  check: ({ weeks: span }, { clock }) => weeksProblems(span, clock),
  start(chosen, { clock, world }) {
    const when = chosen.weeks ?? wholeRun(clock);
    const spent = weekly(chosen.costPerWeek, when, clock);
    const { hears, learns, best, answer, patience } = chosen;
    const calms = exp(-answer / patience);
    return {
      act(step, nudges) {
        const weeks = within(when, clock, step);
        if (weeks === 0) return spent[step];
        improve(nudges, heardShare(world.talkers(), hears), { learns, best, weeks });
        nudges.service = { calms, delights: DELIGHTED };
        return spent[step];
      },
    };
  },
});

/** Share of those who talk who are heard; nothing is learnt where nobody talks. */
function heardShare(talkers: number, hears: number): number {
  return talkers > 0 ? Math.min(1, hears / talkers) : 0;
}
