// Which of the ties on which somebody listens live in a world, by the chance of a tie: what reverse walks follow. Each kind
// of chance has its own way of drawing them; all draw from luck that is the world's and the hearer's.

import { longer } from '../../kernel/longer.ts';
import { threshold, wordOf } from '../../kernel/luck.ts';
import { exp, log1p } from '../../kernel/math.ts';
import { BlockDigits, liveTies } from '../../kernel/tries.ts';
import { attention } from '../../market/attention.ts';
import type { Market } from '../../market/market.ts';
import type { TieChance } from '../../market/tie-chance.ts';

const TWO_32 = 4294967296;

/**
 * Writes where the living ties of a hearer stand into `into`, from place `at` on, and returns the place after them.
 * `a`, `b`: the luck of world and hearer; their ties are the `count` from `first` on.
 */
export type LiveTies = (
  a: number,
  b: number,
  hearer: number,
  first: number,
  count: number,
  into: Uint32Array,
  at: number,
) => number;

export function liveTiesOf(market: Market, chance: TieChance): LiveTies {
  const { weights } = market.in;
  if (typeof chance === 'number') {
    return alike(() => chance);
  }
  if (chance === 'thresholds') return weights === null ? anyOne : oneByWeight(weights, attention(market));
  if (weights === null) return alike(chance === 'ties' ? () => 1 : (count) => 1 / count);
  return byWeight(weights, chance === 'weighted' ? attention(market) : undefined);
}

/** All ties of a hearer have one chance: where at most one success is expected, how many is drawn and then which. */
function alike(chanceOf: (count: number) => number): LiveTies {
  /** The chance that none of so many ties lives; 0 where not yet known. */
  let none: Float64Array = new Float64Array(64);
  return (a, b, _, first, count, into, at) => {
    const chance = chanceOf(count);
    if (chance >= 1 || chance * count > 1) return eachOf(a, b, threshold(chance), first, count, into, at);
    none = longer(none, count + 1);
    if (none[count] === 0) none[count] = exp(count * log1p(-chance));
    const luck = wordOf(a, b, 0) / TWO_32;
    let exactly = none[count];
    let below = exactly;
    let lives = 0;
    for (const odds = chance / (1 - chance); luck >= below && lives < count; below += exactly) {
      exactly *= ((count - lives) / (lives + 1)) * odds;
      lives++;
    }
    return someOf(a, b, lives, first, count, into, at);
  };
}

/** Each of the ties by its own digit, 32 at a time. */
function eachOf(a: number, b: number, limit: number, first: number, count: number, into: Uint32Array, at: number) {
  let next = at;
  for (let block = 0; 32 * block < count; block++) {
    let live = liveTies(a, b, block, Math.min(32, count - 32 * block), limit);
    for (; live !== 0; live &= live - 1) into[next++] = first + 32 * block + 31 - Math.clz32(live & -live);
  }
  return next;
}

/** So many of the ties, each as likely as any other: drawn again where one was drawn before. */
function someOf(a: number, b: number, lives: number, first: number, count: number, into: Uint32Array, at: number) {
  const end = at + lives;
  for (let next = at, occasion = 1; next < end; occasion++) {
    const tie = first + (((wordOf(a, b, occasion) / TWO_32) * count) >>> 0);
    let before = at;
    while (before < next && into[before] !== tie) before++;
    if (before === next) into[next++] = tie;
  }
  return end;
}

/** Each tie has the chance that it says, or its share of the whole. */
function byWeight(weights: Float64Array, wholes: Float64Array | undefined): LiveTies {
  const digits = new BlockDigits();
  return (a, b, hearer, first, count, into, at) => {
    const whole = wholes === undefined ? 1 : wholes[hearer];
    let next = at;
    for (let place = 0; place < count; place++) {
      if ((place & 31) === 0) digits.open(a, b, place >>> 5);
      if (digits.succeeds(place & 31, threshold(weights[first + place] / whole))) into[next++] = first + place;
    }
    return next;
  };
}

/** One tie, any. */
const anyOne: LiveTies = (a, b, _, first, count, into, at) => {
  into[at] = first + Math.floor((wordOf(a, b, 0) / TWO_32) * count);
  return at + 1;
};

/** One tie, by its share of the whole. */
function oneByWeight(weights: Float64Array, wholes: Float64Array): LiveTies {
  return (a, b, hearer, first, count, into, at) => {
    let left = (wordOf(a, b, 0) / TWO_32) * wholes[hearer];
    let place = first;
    while (place < first + count - 1 && left >= weights[place]) left -= weights[place++];
    into[at] = place;
    return at + 1;
  };
}
