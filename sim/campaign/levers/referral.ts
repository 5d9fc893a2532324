// Referral: whoever finds the product good may join a programme, talks more for it, and is paid for each purchase credited
// to them. Talk that is known to be paid for counts for less. When the money set aside is spent the programme ends.

import { z } from 'zod';
import { money, number, onOff, share, weeks } from '../../scenario/params.ts';
import { defineLever } from '../lever.ts';
import { cents, lastMove, spread, weeksProblems, wholeRun, within } from '../money.ts';

/** What a contact counts for where it is known to be paid for. */
const DISCLOSED = 0.8;

const params = z.strictObject({
  reward: money({ about: 'what a member gets for each purchase credited to them' }),
  rewards: money({ about: 'what is set aside for rewards in all', ofMarket: 'total' }),
  setUp: money({ about: 'what starting the programme costs', default: 0, mark: 'definition', ofMarket: 'total' }),
  weeks: weeks({ about: 'when it runs; the whole run where it is left out', optional: true }),
  join: share({
    about: 'share of people with good experience who join when they have it',
    default: 0.2,
    plausible: [0.05, 0.5],
    mark: 'assumption',
  }),
  boost: number({
    about: 'additional talk of a member, as a multiple of their own',
    default: 2.5,
    min: 0,
    max: 100,
    source:
      'some 60 conversations by each agent of a word-of-mouth agency (BzzAgent), against 17 in a life of talk here',
    plausible: [0.5, 5],
    mark: 'assumption',
  }),
  disclosed: onOff({
    about: 'members say that they are paid: what they say counts for 0.8 of what it would',
    default: 'on',
    mark: 'assumption',
  }),
});

export const referral = defineLever({
  name: 'referral',
  about: 'Rewards satisfied customers for those whom they win.',
  params,
  nudges: ['programmes'],
  plan(chosen, { clock }) {
    const plan = spread(cents(chosen.rewards), chosen.weeks ?? wholeRun(clock), clock);
    plan[0] += cents(chosen.setUp);
    return plan;
  },
  ends: ({ weeks: span }, { clock }) => lastMove(span ?? wholeRun(clock), clock),
  check: ({ weeks: span }, { clock }) => weeksProblems(span, clock),
  start(chosen, { clock, world }) {
    const span = chosen.weeks ?? wholeRun(clock);
    const { join, boost, disclosed } = chosen;
    const heard = disclosed ? DISCLOSED : 1;
    const reward = cents(chosen.reward);
    let left = cents(chosen.rewards);
    return {
      act(step, nudges) {
        const open = within(span, clock, step) > 0 && left >= reward;
        // A member may have brought the news before the programme opened: who told whom matters from the start.
        if (open || nudges.referral === undefined) nudges.referral = { join: open ? join : 0, boost: 1 + boost, heard };
        return step === 0 ? cents(chosen.setUp) : 0;
      },
      settle() {
        if (reward === 0) return 0;
        const paid = Math.min(world.referred?.() ?? 0, Math.floor(left / reward)) * reward;
        left -= paid;
        return paid;
      },
    };
  },
});
