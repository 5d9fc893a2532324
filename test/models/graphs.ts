// Random graphs on which the models are held against theory: made here, and not by the shelf of networks, so that a fault
// of a generator cannot hide one of a model.

import type { Key } from '../../sim/kernel/luck.ts';
import { below, derive } from '../../sim/kernel/luck.ts';
import type { Market } from '../../sim/market/market.ts';
import { marketOf } from '../oracle/scene.ts';

/** So many people with ties drawn among all pairs, as many as give a mean degree (Erdős & Rényi 1959). */
export function randomGraph(luck: Key, people: number, mean: number): Market {
  const ties = new Map<number, [number, number]>();
  for (let draw = 0; ties.size < (people * mean) / 2; draw += 2) {
    const one = below(luck, draw, people);
    const other = below(luck, draw + 1, people);
    if (one !== other) ties.set(Math.min(one, other) * people + Math.max(one, other), [one, other]);
  }
  return marketOf(people, [...ties.values()]);
}

/** Everybody with about as many ties as told: ends of ties paired by lot, without the few that meet nobody new. */
export function graphOfDegrees(luck: Key, degrees: readonly number[]): Market {
  const ends = degrees.flatMap((count, person) => Array.from({ length: count }, () => person));
  for (let left = ends.length - 1; left > 0; left--) {
    const other = below(derive(luck, left), 0, left + 1);
    [ends[left], ends[other]] = [ends[other], ends[left]];
  }
  const ties = new Map<string, [number, number]>();
  for (let end = 0; end + 1 < ends.length; end += 2) {
    const [one, other] = [ends[end], ends[end + 1]].sort((a, b) => a - b);
    if (one !== other) ties.set(`${one} ${other}`, [one, other]);
  }
  return marketOf(degrees.length, [...ties.values()]);
}
