// Rows and preferential attachment by the kernel are those of their twins.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kernelMemory } from '../../sim/kernel/arena.ts';
import { kernelFor, WORTH_A_KERNEL } from '../../sim/kernel/kernel.ts';
import { rootKey } from '../../sim/kernel/luck.ts';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { attach, attachPlainly, tieCount } from '../../sim/market/attachment.ts';
import { kernelRows } from '../../sim/market/kernel-rows.ts';
import { tieRows } from '../../sim/market/rows.ts';

const plain = (rows: { offsets: Uint32Array; targets: Uint32Array }) => ({
  offsets: [...rows.offsets],
  targets: [...rows.targets],
});

describe('rows', () => {
  const list = fc
    .record({
      people: fc.integer({ min: 1, max: 400 }),
      length: fc.nat(3000),
      hub: fc.boolean(),
      listed: fc.boolean(),
      seed: fc.nat(),
    })
    .map(({ people, length, hub, listed, seed }) => {
      let state = seed | 1;
      const next = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) % people;
      const from = Uint32Array.from({ length: length + 5 }, () => (hub && next() % 3 === 0 ? 0 : next()));
      // Person by person, all told from the lower end or all from the higher, or in any order.
      const to = Uint32Array.from(from, (person) => (listed && seed % 3 > 0 ? Math.min(person, next()) : next()));
      if (listed) from.subarray(0, length).sort();
      const turned = listed && seed % 3 > 1;
      if (turned) for (let tie = 0; tie < length; tie++) to[tie] = people - 1 - to[tie];
      return { people, ties: { from, to, length, weights: null } };
    });

  test.each([false, true])('of any list, with repeats, loops and hubs; both ways: %s', (bothWays) => {
    fc.assert(
      fc.property(list, fc.nat(9), fc.boolean(), ({ people, ties }, shift, there) => {
        const memory = kernelMemory(privateMemory);
        const own = there ? { ...ties, from: memory.u32(ties.from.length), to: memory.u32(ties.to.length) } : ties;
        own.from.set(ties.from);
        own.to.set(ties.to);
        const rows = kernelRows(people, own, bothWays, shift)!;
        expect(plain(rows)).toEqual(plain(tieRows(people, ties, bothWays, privateMemory)));
      }),
      { numRuns: 80 },
    );
  });

  test('a list that is worth a kernel goes to it, and comes out in order', () => {
    const length = 2 * WORTH_A_KERNEL;
    const from = Uint32Array.from({ length }, (_, tie) => (tie * 7919) % 3001);
    const to = Uint32Array.from({ length }, (_, tie) => (tie * 104_729) % 3001);
    const { offsets, targets } = tieRows(3001, { from, to, length, weights: null }, true, privateMemory);
    const expected = Array.from({ length: 3001 }, () => [] as number[]);
    for (let tie = 0; tie < length; tie++) {
      expected[from[tie]].push(to[tie]);
      expected[to[tie]].push(from[tie]);
    }
    for (let person = 0; person < 3001; person++) {
      const row = [...targets.subarray(offsets[person], offsets[person + 1])];
      expect(row).toEqual(expected[person].sort((one, other) => one - other));
    }
  });
});

const few = fc.array(fc.nat(3), { minLength: 1, maxLength: 40 });

/** A kernel, and lists in its memory, with something behind them. */
function atWork(...lists: readonly (readonly number[])[]) {
  const memory = kernelMemory(privateMemory);
  const there = lists.map((list) => {
    const array = memory.u32(list.length);
    array.set(list);
    return array;
  });
  memory.u32(16);
  return { kernel: kernelFor(...there)!, places: there.map(({ byteOffset }) => byteOffset) };
}

test('lists are looked through four at a time as one by one', () => {
  fc.assert(
    fc.property(few, few, (one, other) => {
      const length = Math.min(one.length, other.length);
      const { kernel, places } = atWork(one, other);
      const count = (is: (a: number, b: number) => boolean) =>
        one.slice(0, length).filter((a, i) => is(a, other[i])).length;
      expect(kernel.same(places[0], places[1], length)).toBe(count((a, b) => a === b));
      expect(kernel.rising(places[0], places[1], length)).toBe(count((a, b) => a < b));
      expect(kernel.largest(places[0], one.length, 2)).toBe(Math.max(2, ...one));
    }),
    { seed: 15 },
  );
});

test('who stands twice in a row is found, and not who stands in two', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(4), { maxLength: 5 }), { minLength: 1, maxLength: 9 }), (rows) => {
      const sorted = rows.map((row) => row.sort());
      const offsets = [0];
      for (const { length } of sorted) offsets.push(offsets.at(-1)! + length);
      const { kernel, places } = atWork(offsets, sorted.flat());
      const again = sorted.map((row) => row.length - new Set(row).size).reduce((sum, many) => sum + many, 0);
      expect(kernel.repeats(places[0], rows.length, places[1])).toBe(again);
    }),
    { seed: 16 },
  );
});

test.each([1, 2, 5, 40, 700])('preferential attachment with %i ties', (ties) => {
  const how = { people: Math.ceil((2 * WORTH_A_KERNEL) / ties) + ties + 300, ties };
  expect(tieCount(how)).toBeGreaterThanOrEqual(WORTH_A_KERNEL);
  const [quick, slow] = [attach, attachPlainly].map((made) => made(how, rootKey(`attach ${ties}`)));
  expect(quick.length).toBe(slow.length);
  for (const end of ['from', 'to'] as const)
    expect(quick[end].every((person, tie) => person === slow[end][tie])).toBe(true);
});
