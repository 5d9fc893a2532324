// Letters: personal messages to chosen people, few a week, dear, and hard to throw away. Whoever opens theirs meets as many
// contacts at once as `strength` says; who opens is drawn by key, the same in all campaigns.

import { z } from 'zod';
import { derive, purposeKey, uniform } from '../../kernel/luck.ts';
import { keyOf } from '../../market/market.ts';
import type { Clock } from '../../scenario/clock.ts';
import { money, number, share, whole } from '../../scenario/params.ts';
import { defineLever } from '../lever.ts';
import { cents, weeksOf, wholeRun } from '../money.ts';
import { listOf, wanted, whomParams, whomProblems } from '../whom.ts';

const params = z.strictObject({
  ...whomParams('write to'),
  costEach: money({ about: 'what writing and sending one costs' }),
  week: whole({ about: 'the week in which the first are sent', default: 1, min: 1, mark: 'definition' }),
  perWeek: number({
    about: 'how many can be written in a week',
    ofMarket: 'total',
    unit: 'a week',
    above: 0,
    words: ['any number'],
    default: 'any number',
    mark: 'definition',
  }),
  opened: share({
    about: 'chance that a letter is opened and read',
    default: 0.8,
    source: 'no figure for handwritten letters was found',
    plausible: [0.4, 0.95],
    mark: 'assumption',
  }),
  strength: number({
    about: 'contacts that a letter counts for, once opened',
    unit: 'contacts',
    default: 3,
    min: 0,
    source:
      'of 100 letters to people of fit 0.8, 80 of them opened, about 7 bring a customer where nobody knows the product and 11 where half do (measured: ODD, section 11); printed mail drew 1.3 to 9 responses (DMA, about 2012 and 2018)',
    plausible: [1, 10],
    mark: 'assumption',
  }),
  claim: share({ about: 'the quality that is promised; the product’s own where it is left out', optional: true }),
  persuades: share({
    about: 'textbook models only: the chance that a letter, once noticed, alone activates',
    default: '5%',
    mark: 'assumption',
  }),
});
type Letters = z.output<typeof params>;

export const letters = defineLever({
  name: 'letters',
  about: 'Personal letters to chosen people, so many a week.',
  params,
  nudges: ['exposures'],
  lists: () => true,
  plan: (chosen, { clock }) => sent(chosen, clock).map((count) => count * cents(chosen.costEach)),
  ends: (chosen, { clock }) => sent(chosen, clock).findLastIndex((count) => count > 0),
  check(chosen, scene) {
    const found = whomProblems(chosen, 'letters', scene);
    const weeks = weeksOf(scene.clock);
    if (chosen.week > weeks)
      found.push({ path: ['week'], message: `week is ${chosen.week}, but the run ends in week ${weeks}` });
    const all = sent(chosen, scene.clock).reduce((sum, count) => sum + count, 0);
    if (found.length === 0 && all < wanted(chosen)) {
      const message = `perWeek is ${chosen.perWeek}, so only ${all} of ${wanted(chosen)} letters can be sent before the run ends`;
      found.push({ path: ['perWeek'], message });
    }
    return found;
  },
  names: (chosen) => chosen.people ?? [],
  start(chosen, context) {
    const { market, luck, flight, product, clock } = context;
    const { opened, strength, persuades, claim = product.quality } = chosen;
    const counts = sent(chosen, clock);
    const list = listOf(chosen, context);
    const key = purposeKey(luck, 'open');
    const opens = (person: number) => uniform(derive(key, keyOf(market, person)), 0) < opened;
    let written = 0;
    return {
      act(step, nudges) {
        const now = list.slice(written, written + counts[step]);
        written += now.length;
        const to = Uint32Array.from(now.filter(opens)).sort();
        if (to.length > 0) {
          nudges.expose({ channel: 'letter', to, contacts: strength, claim, halfLife: 0, flight, persuades });
        }
        return now.length * cents(chosen.costEach);
      },
    };
  },
});

/** How many are sent at records 0 … steps, as fast as they can be written. */
function sent(chosen: Letters, clock: Clock): Float64Array {
  const counts = new Float64Array(clock.steps + 1);
  const all = wanted(chosen);
  const { last } = wholeRun(clock);
  const pace = chosen.perWeek === 'any number' ? Number.POSITIVE_INFINITY : chosen.perWeek;
  let before = 0;
  for (let step = 1; step <= clock.steps && before < all; step++) {
    const weeks = Math.min(step * clock.weeks, last) - (chosen.week - 1);
    const soFar = weeks > 1e-9 ? Math.min(all, Math.floor(weeks * pace + 1e-9)) : 0;
    counts[step] = soFar - before;
    before = soFar;
  }
  return counts;
}
