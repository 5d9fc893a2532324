// Do the exact chains tell the truth? They are held against what is published and against each other.

import { describe, expect, it } from 'vitest';
import { finalSize, neverHeard } from './closed-forms.ts';
import { neverHearing, neverHearingOn, neverToldOn, toldOf } from './jump-chain.ts';

const everybody = (people: number) =>
  Array.from({ length: people }, (_, i) => Array.from({ length: people }, (_, j) => j).filter((j) => j !== i));
const mean = (chances: readonly number[]) => chances.reduce((sum, chance, count) => sum + chance * count, 0);
const expectSame = (one: readonly number[], other: readonly number[]) => {
  expect(one.length).toBe(other.length);
  for (const [place, chance] of one.entries()) expect(chance).toBeCloseTo(other[place], 12);
};

describe('rumours', () => {
  it('one spreader and two ignorants leave 2, 1, 0: 0, 1/4, 3/4 by Maki & Thompson; 0, 1/3, 2/3 by Daley & Kendall', () => {
    expectSame(neverHearing(3, 1, 'maki-thompson'), [3 / 4, 1 / 4, 0, 0]);
    expectSame(neverHearing(3, 1, 'daley-kendall'), [2 / 3, 1 / 3, 0, 0]);
  });
  it('on a complete graph, tie by tie and in numbers, come to the same', () => {
    for (const kind of ['maki-thompson', 'daley-kendall'] as const) {
      expectSame(neverHearingOn(everybody(5), [0, 3], kind), neverHearing(5, 2, kind));
    }
  });
  it('as people grow, a share of 0.2032 never hears it, by either kind', () => {
    for (const kind of ['maki-thompson', 'daley-kendall'] as const) {
      for (const people of [20, 60, 120]) {
        const share = mean(neverHearing(people, 1, kind)) / people;
        expect(Math.abs(share - neverHeard())).toBeLessThan(0.7 / people);
      }
    }
  });
});

describe('SIR', () => {
  it('the recursion and the chain of jumps come to the same', () => {
    const [contact, recover] = [0.5, 0.8];
    const told = toldOf(4, 2, (people) => recover / (recover + people * contact));
    const chain = neverToldOn(everybody(6), [1, 2], contact, recover);
    expectSame(
      told,
      told.map((_, size) => chain[4 - size]),
    );
  });
  it('two people: T = contact / (contact + recover)', () => {
    expectSame(neverToldOn([[1], [0]], [0], 3, 1), [3 / 4, 1 / 4, 0]);
    expectSame(
      toldOf(1, 1, (people) => 1 / (1 + 3 * people)),
      [1 / 4, 3 / 4],
    );
  });
  it('as people grow, the sizes part in two: none to speak of, or about z with z = 1 − e^(−Rz)', () => {
    const others = 60;
    const told = toldOf(others, 1, (people) => 1 / (1 + (2.5 / others) * people));
    expect(told.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
    const large = told.map((chance, size) => (size > others / 3 ? chance : 0));
    const share = mean(large) / large.reduce((sum, chance) => sum + chance, 0) / others;
    expect(Math.abs(share - finalSize(2.5))).toBeLessThan(0.02);
  });
});
