// Names, luck keys, and the set of numbers behind them.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { privateMemory, sharedMemory } from '../../sim/kernel/memory.ts';
import { compareIds, copyIds, Ids, luckKeys, makeIds } from '../../sim/market/ids.ts';
import { NumberSet } from '../../sim/market/number-set.ts';

const name = fc.oneof(fc.nat().map(String), fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }));
const canonical = fc.uniqueArray(name, { maxLength: 40 }).map((names) => names.sort(compareIds));

describe('names', () => {
  it('stand in canonical order: digits by length and then text, the others by code units', () => {
    const order = [
      '0',
      '2',
      '10',
      '007',
      '010',
      '99999999999999999999',
      '',
      '-1',
      '1e3',
      'A',
      'a',
      'é',
      '😀',
      '\ufffd',
    ];
    expect([...order].reverse().sort(compareIds)).toEqual(order);
  });

  it('are read back and found, in any memory', () => {
    fc.assert(
      fc.property(canonical, name, (names, other) => {
        const made = makeIds(names, privateMemory);
        const copy = copyIds(made, sharedMemory);
        for (const ids of [made, copy, new Ids(copy.bytes, copy.offsets)]) {
          expect(names.map((_, person) => ids.text(person))).toEqual(names);
          expect(names.map((text) => ids.find(text))).toEqual(names.map((_, person) => person));
          expect(ids.find(other)).toBe(names.indexOf(other));
        }
      }),
      { seed: 7 },
    );
    expect(makeIds(['\ufeffa'], privateMemory).text(0)).toBe('\ufeffa');
  });

  it('refuses repeats and another order', () => {
    expect(() => makeIds(['a', 'a'], privateMemory)).toThrow("'a' before 'a'");
    expect(() => makeIds(['10', '2'], privateMemory)).toThrow('canonical order');
  });
});

describe('luck keys', () => {
  const ids = makeIds(['a', 'b', 'c', 'd'], privateMemory);

  it('are never shared: the later of two names with one hash is hashed again', () => {
    const hash = (text: string) => (text.length === 1 ? 5 : text === 'c\n1' ? 9 : 5 + Number(text.split('\n')[1]));
    expect([...luckKeys(ids, privateMemory, hash)]).toEqual([5, 6, 9, 7]);
  });

  it('are distinct for very many people', () => {
    const many = makeIds(
      Array.from({ length: 200_000 }, (_, i) => String(i)),
      privateMemory,
    );
    expect(new Set(luckKeys(many, privateMemory)).size).toBe(200_000);
  });
});

it('a set of numbers is a set', () => {
  const value = fc.oneof(
    fc.nat(50),
    fc.maxSafeNat().map((big) => Math.min(big, 2 ** 53 - 3)),
    fc.constantFrom(0, 2 ** 32, 2 ** 32 + 1),
  );
  fc.assert(
    fc.property(fc.array(value, { maxLength: 200 }), fc.array(value), (values, others) => {
      const set = new NumberSet();
      const known = new Set<number>();
      for (const each of values) {
        expect(set.add(each)).toBe(!known.has(each));
        known.add(each);
      }
      for (const each of [...values, ...others]) expect(set.has(each)).toBe(known.has(each));
    }),
    { seed: 9 },
  );
});
