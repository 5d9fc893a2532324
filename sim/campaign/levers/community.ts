// Community: a place of the firm's where customers and people who only know of the product meet. Everybody decides once
// whether to join; newcomers get ties to earlier members, members talk for longer, and what they contribute draws visits.
// What they say is listened to: the product improves by it.

import { z } from 'zod';
import { money, number, share, weeks, whole } from '../../scenario/params.ts';
import { improve } from '../learning.ts';
import { defineLever } from '../lever.ts';
import { lastMove, weekly, weeksProblems, wholeRun, within } from '../money.ts';
import { Stock } from '../stock.ts';

const params = z.strictObject({
  costPerWeek: money({ about: 'what running it costs', ofMarket: 'total' }),
  weeks: weeks({ about: 'when it is open; the whole run where it is left out', optional: true }),
  join: share({
    about: 'chance that a person of fit 1 who comes to know of the product joins; in proportion to fit',
    default: 0.1,
    plausible: [0.02, 0.3],
    mark: 'assumption',
  }),
  stay: number({
    about: 'how much longer members talk: a multiple of the half-life of talk',
    default: 2,
    min: 1,
    max: 100,
    plausible: [1, 5],
    mark: 'assumption',
  }),
  links: whole({
    about: 'ties of each newcomer to earlier members',
    default: 3,
    min: 0,
    max: 100,
    unit: 'ties',
    plausible: [0, 10],
    mark: 'assumption',
  }),
  contributes: number({
    about: 'units of content that a member adds',
    unit: 'units a week',
    default: 0.02,
    min: 0,
    plausible: [0, 0.1],
    mark: 'assumption',
  }),
  decay: share({
    about: 'share of the content that goes stale in a week',
    default: '1%',
    plausible: [0, 0.05],
    mark: 'assumption',
  }),
  visits: number({
    about: 'visits that a unit of content draws, by people who do not have the product yet',
    unit: 'a week',
    default: 1,
    min: 0,
    plausible: [0.2, 5],
    mark: 'assumption',
  }),
  learns: share({
    about:
      'share of what is missing to `best` that the product gains in a week where as many members take part as `reference` says',
    default: 0.005,
    plausible: [0, 0.02],
    mark: 'assumption',
  }),
  reference: whole({
    about: 'members with whom the product gains in full',
    ofMarket: 'total',
    default: 100,
    min: 1,
    unit: 'people',
    plausible: [20, 1000],
    mark: 'assumption',
  }),
  best: share({
    about: 'the quality that the product can reach',
    default: 0.95,
    plausible: [0.85, 1],
    mark: 'assumption',
  }),
  claim: share({ about: 'the quality that its pages promise; the product’s own where it is left out', optional: true }),
});

export const community = defineLever({
  name: 'community',
  about:
    'A place where customers and the curious meet: more ties, longer talk, content that gathers, and a firm that listens.',
  params,
  nudges: ['programmes', 'exposures', 'terms'],
  circle: true,
  forms: ({ join, links }) => join * links,
  plan: ({ costPerWeek, weeks: span }, { clock }) => weekly(costPerWeek, span ?? wholeRun(clock), clock),
  ends: ({ weeks: span }, { clock }) => lastMove(span ?? wholeRun(clock), clock),
  check({ weeks: span }, { clock }) {
    const endless = 'a community goes on drawing visits, so a run until-quiet would not end: give steps a number';
    return clock.untilQuiet ? [{ path: [], message: endless }] : weeksProblems(span, clock);
  },
  start(chosen, { clock, product, world, flight }) {
    const when = chosen.weeks ?? wholeRun(clock);
    const spent = weekly(chosen.costPerWeek, when, clock);
    const { join, stay, links, contributes, decay, visits, learns, reference, best, claim = product.quality } = chosen;
    const stock = new Stock({ decay, growth: 0, ceiling: 'none' });
    return {
      act(step, nudges) {
        const weeks = within(when, clock, step);
        if (step === 0 || weeks === 0) return spent[step];
        nudges.community = { join, stay, links };
        const members = world.members?.() ?? 0;
        const contacts = visits * stock.pass(weeks, contributes * members, 0);
        nudges.expose({ channel: 'owned', to: 'open', contacts, claim, halfLife: 0, flight, persuades: 0 });
        improve(nudges, Math.min(1, members / reference), { learns, best, weeks });
        return spent[step];
      },
    };
  },
});
