// What the tests of drawn networks share: everybody's friends as sets, all small graphs by their degrees, and whether all
// graphs that fit come out equally often.

import { expect } from 'vitest';
import type { Key } from '../../sim/kernel/luck.ts';
import { derive } from '../../sim/kernel/luck.ts';

export interface Ties {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly length: number;
}

/** Everybody's friends; fails where a tie stands twice or leads from a person to themselves. */
export function friendsOf(people: number, ties: Ties): Set<number>[] {
  const friends = Array.from({ length: people }, () => new Set<number>());
  for (let t = 0; t < ties.length; t++) {
    const [a, b] = [ties.from[t], ties.to[t]];
    if (a === b || friends[a].has(b)) expect.fail(`${a}-${b} is a tie to oneself or stands twice`);
    friends[a].add(b);
    friends[b].add(a);
  }
  return friends;
}

export const sizes = (friends: readonly Set<number>[]): number[] => friends.map((mine) => mine.size);

/** A graph in words: its ties, lower end first, in order. */
export function graphName(ties: Ties): string {
  const names = Array.from({ length: ties.length }, (_, t) => {
    const [a, b] = [ties.from[t], ties.to[t]];
    return a < b ? `${a}-${b}` : `${b}-${a}`;
  });
  return names.sort().join(' ');
}

/** The names of all graphs of so many people (at most 6), by their degrees '2,2,1,1'. */
export function allGraphs(people: number, mayTie = (_a: number, _b: number) => true): Map<string, string[]> {
  const pairs: [number, number][] = [];
  for (let a = 0; a < people; a++) for (let b = a + 1; b < people; b++) if (mayTie(a, b)) pairs.push([a, b]);
  const graphs = new Map<string, string[]>();
  for (let bits = 0; bits < 1 << pairs.length; bits++) {
    const ties = pairs.filter((_, place) => (bits & (1 << place)) !== 0);
    const degrees = new Array<number>(people).fill(0);
    for (const pair of ties) for (const person of pair) degrees[person]++;
    const name = ties
      .map(([a, b]) => `${a}-${b}`)
      .sort()
      .join(' ');
    graphs.set(degrees.join(), [...(graphs.get(degrees.join()) ?? []), name]);
  }
  return graphs;
}

/** Draws graphs with keyed luck: each comes with its chance, within 4.5 standard errors, and no other ever. */
export function expectChances(
  chances: ReadonlyMap<string, number>,
  rounds: number,
  key: Key,
  draw: (luck: Key) => Ties,
) {
  const counts = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    const name = graphName(draw(derive(key, round)));
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  for (const name of counts.keys()) expect(chances.has(name), `${name} cannot be`).toBe(true);
  for (const [name, chance] of chances) {
    const error = Math.sqrt(chance * (1 - chance) * rounds);
    const off = Math.abs((counts.get(name) ?? 0) - chance * rounds);
    expect(off, `${name}: ${counts.get(name)} times, chance ${chance}`).toBeLessThanOrEqual(4.5 * error + 1e-9);
  }
}

export const evenly = (names: readonly string[]): Map<string, number> =>
  new Map(names.map((name) => [name, 1 / names.length]));
