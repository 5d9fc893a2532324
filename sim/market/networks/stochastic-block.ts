// Groups with ties mostly inside them (stochastic block model: Holland, Laskey & Leinhardt 1983, Social Networks 5: 109).
// Every pair inside a group is tied with one chance, every pair across groups with another, so that a person expects a
// share `within` of `ties` in the own group, and the market `ties` a person.

import { z } from 'zod';
import { derive } from '../../kernel/luck.ts';
import { number, share, whole } from '../../scenario/params.ts';
import { MarketError } from '../error.ts';
import { defineNetwork } from '../network.ts';
import { largestRemainder, sharesOf } from '../shares.ts';
import { roomFor, tiePairs } from '../tie-pairs.ts';

export const stochasticBlock = defineNetwork({
  name: 'stochastic-block',
  about: 'Groups of people with ties mostly inside them.',
  params: z.strictObject({
    people: whole({ about: 'How many people there are.', min: 1, max: 50_000_000, unit: 'people' }),
    groups: whole({
      about: 'How many groups of equal size; or the word segments: then each segment of the market is a group.',
      min: 1,
      words: ['segments'],
      unit: 'groups',
    }),
    ties: number({ about: 'Ties of each person on average.', min: 0, max: 100_000, unit: 'ties' }),
    within: share({ about: "Share of a person's ties that lie inside the own group." }),
  }),
  drawn: true,
  people: ({ people }) => people,
  expectedTies: ({ people, ties }) => (people * ties) / 2,
  check({ people, groups, ties, within }) {
    if (groups === 'segments') return [];
    if (groups > people) return [{ path: ['groups'], message: `is ${groups}, but there are only ${people} people` }];
    const message = overfull(equalGroups(people, groups), ties, within);
    return message === undefined ? [] : [{ path: ['ties'], message }];
  },
  build({ people, groups, ties, within }, luck, host) {
    const sizes =
      groups === 'segments' ? largestRemainder(sharesOf(host.segments), people) : equalGroups(people, groups);
    const message = overfull(sizes, ties, within);
    if (message !== undefined) throw new MarketError(`stochastic-block: ties ${message}`);

    const list = roomFor((people * ties) / 2);
    const ends: number[] = [];
    for (const size of sizes) ends.push((ends[ends.length - 1] ?? 0) + size);
    const inside = derive(luck, 0);
    sizes.forEach((size, group) => {
      const span = { first: ends[group] - size, last: ends[group], close: ends[group] };
      tiePairs(
        list,
        { ...span, open: (person) => person + 1 },
        chanceInside(size, ties, within),
        derive(inside, group),
      );
    });
    // Across: each person with everybody in later groups. People come in rising order, so the group only moves on.
    let group = 0;
    const open = (person: number): number => {
      while (person >= ends[group]) group++;
      return ends[group];
    };
    const across = chanceAcross(sizes, ties, within);
    tiePairs(list, { first: 0, last: people, open, close: people }, across, derive(luck, 1));

    const { from, to, length } = list;
    const plain = { people, from, to, length, directed: false, weights: null, ids: null, warnings: [] };
    return groups === 'segments' ? { ...plain, groups: segmentGroups(host.segments, sizes, people) } : plain;
  },
});

const equalGroups = (people: number, groups: number): number[] => largestRemainder(new Array(groups).fill(1), people);

const chanceInside = (size: number, ties: number, within: number): number =>
  size > 1 ? (within * ties) / (size - 1) : 0;

function chanceAcross(sizes: readonly number[], ties: number, within: number): number {
  let people = 0;
  let pairs = 0;
  for (const size of sizes) {
    pairs += people * size;
    people += size;
  }
  return pairs === 0 ? 0 : ((1 - within) * ties * people) / 2 / pairs;
}

/** Why groups of these sizes cannot hold so many ties; undefined where they can. */
function overfull(sizes: readonly number[], ties: number, within: number): string | undefined {
  const smallest = sizes.reduce((least, size) => (size > 0 ? Math.min(least, size) : least), Number.MAX_VALUE);
  const inside = within * ties;
  if (inside > smallest - 1) {
    return `is ${ties}, of which ${inside} lie inside a group, but in a group of ${smallest} one can have at most ${smallest - 1}`;
  }
  if ((1 - within) * ties === 0) return undefined;
  if (sizes.filter((size) => size > 0).length < 2)
    return 'all lie inside where there is one group: within must be 100%';
  if (chanceAcross(sizes, ties, within) <= 1) return undefined;
  return `is ${ties}, of which ${(1 - within) * ties} lead out of a group, more than there are people outside`;
}

function segmentGroups(segments: readonly { readonly name: string }[], sizes: readonly number[], people: number) {
  const of = new Uint8Array(people);
  let start = 0;
  sizes.forEach((size, group) => {
    of.fill(group, start, start + size);
    start += size;
  });
  return { names: segments.map((segment) => segment.name), of };
}
