// Markets as the engine sees them: rows, segments, names, luck.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { below, derive, hashText } from '../../sim/kernel/luck.ts';
import { privateMemory, sharedMemory } from '../../sim/kernel/memory.ts';
import { buildMarket, describeMarket, emptyRows, marketBytes } from '../../sim/market/build.ts';
import type { Market, Rows } from '../../sim/market/market.ts';
import { customerValue, degree, fitOf, idOf, keyOf, segmentOf } from '../../sim/market/market.ts';
import { tieRows, turnRows } from '../../sim/market/rows.ts';
import { largestRemainder } from '../../sim/market/shares.ts';
import { build, everyone, hostOf, luck, market, networkNamed } from './helpers.ts';

const segments = [
  { name: 'fans', share: 0.103, fit: 0.8, value: 2 },
  { name: 'others', share: 0.6, fit: 0.1, value: 1 },
  { name: 'never', share: 0.297, fit: 0, value: 1 },
];

const row = (rows: Rows, person: number) => [...rows.targets.subarray(rows.offsets[person], rows.offsets[person + 1])];

function counted(built: Market): number[] {
  const counts = built.segments.map(() => 0);
  for (let person = 0; person < built.people; person++) counts[built.segmentOf![person]]++;
  return counts;
}

describe('rows', () => {
  it('mutual ties stand in both rows, sorted, and `in` is `out`', () => {
    const built = market('watts-strogatz', { people: 400, ties: 6, rewiring: 0.4 });
    expect(built.in).toBe(built.out);
    expect(built.out.targets.length).toBe(2 * built.ties);
    for (let person = 0; person < 400; person++) {
      const mine = row(built.out, person);
      expect(mine).toEqual([...new Set(mine)].sort((a, b) => a - b));
      for (const friend of mine) expect(row(built.out, friend)).toContain(person);
    }
  });

  it('directed ties: `out` who hears, `in` who talks, weights along', () => {
    const files = { t: 'from,to,weight\nc,a,3\na,b,1\na,c,2\nb,c,5\n' };
    const built = market('file', { ties: 't', directed: true, weights: 'share' }, { files });
    expect([0, 1, 2].map((person) => row(built.out, person))).toEqual([[1, 2], [2], [0]]);
    expect([0, 1, 2].map((person) => row(built.in, person))).toEqual([[2], [0], [0, 1]]);
    expect([...built.out.weights!]).toEqual([1, 2, 5, 3]);
    expect([...built.in.weights!]).toEqual([3, 1, 2, 5]);
    expect([built.ties, built.directed]).toEqual([4, true]);
  });

  it('are the lists of a slow builder, on any list of ties', () => {
    const tie = fc.tuple(fc.nat(19), fc.nat(19), fc.double({ min: 0, max: 9, noNaN: true }));
    fc.assert(
      fc.property(fc.array(tie, { maxLength: 80 }), fc.boolean(), (ties, bothWays) => {
        const list = {
          from: Uint32Array.from(ties, ([from]) => from),
          to: Uint32Array.from(ties, ([, to]) => to),
          weights: Float64Array.from(ties, ([, , weight]) => weight),
          length: ties.length,
        };
        const rows = tieRows(20, list, bothWays, privateMemory);
        const turned = turnRows(20, rows, privateMemory);
        const told = ties.flatMap(([a, b, w]) =>
          bothWays
            ? [
                [a, b, w],
                [b, a, w],
              ]
            : [[a, b, w]],
        );
        const seen = (found: Rows) =>
          [0, ...Array(19).keys(), 19].slice(1).flatMap((person) =>
            Array.from({ length: degree(found, person) }, (_, i) => {
              const e = found.offsets[person] + i;
              return [person, found.targets[e], found.weights![e]];
            }),
          );
        const byValue = (a: number[], b: number[]) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
        const sorted = (triples: number[][]) => [...triples].sort(byValue);
        expect(sorted(seen(rows))).toEqual(sorted(told));
        expect(sorted(seen(turned))).toEqual(sorted(told.map(([a, b, w]) => [b, a, w])));
        for (const found of [rows, turned]) {
          const order = seen(found).map(([a, b]) => a * 20 + b);
          expect(order).toEqual([...order].sort((a, b) => a - b));
        }
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  it('are those of a stable sort where people fill several bins, some rows are long and ties repeat', () => {
    const [people, length] = [2000, 30_000];
    const own = derive(luck, 1);
    // Every third tie leads to one of four people, whose rows have thousands of entries, most of them several times.
    const list = {
      from: Uint32Array.from({ length }, (_, t) => below(own, 2 * t, people)),
      to: Uint32Array.from({ length }, (_, t) => below(own, 2 * t + 1, t % 3 === 0 ? 4 : people)),
      weights: Float64Array.from({ length }, (_, t) => t),
      strong: Uint8Array.from({ length }, (_, t) => t % 2),
      length,
    };
    for (const bothWays of [true, false]) {
      const told = Array.from({ length }, (_, t) => [list.from[t], list.to[t], t]);
      const entries = bothWays ? told.flatMap(([a, b, t]) => [told[t], [b, a, t]]) : told;
      entries.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
      const rows = tieRows(people, list, bothWays, privateMemory);
      expect([...rows.targets]).toEqual(entries.map(([, to]) => to));
      expect([...rows.weights!]).toEqual(entries.map(([, , t]) => t));
      expect([...rows.strong!]).toEqual(entries.map(([, , t]) => t % 2));
      const turned = turnRows(people, rows, privateMemory);
      entries.sort((one, other) => one[1] - other[1] || one[0] - other[0]);
      expect([...turned.targets]).toEqual(entries.map(([from]) => from));
      expect([...turned.weights!]).toEqual(entries.map(([, , t]) => t));
      for (const [end, found] of [rows, turned].entries()) {
        const counts = new Array<number>(people).fill(0);
        for (const entry of entries) counts[entry[end]]++;
        expect(counts).toEqual(counts.map((_, person) => degree(found, person)));
      }
    }
  });

  it('are the same however ties are listed: person by person, which is dealt in a way of its own, or not', () => {
    const [people, length] = [2000, 30_000];
    const own = derive(luck, 2);
    for (const most of [people, 4]) {
      const from = Uint32Array.from({ length }, (_, t) => below(own, 2 * t, people)).sort();
      const to = from.map((_, t) => below(own, 2 * t + 1, t % 3 === 0 ? most : people));
      const turned = { from: from.toReversed(), to: to.toReversed(), length, weights: null };
      const listed = tieRows(people, { from, to, length, weights: null }, true, privateMemory);
      expect(listed).toEqual(tieRows(people, turned, true, privateMemory));
    }
  });

  it('a world without ties has empty rows', () => {
    const rows = emptyRows(3);
    expect([...rows.offsets, ...rows.targets]).toEqual([0, 0, 0, 0]);
  });
});

describe('segments', () => {
  it('hold exactly their shares, in runs or scattered', () => {
    for (const people of [997, 1000]) {
      for (const together of [1, 7, 50, 2000]) {
        const built = market('ring', { people, ties: 2 }, { segments, together });
        const counts = largestRemainder([0.103, 0.6, 0.297], people);
        expect(counted(built)).toEqual(counts);
        expect(built.segments.map((segment) => segment.people)).toEqual(counts);
      }
    }
  });

  it('runs keep neighbours together: a run is split only where a segment is full', () => {
    const built = market('ring', { people: 5000, ties: 2 }, { segments, together: 50 });
    let split = 0;
    for (let run = 0; run < 100; run++) {
      if (new Set(built.segmentOf!.subarray(run * 50, run * 50 + 50)).size > 1) split++;
    }
    expect(split).toBeLessThanOrEqual(2);
  });

  it('people are placed at random: everybody is a fan as often as anybody', () => {
    const rounds = 2000;
    const often = new Array(40).fill(0);
    const halves = [0.25, 0.75].map((share, i) => ({ name: String(i), share, fit: 0, value: 1 }));
    for (let round = 0; round < rounds; round++) {
      const built = market('ring', { people: 40, ties: 2 }, { segments: halves, key: derive(luck, round) });
      for (let person = 0; person < 40; person++) if (built.segmentOf![person] === 0) often[person]++;
    }
    const limit = 4.5 * Math.sqrt(rounds * 0.25 * 0.75);
    for (const times of often) expect(Math.abs(times - rounds / 4)).toBeLessThan(limit);
  });

  it('one segment needs no list; fit and value come from the segment', () => {
    expect(market('ring', { people: 9, ties: 2 }).segmentOf).toBeNull();
    const built = market('ring', { people: 100, ties: 2 }, { segments });
    for (let person = 0; person < 100; person++) {
      const { fit, value } = segments[built.segmentOf![person]];
      expect([fitOf(built, person), customerValue(built, person)]).toEqual([fit, value]);
    }
  });

  it('can be the groups of the network', () => {
    const params = { people: 1000, groups: 'segments', ties: 5, within: 1 };
    const built = market('stochastic-block', params, { segments });
    expect(counted(built)).toEqual([103, 600, 297]);
    for (let person = 0; person < 1000; person++) {
      for (const friend of row(built.out, person)) expect(segmentOf(built, friend)).toBe(segmentOf(built, person));
    }
    expect(built.warnings).toEqual([]);
  });

  it('can be named by a table of people; other shares than the scenario says are told', () => {
    const files = { t: 'a,b\nb,c\nc,d\n', p: 'id,segment\na,fans\nb,fans\nc,others\nd,fans\n' };
    const params = { ties: 't', people: 'p' };
    const own = market('file', params, { files });
    expect(own.segments).toEqual([
      { name: 'fans', people: 3, fit: 0.5, value: 1 },
      { name: 'others', people: 1, fit: 0.5, value: 1 },
    ]);
    const given = market('file', params, { files, segments });
    expect(given.segments.map(({ name, people, fit }) => [name, people, fit])).toEqual([
      ['fans', 3, 0.8],
      ['others', 1, 0.1],
      ['never', 0, 0],
    ]);
    expect(given.warnings).toEqual([
      "segment 'fans' holds 75 % of the people, as given there, not 10.3 %",
      "segment 'others' holds 25 % of the people, as given there, not 60 %",
      "segment 'never' holds 0 % of the people, as given there, not 29.7 %",
    ]);
  });
});

describe('luck and names', () => {
  const ask = { segments, together: 3 };

  it('the same luck gives the same bytes, another market others', () => {
    const params = { people: 3000, ties: 4 };
    const one = market('barabasi-albert', params, ask);
    expect(market('barabasi-albert', params, ask)).toEqual(one);
    const other = market('barabasi-albert', params, { ...ask, key: derive(luck, 2) });
    expect(other.out).not.toEqual(one.out);
    expect(other.segmentOf).not.toEqual(one.segmentOf);
  });

  it('ties do not depend on the segments', () => {
    const params = { people: 300, ties: 4, rewiring: 0.5 };
    expect(market('watts-strogatz', params, ask).out).toEqual(market('watts-strogatz', params).out);
  });

  it('people of generated markets are numbers; those of files keep their luck whoever else is there', () => {
    const generated = market('ring', { people: 12, ties: 2 });
    expect([idOf(generated, 11), keyOf(generated, 11)]).toEqual(['11', 11]);
    const small = market('file', { ties: 't' }, { files: { t: 'ann,bob\n' } });
    const large = market('file', { ties: 't' }, { files: { t: 'ann,bob\naaa,1\n' } });
    const place = large.ids!.find('bob');
    expect([idOf(large, place), keyOf(large, place)]).toEqual(['bob', hashText('bob')]);
    expect(keyOf(small, small.ids!.find('bob'))).toBe(hashText('bob'));
  });

  it('everything that stays is in the memory handed in', () => {
    const files = { t: 'from,to,weight\nann,bob,1\nbob,eve,1\n' };
    const network = networkNamed('file');
    const params = { ties: 't', directed: true, reverse: false, weights: 'share' };
    const spec = { network: { name: 'file', params }, redraw: Infinity, segments, together: 1 };
    const { out, in: into, segmentOf: of, keys, ids } = buildMarket(spec, network, luck, hostOf(files), sharedMemory);
    const arrays = [out.offsets, out.targets, out.weights, into.offsets, into.targets, into.weights];
    for (const array of [...arrays, of, keys, ids!.bytes, ids!.offsets]) {
      expect(array!.buffer).toBeInstanceOf(SharedArrayBuffer);
    }
  });
});

it('describes a market in figures', () => {
  const star = market('file', { ties: 't', people: 'p' }, { files: { t: '1 2\n1 3\n1 4\n', p: 'id\n5\n' } });
  expect(describeMarket(star)).toEqual({
    people: 5,
    ties: 3,
    directed: false,
    meanDegree: 6 / 5,
    maxDegree: 3,
    isolated: 1,
    segments: [{ name: 'everyone', people: 5, share: 1 }],
  });
});

it('bounds the memory that it takes', () => {
  let taken = 0;
  const count = (bytes: number) => {
    taken += bytes;
    return new ArrayBuffer(bytes);
  };
  const list = build('ring', { people: 1000, ties: 10 });
  tieRows(1000, list, true, { ...privateMemory, u32: (length) => new Uint32Array(count(4 * length)) });
  expect(taken).toBeGreaterThan(8 * list.length);
  expect(taken + list.from.byteLength + list.to.byteLength).toBeLessThan(marketBytes(1000, list.length));
});

describe('largest remainder', () => {
  it('adds up, and nobody is a whole person from their quota', () => {
    const shares = fc.array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(shares, fc.nat(100_000), (parts, total) => {
        const counts = largestRemainder(parts, total);
        const sum = parts.reduce((all, part) => all + part, 0);
        expect(counts.reduce((all, count) => all + count, 0)).toBe(total);
        counts.forEach((count, i) => {
          expect(Math.abs(count - (parts[i] / sum) * total)).toBeLessThan(1 + 1e-6);
        });
      }),
      { seed: 3 },
    );
  });

  it('is exact on whole quotas that binary fractions miss, and gives ties to the earlier', () => {
    expect(largestRemainder([0.29, 0.71], 100)).toEqual([29, 71]);
    expect(largestRemainder([0.1, 0.9], 20_000)).toEqual([2000, 18_000]);
    expect(largestRemainder([0.999, 0.0005], 1000)).toEqual([999, 1]);
    expect(largestRemainder([1, 1, 1], 8)).toEqual([3, 3, 2]);
    expect(largestRemainder([1, 0, 1], 3)).toEqual([2, 0, 1]);
  });
});

it('refuses a market of nobody', () => {
  const none = { ...networkNamed('path'), build: () => ({ ...build('path', { people: 1 }), people: 0 }) };
  const spec = { network: { name: 'path', params: {} }, redraw: 1, segments: everyone, together: 1 };
  expect(() => buildMarket(spec, none, luck, hostOf(), privateMemory)).toThrow('no people');
});
