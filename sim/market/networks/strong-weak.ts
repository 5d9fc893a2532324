// Strong and weak ties (after Goldenberg, Libai & Muller 2001, Marketing Letters 12: 211): everybody belongs to one circle
// of people who all know each other well, and has acquaintances outside it, drawn at random.
//
// Circles have `strong` + 1 people. Where these do not divide the market there are as many circles as come nearest, their
// sizes differ by one at most, and a warning says how many strong ties people have. Everybody has exactly `weak` weak
// ties, but for person 0 with one less where all would have an odd number together. People are numbered circle by circle.
//
// It differs from the paper in that acquaintances stay and ties are mutual: there everybody meets some people from outside
// their circle at random, and others in the next period.

import { z } from 'zod';
import type { Key } from '../../kernel/luck.ts';
import type { Allocator } from '../../kernel/memory.ts';
import { whole } from '../../scenario/params.ts';
import { MarketError } from '../error.ts';
import { defineNetwork } from '../network.ts';
import type { Pairing } from '../pairing.ts';
import { PAIRING, pairUp } from '../pairing.ts';

interface Params {
  readonly people: number;
  readonly strong: number;
  readonly weak: number;
}

export const strongWeak = defineNetwork({
  name: 'strong-weak',
  about: 'Circles of people who all know each other well, with acquaintances across.',
  params: z.strictObject({
    people: whole({ about: 'How many people there are.', min: 1, max: 50_000_000, unit: 'people' }),
    strong: whole({
      about: 'Strong ties of each person: all the others of the own circle.',
      max: 10_000,
      unit: 'ties',
      source: 'Goldenberg, Libai & Muller 2001',
    }),
    weak: whole({
      about: 'Weak ties of each person, to anybody outside the own circle.',
      max: 100_000,
      unit: 'ties',
      source: 'Goldenberg, Libai & Muller 2001',
    }),
  }),
  drawn: true,
  people: ({ people }) => people,
  expectedTies: (params) => strongTies(circlesOf(params)) + weakTies(params),
  tieTraits: () => ['strength'],
  check: ({ people, strong, weak }) => {
    if (strong >= people) {
      const message = `is ${strong}, but ${people} people can have at most ${people - 1} each`;
      return [{ path: ['strong'], message }];
    }
    const message = tooMany({ people, strong, weak });
    return message === undefined ? [] : [{ path: ['weak'], message }];
  },
  scratch: () => 8 + PAIRING, // weak ties are listed on their own first
  build(params, luck, host) {
    const { people } = params;
    const circles = circlesOf(params);
    const inside = strongTies(circles);
    const weak = drawWeak(params, circles, luck, host.memory);
    const length = inside + weak.length;
    const from = new Uint32Array(length);
    const to = new Uint32Array(length);
    tieCircles(circles, from, to);
    from.set(weak.from, inside);
    to.set(weak.to, inside);
    const strong = new Uint8Array(length).fill(1, 0, inside);
    const warnings = unequal(params, circles);
    return { people, from, to, length, directed: false, weights: null, strong, ids: null, warnings };
  },
});

/** `larger` circles of `size` + 1 people come first, then those of `size`. */
interface Circles {
  readonly count: number;
  readonly size: number;
  readonly larger: number;
}

function circlesOf({ people, strong }: Params): Circles {
  const count = Math.max(1, Math.round(people / (strong + 1)));
  return { count, size: Math.floor(people / count), larger: people % count };
}

const pairsOf = (size: number): number => (size * (size - 1)) / 2;

const strongTies = ({ count, size, larger }: Circles): number =>
  larger * pairsOf(size + 1) + (count - larger) * pairsOf(size);

const weakTies = ({ people, weak }: Params): number => Math.floor((people * weak) / 2);

/** Everybody of a circle is tied to everybody else of it. */
function tieCircles({ count, size, larger }: Circles, from: Uint32Array, to: Uint32Array): void {
  let tie = 0;
  for (let circle = 0, first = 0; circle < count; circle++) {
    const end = first + (circle < larger ? size + 1 : size);
    for (let one = first; one < end; one++) {
      for (let other = one + 1; other < end; other++) {
        from[tie] = one;
        to[tie++] = other;
      }
    }
    first = end;
  }
}

function drawWeak({ people, weak }: Params, { size, larger }: Circles, luck: Key, memory?: Allocator): Pairing {
  const inLarger = larger * (size + 1);
  const circleOf = (person: number): number =>
    person < inLarger ? Math.floor(person / (size + 1)) : larger + Math.floor((person - inLarger) / size);
  const degrees = new Uint32Array(people).fill(weak);
  if ((people * weak) % 2 === 1) degrees[0]--;
  const pairs = pairUp(degrees, luck, (one, other) => circleOf(one) !== circleOf(other), memory);
  if (pairs !== undefined) return pairs;
  const message = `strong-weak: weak is ${weak}, so near to the number of people outside a circle that no such ties were found`;
  throw new MarketError(message, ['market', 'network', 'weak']);
}

/** Why people cannot have so many weak ties; undefined where they can. */
function tooMany(params: Params): string | undefined {
  const { people, weak } = params;
  const { count, size, larger } = circlesOf(params);
  if (weak === 0) return undefined;
  if (count === 1) return `is ${weak}, but all ${people} people belong to one circle: there is nobody outside it`;
  // Next to circles with one more, the people of a smaller one would need ties that no others have left.
  const most = people - size - (larger > 0 ? 2 : 0);
  if (weak > most) return `is ${weak}, but outside their circle people can have at most ${most} each`;
  if (count > 2 || larger === 0 || weak === 1) return undefined;
  return `is ${weak}, but two circles of ${size + 1} and ${size} people cannot have as many ties across for each`;
}

/** What is to be told where circles are not of the size asked for. */
function unequal({ people, strong }: Params, { count, size, larger }: Circles): string[] {
  const sizes: [people: number, ties: number][] = [
    [larger * (size + 1), size],
    [(count - larger) * size, size - 1],
  ];
  const others = sizes.filter(([held, ties]) => held > 0 && ties !== strong);
  if (others.length === 0) return [];
  const who = others.map(([held, ties]) => `${held} people have ${ties}`).join(' and ');
  return [
    `strong-weak: ${people} people do not divide into circles of ${strong + 1}, so ${who} strong ties, not ${strong}`,
  ];
}
