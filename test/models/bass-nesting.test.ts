// In the Bass model more contact never loses an adopter, nor makes one later: in every world, person by person.
// Flights must persuade alike: where a person hears two, the mean of their persuasion counts, so that a weaker flight
// beside a stronger one is not more contact but other contact.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rootKey } from '../../sim/kernel/luck.ts';
import { bass } from '../../sim/models/bass.ts';
import { play } from './play.ts';
import { adoptions, expectNested, together, weekly } from './truth.ts';
import { markets, STEPS, withStrength } from './worlds.ts';

const peopleLuck = rootKey('people');
const forms = fc.constantFrom(
  { p: '0.02 per week', q: '0.5 per week' },
  { p: '0 per week', perTie: '20% per step' },
  { p: '0.01 per week', strong: '30% per step', weak: '0.05 per week' },
);
const told = markets.map((market) => withStrength(market, (from, to) => (from + to) % 3 === 0));
const plans = fc
  .array(
    fc.record({ week: fc.integer({ min: 0, max: 6 }), person: fc.nat(1000), contacts: fc.constantFrom(0, 0.2, 1) }),
    {
      maxLength: 4,
    },
  )
  .map(
    (nudges) => (people: number) =>
      together(
        ...nudges.map(({ week, person, contacts }) =>
          contacts === 0
            ? { placements: { [week]: [person % people] } }
            : weekly(week + 1, week + 2, { contacts, persuades: 0.3 }),
        ),
      ),
  );

it('more placements and more flights never lose or delay an adopter', () => {
  let gained = 0;
  fc.assert(
    fc.property(told, plans, plans, forms, fc.nat(1_000_000), (market, first, second, params, seed) => {
      const before = first(market.people);
      const [less, more] = [before, together(before, second(market.people))].map((plan) =>
        adoptions(play(bass, { market, plan, params, steps: STEPS, luck: rootKey(String(seed)), peopleLuck })),
      );
      expectNested(less, more);
      gained += more.size - less.size;
    }),
    { numRuns: 300 },
  );
  expect(gained).toBeGreaterThan(300);
});
