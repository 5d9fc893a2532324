// Targeted advertising: impressions bought for the people to whom the product is relevant, as far as the firm can tell
// them apart. The finer it divides the market, the larger the share that meets them, and the more it costs to serve all
// the segments. With k segments the share is relevance × (1 − blur × k^−returns), so that an optimum lies where the gain of
// one more segment equals its cost. "Granularity as strategy": one dial between mass and micro.

import { z } from 'zod';
import { exp, log } from '../../kernel/math.ts';
import { relevantPeople } from '../../market/market.ts';
import { money, number, share, weeks, whole } from '../../scenario/params.ts';
import { impressionParams } from '../impressions.ts';
import { defineLever } from '../lever.ts';
import { cents, lastMove, spread, weeksProblems, wholeRun } from '../money.ts';

const params = z.strictObject({
  spend: money({ about: 'what the impressions cost in all', ofMarket: 'total' }),
  weeks: weeks({ about: 'when they run, evenly; the whole run where it is left out', optional: true }),
  costPerThousand: money({ about: 'price of a thousand impressions', above: 0 }),
  segments: whole({ about: 'how many segments the firm tells apart', min: 1, max: 1_000_000, unit: 'segments' }),
  costPerSegment: money({
    about: 'what each segment costs in all beside the impressions: messages, data, tools',
    ofMarket: 'total',
  }),
  relevance: share({
    about: 'share of impressions that meet people of fit 0.5 and more where the market is divided ever more finely',
    default: 0.9,
    plausible: [0.6, 1],
    mark: 'assumption',
  }),
  blur: share({
    about: 'what of it is lost where everybody is one segment',
    default: 0.8,
    plausible: [0.5, 0.95],
    mark: 'assumption',
  }),
  returns: number({
    about: 'how fast it comes back with the number of segments: the power by which the loss falls',
    default: 0.5,
    above: 0,
    max: 5,
    plausible: [0.25, 1],
    mark: 'assumption',
  }),
  ...impressionParams,
});
type Targeted = z.output<typeof params>;

/** Share of impressions that meet relevant people with so many segments. */
export function relevantShare({ relevance, blur, returns }: Targeted, segments: number): number {
  return relevance * (1 - blur * exp(-returns * log(segments)));
}

export const targeted = defineLever({
  name: 'targeted',
  about: 'Advertising to the people to whom the product is relevant, as far as the firm can tell them apart.',
  params,
  nudges: ['exposures'],
  plan: (chosen, { clock }) => planned(chosen, clock).total,
  ends: ({ weeks: span }, { clock }) => lastMove(span ?? wholeRun(clock), clock),
  check: ({ weeks: span }, { clock }) => weeksProblems(span, clock),
  start(chosen, { clock, product, market, flight }) {
    const { total, media } = planned(chosen, clock);
    const { costPerThousand, halfLife, persuades, claim = product.quality } = chosen;
    const relevant = relevantPeople(market);
    const met = relevant === 0 ? 0 : relevantShare(chosen, chosen.segments);
    return {
      act(step, nudges) {
        const impressions = (media[step] / 100 / costPerThousand) * 1000;
        const ad = { channel: 'ad', claim, halfLife, flight, persuades } as const;
        if (relevant > 0) nudges.expose({ ...ad, to: 'relevant', contacts: (impressions * met) / relevant });
        nudges.expose({ ...ad, to: 'everyone', contacts: (impressions * (1 - met)) / market.people });
        return total[step];
      },
    };
  },
});

/** Whole cents per record: the impressions alone, and with the segments, which are paid for as impressions run. */
function planned(
  { spend, segments, costPerSegment, weeks: span }: Targeted,
  clock: Parameters<typeof wholeRun>[0],
): { total: Float64Array; media: Float64Array } {
  const when = span ?? wholeRun(clock);
  const media = spread(cents(spend), when, clock);
  const fixed = spread(segments * cents(costPerSegment), when, clock);
  return { media, total: media.map((sum, step) => sum + fixed[step]) };
}
