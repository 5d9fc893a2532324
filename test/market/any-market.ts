// Small markets of any shape, for properties that must hold in all of them.

import fc from 'fast-check';
import { privateMemory } from '../../sim/kernel/memory.ts';
import { makeIds } from '../../sim/market/ids.ts';
import type { Market, Segment } from '../../sim/market/market.ts';
import { tieRows, turnRows } from '../../sim/market/rows.ts';
import { plainMarket } from './plain.ts';

export interface Ties {
  readonly people: number;
  readonly directed: boolean;
  /** No pair twice, a mutual one in one order only. */
  readonly pairs: readonly (readonly [number, number])[];
}

/** A market by its ties, with weights and strengths in their order, and whatever else is given. */
export function tiedMarket(
  { people, directed, pairs }: Ties,
  carried: { readonly weights?: readonly number[]; readonly strong?: readonly boolean[] } = {},
  given: Partial<Market> = {},
): Market {
  const list = {
    from: Uint32Array.from(pairs, ([from]) => from),
    to: Uint32Array.from(pairs, ([, to]) => to),
    length: pairs.length,
    weights: carried.weights === undefined ? null : Float64Array.from(carried.weights),
    strong: carried.strong === undefined ? null : Uint8Array.from(carried.strong, Number),
  };
  const out = tieRows(people, list, !directed, privateMemory);
  const heard = directed ? turnRows(people, out, privateMemory) : out;
  return plainMarket({ people, out, in: heard, ties: pairs.length, directed, ...given });
}

export const anyTies: fc.Arbitrary<Ties> = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.boolean())
  .chain(([people, directed]) => {
    const all: [number, number][] = [];
    for (let a = 0; a < people; a++) for (let b = directed ? 0 : a + 1; b < people; b++) if (a !== b) all.push([a, b]);
    return fc.subarray(all).map((pairs) => ({ people, directed, pairs }));
  });

/** Every person in one of two or three segments, each of which has somebody. */
export function inSegments(of: readonly number[], names = ['one', 'two', 'three']): Partial<Market> {
  const segments = names
    .slice(0, Math.max(...of) + 1)
    .map((name, s): Segment => ({ name, people: of.filter((one) => one === s).length, fit: 1, value: 1 }));
  const segmentOf = Uint8Array.from(of);
  return { segments, segmentOf: segments.length > 1 ? segmentOf : null };
}

/** Names that tables and XML could trip over; what nobody can be called is left out. */
const anyName = fc
  .oneof(
    fc.constantFrom(
      '007',
      '#1',
      '=1+1',
      '-a',
      '@b',
      'a,b',
      'a;b',
      'say "hi"',
      "it's",
      '<b>&amp;',
      'Zoë',
      '日本',
      '😀',
      'a b',
      '"',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  )
  .filter((name) => name === name.trim() && name !== '' && !/[\p{Cc}\p{Cf}\p{Cn}\p{Zl}\p{Zp}\uFFFE\uFFFF]/u.test(name));

/** So many different names, in canonical order. */
export const anyNames = (people: number) =>
  fc
    .uniqueArray(anyName, { minLength: people, maxLength: people })
    .map((names) => makeIds(names.sort(canonical), privateMemory));

function canonical(a: string, b: string): number {
  const [x, y] = [a, b].map((name) => /^[0-9]+$/.test(name));
  if (x !== y) return x ? -1 : 1;
  return x && a.length !== b.length ? a.length - b.length : a < b ? -1 : 1;
}
