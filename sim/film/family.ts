// The tree of one adopter: whom they won, whom those won, and so on. Who counts as won is told by the metrics of trees
// (sim/metrics/cascade.ts). A large tree is drawn by its largest branches, each person at their step, and what is left
// out is counted.

import type { Cascade } from '../metrics/cascade.ts';
import { sizesOf } from '../metrics/cascade.ts';

export interface Member {
  readonly person: number;
  readonly step: number;
  /** Place in the list of who won them; −1 for the first. */
  readonly parent: number;
  /** 0 for the first, 1 for whom they won themselves. */
  readonly generation: number;
  /** How many they won in all generations. */
  readonly below: number;
}

/** Who won most people in all generations, the lowest number among equals; undefined where nobody won anybody. */
export function greatest(cascade: Cascade): number | undefined {
  const sizes = sizesOf(cascade);
  let best = -1;
  for (let i = 0; i < cascade.members; i++) {
    if (sizes[i] < 2) continue;
    const lead = best < 0 ? 1 : sizes[i] - sizes[best];
    if (lead > 0 || (lead === 0 && cascade.person[i] < cascade.person[best])) best = i;
  }
  return best < 0 ? undefined : cascade.person[best];
}

/** Who won a person; undefined where nobody did. */
export function winnerOf({ person: who, parent }: Cascade, person: number): number | undefined {
  const member = who.indexOf(person);
  return member < 0 || parent[member] < 0 ? undefined : who[parent[member]];
}

/** A person and all whom they won, those who won before those won; empty where the person never got the product. */
export function familyOf(cascade: Cascade, person: number): Member[] {
  const first = cascade.person.indexOf(person);
  if (first < 0) return [];
  const sizes = sizesOf(cascade);
  const placeOf = new Map<number, number>();
  const family: Member[] = [];
  for (let i = first; i < cascade.members; i++) {
    const parent = i === first ? -1 : placeOf.get(cascade.parent[i]);
    if (parent === undefined) continue;
    placeOf.set(i, family.length);
    family.push({
      person: cascade.person[i],
      step: cascade.step[i],
      parent,
      generation: parent < 0 ? 0 : family[parent].generation + 1,
      below: sizes[i] - 1,
    });
  }
  return family;
}

/** How many were won in the first generation, the second, and so on. */
export function generationsOf(family: readonly Member[]): number[] {
  const counts: number[] = [];
  for (const { generation } of family.slice(1)) counts[generation - 1] = (counts[generation - 1] ?? 0) + 1;
  return counts;
}

export interface Tidy {
  /** Places in the family of those who are drawn. */
  readonly kept: readonly number[];
  /** Row of each of them, from 0, halves included; nobody else's branch lies between two of one branch. */
  readonly rows: readonly number[];
  /** How many rows there are, and how many people are left out. */
  readonly height: number;
  readonly left: number;
}

/** At most `most` people, those with the largest branches; whoever won them is drawn too, having a larger one. */
export function tidy(family: readonly Member[], most: number): Tidy {
  const bySize = family.map((_, place) => place).sort((a, b) => family[b].below - family[a].below || a - b);
  const kept = bySize.slice(0, most).sort((a, b) => a - b);
  const children = new Map<number, number[]>();
  for (const place of kept) {
    const own = children.get(family[place].parent);
    if (own === undefined) children.set(family[place].parent, [place]);
    else own.push(place);
  }
  const rowOf = new Map<number, number>();
  let height = 0;
  // Rows are given from the top: a person without a branch takes the next, the others stand amid theirs.
  const settle = (place: number): number => {
    const own = (children.get(place) ?? []).map(settle);
    const row = own.length === 0 ? height++ : (own[0] + own[own.length - 1]) / 2;
    rowOf.set(place, row);
    return row;
  };
  for (const place of children.get(-1) ?? []) settle(place);
  return { kept, rows: kept.map((place) => rowOf.get(place)!), height, left: family.length - kept.length };
}
