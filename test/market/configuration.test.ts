// Given degrees, from a list or shares to a network: dealt out exactly, refused kindly where no network has them, and
// tied without any preference besides.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { derive } from '../../sim/kernel/luck.ts';
import { countDegrees, dealDegrees, impossible } from '../../sim/market/degrees.ts';
import { shelves } from '../../sim/registry.ts';
import type { Degrees } from '../../sim/scenario/params.ts';
import { readScenario } from '../../sim/scenario/read.ts';
import { formatProblems } from '../../sim/scenario/report.ts';
import { expectMean } from '../models/truth.ts';
import { build, degrees, luck, mean, networkNamed } from './helpers.ts';
import { allGraphs, friendsOf, sizes } from './tied.ts';

const { params, check, expectedTies } = networkNamed('configuration');
const asked = (people: number, given: unknown) => z.decode(params, { people, degrees: given }) as { degrees: Degrees };
const refused = (people: number, given: unknown) => check!(asked(people, given)).map(({ message }) => message);

describe('dealing', () => {
  const found = (people: number, given: unknown) => degrees(build('configuration', { people, degrees: given }));

  it('a list with an entry for everybody is met person by person', () => {
    expect(found(6, [3, 2, 2, 1, 1, 1])).toEqual([3, 2, 2, 1, 1, 1]);
    expect(found(3, [0, 0, 0])).toEqual([0, 0, 0]);
  });

  it('a shorter one begins again', () => {
    expect(found(9, [1, 2, 2, 5])).toEqual([1, 2, 2, 5, 1, 2, 2, 4, 1]);
    expect(found(9, [1, 2, 2, 4])).toEqual([1, 2, 2, 4, 1, 2, 2, 3, 1]);
  });

  it('shares become whole people, those with fewest ties first', () => {
    expect(found(10, { 4: '20%', 1: '50%', 2: 0.3 })).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 4, 3]);
  });

  it('where an odd sum comes of that, the last of those with most ties has one less, and a warning says so', () => {
    const less = build('configuration', { people: 7, degrees: [1, 3] });
    expect(degrees(less)).toEqual([1, 3, 1, 3, 1, 2, 1]);
    expect(less.warnings[0]).toContain('one less');
    expect(build('configuration', { people: 8, degrees: [1, 3] }).warnings).toEqual([]);
  });

  it('counts are those of what is dealt, and even', () => {
    const list = fc.array(fc.nat(6), { minLength: 1, maxLength: 8 }).map((each) => ({ each }));
    const share = fc.array(fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 5 });
    const shares = share.map((parts) => {
      const distinct = new Map(parts);
      const sum = [...distinct.values()].reduce((all, part) => all + part, 0);
      return { shares: [...distinct].map(([ties, part]) => ({ ties, share: part / sum })) };
    });
    fc.assert(
      fc.property(fc.oneof(list, shares), fc.integer({ min: 1, max: 30 }), (given, people) => {
        const dealt = [...dealDegrees(given, people)];
        const counts = countDegrees(given, people);
        expect(counts.flatMap((alike) => new Array(alike.people).fill(alike.ties))).toEqual(
          [...dealt].sort((a, b) => b - a),
        );
        expect(new Set(counts.map(({ ties }) => ties)).size).toBe(counts.length);
        const sum = dealt.reduce((all, ties) => all + ties, 0);
        if ('shares' in given || given.each.length < people) expect(sum % 2).toBe(0);
        else expect(dealt).toEqual(given.each.slice(0, people));
      }),
      { numRuns: 300, seed: 8 },
    );
  });
});

describe('what cannot be', () => {
  it('is refused just where none of all graphs of five people has the degrees', () => {
    const graphs = allGraphs(5);
    for (let code = 0; code < 6 ** 5; code++) {
      const each = [0, 1, 2, 3, 4].map((person) => Math.floor(code / 6 ** person) % 6);
      const possible = impossible(countDegrees({ each }, 5)) === undefined;
      if (possible !== graphs.has(each.join())) expect.fail(each.join());
    }
  });

  it('is refused just where the definition of Erdős and Gallai says so', () => {
    const degreesOfMany = fc.array(fc.nat(30), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(degreesOfMany, (each) => {
        const falling = each.toSorted((a, b) => b - a);
        const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0);
        const fits = falling.every((_, i) => {
          const group = i + 1;
          const others = falling.slice(group).map((ties) => Math.min(ties, group));
          return sum(falling.slice(0, group)) <= group * i + sum(others);
        });
        const possible = impossible(countDegrees({ each }, each.length)) === undefined;
        expect(possible).toBe(fits && sum(each) % 2 === 0);
      }),
      { numRuns: 500, seed: 4 },
    );
  });

  it('is told with numbers', () => {
    expect(refused(4, [3, 3, 1, 1])).toEqual([
      'is impossible: the 2 people with most ties would have 6 in all, but with each other and all others at most 4',
    ]);
    expect(refused(4, [4, 2, 1, 1])).toEqual(['has 4 ties for somebody, but there are only 3 others']);
    expect(refused(3, [1, 1, 1])).toEqual(['has the sum 3, an odd number, but every tie has two ends']);
    expect(refused(2, [1, 1, 1])).toEqual(['has 3 entries for 2 people']);
    expect(refused(4, [3, 1, 1, 1])).toEqual([]);
  });

  it('is judged without building it', () => {
    const many = { people: 50_000_000, ...asked(1, [2, 8]) };
    expect([check!({ ...many, people: 50_000_000 }), expectedTies({ ...many, people: 50_000_000 })]).toEqual([
      [],
      125_000_000,
    ]);
  });

  it('is told with line and column', () => {
    const problems = (given: string) => {
      const text = `title: A\nmarket:\n  network: {type: configuration, people: 4, degrees: ${given}}\nspread: {model: bass}\n`;
      const result = readScenario(text, { file: 'a.yaml', registry: shelves });
      return result.ok ? '' : formatProblems(result.problems).split('\n')[0];
    };
    expect(problems('[1, 1, 1, 1]')).toBe('');
    expect(problems('{1: 50%, 2: 50%}')).toBe('');
    expect(problems('[3, 3, 1, 1]')).toMatch(/^a\.yaml:3:45: degrees is impossible: the 2 people with most ties/);
    expect(problems('[1, 1.5]')).toMatch(/^a\.yaml:3:58: degrees\[1\] is '1.5', but takes a whole number of ties/);
    expect(problems('{1: 50%, 2: 40%}')).toMatch(/^a\.yaml:3:45: degrees: the shares sum to 90%/);
  });
});

describe('ties', () => {
  it('exact degrees, simple, whatever the degrees are', () => {
    const heavy = fc.array(fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 20 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(heavy, fc.integer({ min: 12, max: 80 }), fc.nat(), (each, people, subject) => {
        const given = asked(people, each);
        fc.pre(check!({ ...given }).length === 0);
        const list = build('configuration', { people, degrees: each }, derive(luck, subject));
        expect(sizes(friendsOf(people, list))).toEqual([...dealDegrees({ each }, people)]);
        expect(list.length).toBe(expectedTies({ ...given }));
      }),
      { numRuns: 100, seed: 21 },
    );
  });

  it('who has many friends has no other friends than who has few: all have ⟨k²⟩/⟨k⟩ on average', () => {
    const [people, each] = [2000, [1, 2, 3, 14]];
    const worlds = Array.from({ length: 20 }, (_, world) =>
      friendsOf(people, build('configuration', { people, degrees: each }, derive(luck, world))),
    );
    for (const ties of each) {
      const samples = worlds.map((friends) => {
        const ends = friends.filter((mine) => mine.size === ties).flatMap((mine) => [...mine]);
        return mean(ends.map((friend) => friends[friend].size));
      });
      // Ties that would stand twice lie mostly between people with many; their chance here is 14²/10,000: 2 %.
      expectMean(Float64Array.from(samples), (1 + 4 + 9 + 196) / 20, 0.02 * 10.5);
    }
  });

  it('a survey of hubs is dealt to a large market exactly', () => {
    const each = Array.from({ length: 200 }, (_, i) => Math.ceil(200 / (i + 1)));
    const list = build('configuration', { people: 20_000, degrees: each });
    expect(sizes(friendsOf(20_000, list))).toEqual([...dealDegrees({ each }, 20_000)]);
  });
});
