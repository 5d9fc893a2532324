// Preferential attachment against a version that anybody can see is right: whoever is drawn is looked up in the list of ties,
// and whom the newcomer has is a set.

import { expect, it } from 'vitest';
import type { Key } from '../../sim/kernel/luck.ts';
import { derive, uniform } from '../../sim/kernel/luck.ts';
import { attach } from '../../sim/market/attachment.ts';
import { luck } from './helpers.ts';

function plainly(people: number, ties: number, key: Key): [from: number, to: number][] {
  const list: [number, number][] = Array.from({ length: ties }, (_, tie) => [0, tie + 1]);
  for (let newcomer = ties + 1; newcomer < people; newcomer++) {
    const present = list.flat();
    const chosen = new Set<number>();
    for (let draw = 0; chosen.size < ties; draw++) {
      chosen.add(present[Math.floor(uniform(derive(key, newcomer), draw) * present.length)]);
    }
    for (const other of chosen) list.push([newcomer, other]);
  }
  return list;
}

it.each([1, 2, 5, 17, 60])('with %i ties each: tie by tie', (ties) => {
  for (const people of [ties + 1, ties + 2, 150]) {
    const key = derive(luck, people);
    const { from, to, length } = attach({ people, ties }, key);
    const made = Array.from({ length }, (_, tie) => [from[tie], to[tie]]);
    expect(made).toEqual(plainly(people, ties, key));
  }
});
