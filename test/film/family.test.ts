// The tree of one adopter: who is in it, how it is laid out, what is left out, on trees made by chance and on a real run.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { familyOf, generationsOf, greatest, tidy, winnerOf } from '../../sim/film/family.ts';
import type { Cascade } from '../../sim/metrics/cascade.ts';
import { cascadeOf } from '../../sim/metrics/cascade.ts';
import { EVENT } from '../../sim/world/events.ts';
import { played } from './run.ts';

/** A forest by its parents; person p is member `turn(p)`. */
function forest(parents: readonly number[]): Cascade {
  const members = parents.length;
  const step: number[] = [];
  for (const parent of parents) step.push(parent < 0 ? 0 : step[parent] + 1);
  return {
    members,
    person: Int32Array.from(parents, (_, i) => 100 + members - i),
    parent: Int32Array.from(parents),
    step: Int32Array.from(step),
    placed: new Uint8Array(members),
  };
}
const forests = fc
  .array(fc.integer({ min: -1, max: 60 }), { minLength: 1, maxLength: 80 })
  .map((drawn) => forest(drawn.map((parent, i) => Math.min(parent, i - 1))));

describe('a family', () => {
  it('is a person, whom they won, whom those won; each after who won them: slow twin', () => {
    fc.assert(
      fc.property(forests, fc.nat(79), (cascade, drawn) => {
        const root = cascade.person[drawn % cascade.members];
        const family = familyOf(cascade, root);
        const way = (person: number): number[] => {
          const winner = winnerOf(cascade, person);
          return winner === undefined ? [person] : [person, ...way(winner)];
        };
        const slow = [...cascade.person].filter((person) => way(person).includes(root));
        expect(family.map(({ person }) => person)).toEqual(slow);
        family.forEach(({ parent, generation, person, below }, place) => {
          expect(parent).toBeLessThan(place);
          expect(generation).toBe(way(person).indexOf(root));
          expect(below).toBe(familyOf(cascade, person).length - 1);
          if (place > 0) expect(family[parent].person).toBe(winnerOf(cascade, person));
        });
        expect(generationsOf(family).reduce((sum, count) => sum + count, 0)).toBe(family.length - 1);
      }),
      { numRuns: 60 },
    );
  });

  it('of whom nobody knows is empty; the greatest is the one with most, then the lowest number', () => {
    expect(familyOf(forest([-1, 0]), 7)).toEqual([]);
    expect(greatest(forest([-1, -1, -1]))).toBeUndefined();
    // Persons 104, 103 each won one: members 0 and 1.
    expect(greatest(forest([-1, -1, 0, 1]))).toBe(103);
    expect(greatest(forest([-1, -1, 0, 0, 1]))).toBe(105);
  });

  it('is laid out without crossings: rows of a branch are its own', () => {
    fc.assert(
      fc.property(forests, fc.integer({ min: 1, max: 90 }), (cascade, most) => {
        const root = greatest(cascade) ?? cascade.person[0];
        const family = familyOf(cascade, root);
        const { kept, rows, height, left } = tidy(family, most);
        expect(kept.length).toBe(Math.min(most, family.length));
        expect(left).toBe(family.length - kept.length);
        const smallest = Math.min(...kept.map((place) => family[place].below));
        family.forEach(({ below, parent }, place) => {
          if (!kept.includes(place)) expect(below).toBeLessThanOrEqual(smallest);
          else if (parent >= 0) expect(kept).toContain(parent);
        });
        const within = (place: number, of: number): boolean =>
          place === of || (place > of && within(family[place].parent, of));
        for (const of of kept) {
          const own = rows.filter((_, at) => within(kept[at], of));
          const [low, high] = [Math.min(...own), Math.max(...own)];
          kept.forEach((place, at) => {
            const relative = within(place, of) || within(of, place);
            if (!relative) expect(rows[at] < low || rows[at] > high).toBe(true);
          });
        }
        expect(Math.max(...rows)).toBeLessThanOrEqual(height - 1);
      }),
      { numRuns: 60 },
    );
  });

  it('of a real run holds only people who got it, from people who had it before', () => {
    const { log, market } = played('{type: watts-strogatz, people: 300, ties: 8, rewiring: 0.1}', 4);
    const root = greatest(cascadeOf(log, market.people))!;
    const family = familyOf(cascadeOf(log, market.people), root);
    expect(family.length).toBeGreaterThan(3);
    const gotAt = new Map<number, number>();
    for (let row = 0; row < log.length; row++) {
      if (log.event[row] === EVENT.adopted || log.event[row] === EVENT.placed)
        gotAt.set(log.person[row], log.step[row]);
    }
    for (const { person, step, parent } of family) {
      expect(gotAt.get(person)).toBe(step);
      if (parent >= 0) expect(family[parent].step).toBeLessThanOrEqual(step);
    }
  });
});
