// Content: the stock against the closed form of an annuity, its visits and its cost.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Stock } from '../../sim/campaign/stock.ts';
import { clockOf, play, problems, sum } from './stage.ts';
import { town } from './towns.ts';

/** c ((1 + g)^t − 1) / g, the stock of deposits c a week growing by g a week. */
const annuity = (c: number, g: number, weeks: number) =>
  Math.abs(g) < 1e-12 ? c * weeks : (c * ((1 + g) ** weeks - 1)) / g;

const shares = fc.integer({ min: 0, max: 200 }).map((mille) => mille / 1000);

describe('the stock', () => {
  it('is the annuity of its deposits while participation stands still', () => {
    const stock = new Stock({ decay: 0.01, growth: 0.03, ceiling: 'none' });
    for (let week = 1; week <= 52; week++) {
      stock.pass(1, 2, 1);
      expect(stock.units).toBeCloseTo(annuity(2, 0.02, week), 9);
    }
  });

  it('is the same whatever the length of a step', () => {
    fc.assert(
      fc.property(
        shares,
        shares,
        fc.constantFrom(0, 0.25, 0.5, 1),
        fc.double({ min: 0.01, max: 9, noNaN: true }),
        (decay, growth, participation, step) => {
          const stock = new Stock({ decay, growth, ceiling: 'none' });
          for (let i = 0; i < 6; i++) stock.pass(step, 2, participation);
          const expected = annuity(2, growth * participation - decay, 6 * step);
          expect(Math.abs(stock.units - expected)).toBeLessThan(1e-9 * (1 + expected));
        },
      ),
    );
  });

  it('does not grow without people, and keeps below its ceiling', () => {
    const alone = new Stock({ decay: 0, growth: 0.5, ceiling: 'none' });
    for (let week = 0; week < 10; week++) alone.pass(1, 1, 0);
    expect(alone.units).toBe(10);
    const full = new Stock({ decay: 0, growth: 0.3, ceiling: 100 });
    full.pass(1, 1, 1);
    for (let week = 0; week < 200; week++) full.pass(1, 0, 1);
    expect(full.units).toBeCloseTo(100, 6);
  });

  it('counts the unit-weeks that were there', () => {
    const even = new Stock({ decay: 0, growth: 0, ceiling: 'none' });
    expect(even.pass(10, 2, 0)).toBeCloseTo(100, 9); // the area under 2t from 0 to 10
    const days = new Stock({ decay: 0.01, growth: 0.03, ceiling: 'none' });
    const weeks = new Stock({ decay: 0.01, growth: 0.03, ceiling: 'none' });
    let byDay = 0;
    for (let day = 0; day < 364; day++) byDay += days.pass(1 / 7, 2, 1);
    expect(Math.abs(weeks.pass(52, 2, 1) / byDay - 1)).toBeLessThan(1e-4); // a straight line for a curve of 2 % a week
  });
});

describe('content', () => {
  const market = town({ people: 1000 });

  it('pays by the week, to the cent, and visits go on when payment ends', () => {
    const written = { costPerWeek: 150.25, weeks: '2-4' };
    const { plan, spent, exposures, ends } = play('content', written, { clock: clockOf('week', 6), market, flight: 1 });
    expect([...spent]).toEqual([0, 0, 15025, 15025, 15025, 0, 0]);
    expect([...plan]).toEqual([...spent]);
    expect(ends).toBe(6);
    expect(exposures.map((list) => list.length)).toEqual([0, 0, 1, 1, 1, 1, 1]);
    expect(exposures[5][0]).toMatchObject({ channel: 'owned', to: 'open', claim: 0.7, halfLife: 0, flight: 1 });
  });

  it('draws the visits of its stock: a week of a straight line', () => {
    const written = { costPerWeek: 0, deposit: 2, decay: 0, visits: 5 };
    const { exposures } = play('content', written, { clock: clockOf('week', 3), market });
    expect(exposures.flat().map((exposure) => exposure.contacts)).toEqual([5, 15, 25]);
  });

  it('compounds by participation, which is full at the reference and no more than that', () => {
    const written = { costPerWeek: 0, deposit: 1, decay: 0, growth: '10%', reference: '1%' };
    const total = (talkers: number) => {
      const { exposures } = play('content', written, { clock: clockOf('week', 30), market, talkers: () => talkers });
      return exposures.flat().reduce((all, exposure) => all + exposure.contacts, 0);
    };
    expect(total(5)).toBeGreaterThan(total(0));
    expect(total(10)).toBeGreaterThan(total(5));
    expect(total(40)).toBe(total(10)); // 10 of 1,000 people are the reference
  });

  it('spends the same money on any clock', () => {
    for (const clock of [clockOf('day', 364), clockOf('week', 52), clockOf('month', 13)]) {
      const { plan, spent } = play('content', { costPerWeek: 99.99, weeks: '1-52' }, { clock, market });
      expect(sum(plan)).toBe(519948);
      expect([...spent]).toEqual([...plan]);
    }
  });

  it('must end with the run, and is refused where the run waits for quiet', () => {
    expect(problems('content', { costPerWeek: 1 })).toEqual([]);
    expect(problems('content', { costPerWeek: 1, weeks: '50-53' })[0].path).toEqual(['weeks']);
    const quiet = { ...clockOf('week', 10000), untilQuiet: true };
    expect(problems('content', { costPerWeek: 1, weeks: '1-4' }, { clock: quiet })[0].message).toContain('until-quiet');
  });
});
