// How many ties people are to have, made exact: a list or shares dealt out to whole people, an even sum (every tie has two
// ends), and whether any network can have such degrees. Judged by counts of people alike, so that it costs the same
// however many people there are.

import type { Degrees } from '../scenario/params.ts';
import { largestRemainder } from './shares.ts';

/** So many people who each have so many ties. */
export interface Alike {
  readonly ties: number;
  readonly people: number;
}

/** Ties of each person. A list starts again where it ends; of shares, those with the fewest ties come first. */
export function dealDegrees(degrees: Degrees, people: number): Uint32Array {
  const parts = partsOf(degrees, people);
  const dealt = new Uint32Array(people);
  let start = 0;
  for (const [place, part] of parts.entries()) {
    if ('shares' in degrees) dealt.fill(part.ties, start, start + part.people);
    else for (let person = place; person < people; person += parts.length) dealt[person] = part.ties;
    start += part.people;
  }
  if (oneLess(degrees, people)) dealt[dealt.lastIndexOf(mostOf(parts))]--;
  return dealt;
}

/** How many people have how many ties, none twice, by falling ties. */
export function countDegrees(degrees: Degrees, people: number): Alike[] {
  const parts = partsOf(degrees, people);
  const counts = new Map<number, number>();
  const add = (ties: number, count: number) => counts.set(ties, (counts.get(ties) ?? 0) + count);
  for (const part of parts) add(part.ties, part.people);
  if (oneLess(degrees, people)) {
    const most = mostOf(parts);
    add(most, -1);
    add(most - 1, 1);
  }
  const alike = [...counts].map(([ties, count]) => ({ ties, people: count })).filter((group) => group.people > 0);
  return alike.sort((a, b) => b.ties - a.ties);
}

/**
 * Whether the last of those with most ties has one less than was asked for: where an odd sum comes of dealing. A list
 * with an entry for every person is taken at its word.
 */
export function oneLess(degrees: Degrees, people: number): boolean {
  if ('each' in degrees && degrees.each.length >= people) return false;
  return tieEnds(partsOf(degrees, people)) % 2 === 1;
}

export function tieEnds(alike: readonly Alike[]): number {
  return alike.reduce((sum, { ties, people }) => sum + ties * people, 0);
}

function partsOf(degrees: Degrees, people: number): Alike[] {
  if ('shares' in degrees) {
    const shares = degrees.shares.map(({ share }) => share);
    return largestRemainder(shares, people).map((count, place) => ({
      ties: degrees.shares[place].ties,
      people: count,
    }));
  }
  const { length } = degrees.each;
  return degrees.each.map((ties, place) => ({ ties, people: Math.floor((people - place - 1) / length) + 1 }));
}

function mostOf(parts: readonly Alike[]): number {
  return parts.reduce((most, { ties, people }) => (people > 0 ? Math.max(most, ties) : most), 0);
}

/**
 * Why no network has these degrees (by falling ties, none twice); undefined where one has. Erdős & Gallai 1960: the sum is
 * even, and no group of those with most ties wants more than its members can have with each other and with the others.
 * Groups that part people alike need not be looked at (Tripathi & Vijay 2003, Discrete Math. 265: 417).
 */
export function impossible(alike: readonly Alike[]): string | undefined {
  const all = alike.reduce((sum, { people }) => sum + people, 0);
  const ends = tieEnds(alike);
  if (alike.length > 0 && alike[0].ties >= all) {
    return `has ${alike[0].ties} ties for somebody, but there are only ${all - 1} others`;
  }
  if (ends % 2 === 1) return `has the sum ${ends}, an odd number, but every tie has two ends`;
  const upTo = cumulated(alike);
  let last = alike.length - 1;
  for (const { people, ends: wanted } of upTo) {
    // Of those outside the group, whoever has at least as many ties as it has members may be tied to all of it.
    while (last >= 0 && alike[last].ties < people) last--;
    const rich = last < 0 ? { people: 0, ends: 0 } : upTo[last];
    const outside = rich.people <= people ? ends - wanted : people * (rich.people - people) + ends - rich.ends;
    const possible = people * (people - 1) + outside;
    if (wanted > possible) {
      const group = people === 1 ? 'the person with most ties' : `the ${people} people with most ties`;
      return `is impossible: ${group} would have ${wanted} in all, but with each other and all others at most ${possible}`;
    }
  }
  return undefined;
}

/** People and tie ends up to and with each group. */
function cumulated(alike: readonly Alike[]): { people: number; ends: number }[] {
  let people = 0;
  let ends = 0;
  return alike.map((group) => {
    people += group.people;
    ends += group.ties * group.people;
    return { people, ends };
  });
}
