// Where more contact never loses or delays a buyer in the connected market: when everybody who buys becomes an advocate
// (expectation and experience off), and either talk never fades or everybody knows the product all the time. Person by
// person, in every world. Wear-out allows it where effects come at once and everybody knows: otherwise what is spent on
// people who are not yet listening takes from the worth of later ads.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rootKey } from '../../sim/kernel/luck.ts';
import { market as marketModel } from '../../sim/models/market/index.ts';
import type { Exposure } from '../../sim/world/nudges.ts';
import type { Plan } from '../oracle/scene.ts';
import { play } from './play.ts';
import { adoptions, expectNested, together, weekly } from './truth.ts';
import { markets, STEPS } from './worlds.ts';

const peopleLuck = rootKey('people');
const ADOPT_ONLY = { expectation: 'off', experience: 'off', persuasion: 0.4, memoryHalfLife: '3 weeks' };
const NO_WEAR = { wearOutFloor: 1 };

const rules = fc.record({
  rule: fc.constantFrom('hearer', 'perTie', 'talker'),
  passAlong: fc.constantFrom(0, 0.5),
  homophily: fc.constantFrom(0, 1),
  ownInitiative: fc.constantFrom('0 per week', '0.05 per week'),
});

/** Placements, ads to all or to the relevant, visits, letters, and posts of a placed person to a few readers. */
const nudges = fc.record({
  kind: fc.constantFrom('gift', 'ad', 'targeted', 'owned', 'letter', 'media'),
  week: fc.integer({ min: 0, max: 6 }),
  person: fc.nat(1000),
  contacts: fc.constantFrom(0.5, 3),
  slow: fc.boolean(),
});
type Nudge = Parameters<Parameters<typeof nudges.map>[0]>[0];

function planOf(nudge: Nudge, flight: number, people: number, carryOver: boolean): Plan {
  const { kind, week, contacts } = nudge;
  const person = nudge.person % people;
  if (kind === 'gift') return { placements: { [week]: [person] } };
  const to = Uint32Array.from(new Set([person, (person * 7 + 1) % people, (person * 3 + 2) % people])).sort();
  const forms: Record<string, Partial<Exposure>> = {
    ad: { halfLife: carryOver && nudge.slow ? 2.5 : 0 },
    targeted: { to: 'relevant', halfLife: carryOver && nudge.slow ? 2.5 : 0 },
    owned: { channel: 'owned', to: 'open' },
    letter: { channel: 'letter', to },
    media: { channel: 'media', to, from: person },
  };
  const posts = weekly(week + 1, week + 3, { ...forms[kind], contacts });
  const exposures = Object.entries(posts.exposures!).map(([step, all]) => [step, all.map((e) => ({ ...e, flight }))]);
  return { exposures: Object.fromEntries(exposures), placements: kind === 'media' ? { [week]: [person] } : {} };
}

const lists = fc.array(nudges, { maxLength: 4 });
const CASES: [string, Record<string, unknown>, boolean][] = [
  ['talk never fades, no wear-out', { ...ADOPT_ONLY, ...NO_WEAR, fading: 'off' }, true],
  ['everybody knows, no wear-out', { ...ADOPT_ONLY, ...NO_WEAR, awareness: 'off', talkHalfLife: '2 weeks' }, true],
  ['everybody knows, wear-out, no carry-over', { ...ADOPT_ONLY, awareness: 'off', wearOutHalf: 1 }, false],
];

it.each(CASES)('more contact never loses or delays a buyer: %s', (_case, params, carryOver) => {
  let gained = 0;
  fc.assert(
    fc.property(markets, lists, lists, rules, fc.nat(1_000_000), (market, first, second, chosen, seed) => {
      const luck = rootKey(String(seed));
      const plans = [...first, ...second].map((nudge, flight) => planOf(nudge, flight, market.people, carryOver));
      const [less, more] = [plans.slice(0, first.length), plans].map((some) =>
        adoptions(
          play(marketModel, {
            market,
            plan: together(...some),
            params: { ...params, ...chosen },
            steps: STEPS,
            luck,
            peopleLuck,
          }),
        ),
      );
      expectNested(less, more);
      gained += more.size - less.size;
    }),
    { numRuns: 200 },
  );
  expect(gained).toBeGreaterThan(200);
});
