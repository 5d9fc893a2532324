// Broadcast: contacts bought, on any clock, to the cent.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockOf, play, problems, sum } from './stage.ts';
import { town } from './towns.ts';

const market = town({ people: 2000 });

describe('broadcast', () => {
  const burst = { spend: 20000, weeks: '1-4', costPerThousand: 32 };

  it('buys contacts for everybody with what it spends, from the first move on', () => {
    const { spent, exposures, plan, ends } = play('broadcast', burst, { clock: clockOf('week', 6), market, flight: 3 });
    expect([...spent]).toEqual([0, 500000, 500000, 500000, 500000, 0, 0]);
    expect([...plan]).toEqual([...spent]);
    expect(ends).toBe(4);
    expect(exposures.map((list) => list.length)).toEqual([0, 1, 1, 1, 1, 0, 0]);
    const [exposure] = exposures[1];
    // 5,000 of money at 32 a thousand are 156,250 impressions for 2,000 people.
    expect(exposure.contacts).toBeCloseTo(78.125, 10);
    expect(exposure).toMatchObject({ channel: 'ad', to: 'everyone', flight: 3, halfLife: 2.5, claim: 0.7 });
  });

  it('delivers the same contacts on any clock', () => {
    const contacts = (clock: ReturnType<typeof clockOf>) =>
      play('broadcast', burst, { clock, market })
        .exposures.flat()
        .reduce((all, exposure) => all + exposure.contacts, 0);
    expect(contacts(clockOf('day', 70))).toBeCloseTo(312.5, 9);
    expect(contacts(clockOf('month', 3))).toBeCloseTo(312.5, 9);
    expect(contacts(clockOf('year', 1))).toBeCloseTo(312.5, 9);
  });

  it('spends what it plans, to the cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e8 }), fc.integer({ min: 1, max: 60 }), (total, steps) => {
        const written = { spend: total / 100, costPerThousand: 32 };
        const { plan, spent } = play('broadcast', written, { clock: clockOf('week', steps), market });
        expect(sum(plan)).toBe(total);
        expect([...spent]).toEqual([...plan]);
      }),
      { numRuns: 50 },
    );
  });

  it('may promise more than the product holds, and act at once', () => {
    const written = { ...burst, claim: '95%', halfLife: '0 weeks', persuades: '3%' };
    const { exposures } = play('broadcast', written, { clock: clockOf('week', 1), market });
    expect(exposures[1][0]).toMatchObject({ claim: 0.95, halfLife: 0, persuades: 0.03 });
  });

  it('must end with the run', () => {
    expect(problems('broadcast', burst)).toEqual([]);
    expect(problems('broadcast', { ...burst, weeks: '1-60' })).toEqual([
      { path: ['weeks'], message: 'weeks is 1-60, but the run ends in week 52' },
    ]);
    const { weeks: _, ...always } = burst;
    expect(problems('broadcast', always)).toEqual([]);
    const quiet = { ...clockOf('week', 10000), untilQuiet: true };
    expect(problems('broadcast', always, { clock: quiet })[0].message).toContain('needs weeks');
  });
});
