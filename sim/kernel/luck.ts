// Keyed luck: every draw is a pure function of (seed, replicate, purpose, subject, occasion), never of
// the order of drawing. So two campaigns meet the same people with the same luck, and neither the number
// of threads nor a third campaign changes a digit.
//
// Construction. A key is two 32-bit lanes. `derive` absorbs one 32-bit word into a key; a chain of them
// spells out (seed, replicate, purpose, subject). `word` turns a key and an occasion into 32 uniform bits:
// two multiplications, so that levels or ticks of one subject are cheap and can be drawn four at a time.
// The finalisers are bijections of 32 bits in the xorshift-multiply form (multipliers found by C. Wellons'
// and T. Ettinger's public search for low bias). Any change here changes every result: golden vectors guard it.

import alea from 'seedrandom/lib/alea.js';

/** Two 32-bit lanes. Made by `rootKey` and `derive` only. */
export interface Key {
  readonly a: number;
  readonly b: number;
}

/** Lane a after absorbing `subject`: a bijection of the subject for a fixed key, so subjects never collide. */
export function laneA(a: number, subject: number): number {
  let x = a ^ subject;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return x ^ (x >>> 15);
}

/** Lane b after absorbing what lane a has become (`laneA`'s result). */
export function laneB(b: number, absorbed: number): number {
  let x = (absorbed + b) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}

/** 32 uniform bits of a key on an occasion, as an unsigned number. */
export function wordOf(a: number, b: number, occasion: number): number {
  let x = (a + Math.imul(occasion, 0x9e3779b9)) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad) ^ b;
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

/** The root key of a seed. Its text counts: 1 and "1" are the same seed. */
export function rootKey(seed: string): Key {
  const stream = alea(seed);
  return derive(derive({ a: stream.int32(), b: stream.int32() }, stream.int32()), stream.int32());
}

/** The key of something within `key`: of a replicate, a purpose, a person. */
export function derive(key: Key, subject: number): Key {
  const a = laneA(key.a, subject | 0);
  return { a, b: laneB(key.b, a) };
}

/** 32 uniform bits, unsigned. */
export function word(key: Key, occasion: number): number {
  return wordOf(key.a, key.b, occasion);
}

const TWO_32 = 4294967296;
const TWO_53 = 9007199254740992;

/** Uniform in [0, 1) with 53 bits, from the occasion's own pair of words. */
export function uniform(key: Key, occasion: number): number {
  return uniformOf(key.a, key.b, occasion);
}

/** As `uniform`, from bare lanes, for hot loops. */
export function uniformOf(a: number, b: number, occasion: number): number {
  const high = wordOf(a, b, Math.imul(occasion, 2)) >>> 5;
  const low = wordOf(a, b, Math.imul(occasion, 2) + 1) >>> 6;
  return (high * 67108864 + low) / TWO_53;
}

/** So many values has the first word of a uniform of 53 bits. */
export const TWO_27 = 134217728;

/** The first occasion of from … end − 1 whose uniform lies below a chance; `end` if there is none. */
export function firstBelow({ a, b }: Key, chance: number, from: number, end: number): number {
  const bound = chance * TWO_27;
  for (let occasion = from; occasion < end; occasion++) {
    // The first word of the pair nearly always decides: the second adds less than 1 to it.
    const high = wordOf(a, b, Math.imul(occasion, 2)) >>> 5;
    if (high >= bound) continue;
    if (high + 1 <= bound || uniformOf(a, b, occasion) < chance) return occasion;
  }
  return end;
}

/** A whole number uniform in 0 … count − 1 (count ≤ 2³²; bias below count / 2⁵³). */
export function below(key: Key, occasion: number, count: number): number {
  return Math.floor(uniform(key, occasion) * count);
}

/** A share or chance as a threshold for 32-bit words: a word below it succeeds. */
export function threshold(chance: number): number {
  return Math.min(TWO_32, Math.max(0, Math.round(chance * TWO_32)));
}

/** 32-bit hash of a text, over its UTF-16 units: the key of a person by id, of a purpose by name. */
export function hashText(text: string): number {
  let a = 0x5bd1e995 ^ text.length;
  let b = 0x2545f491;
  for (let i = 0; i < text.length; i++) {
    a = laneA(a, text.charCodeAt(i));
    b = laneB(b, a);
  }
  return wordOf(a, b, 0);
}

/** `hashText` of a text of ASCII alone, from its bytes. */
export function hashAscii(bytes: Uint8Array, start: number, end: number): number {
  let a = 0x5bd1e995 ^ (end - start);
  let b = 0x2545f491;
  for (let p = start; p < end; p++) {
    a = laneA(a, bytes[p]);
    b = laneB(b, a);
  }
  return wordOf(a, b, 0);
}

/**
 * What luck is drawn for. Named by act, not by model or lever, so that models and campaigns share luck.
 * The name is part of the construction: renaming one changes its draws.
 */
export const PURPOSES = [
  'network', // which ties exist
  'place', // who belongs to which segment
  'talkative', // how talkative a person is
  'taste', // how the product turns out for a person
  'start', // who knows the product beforehand
  'act', // resistance to adopting
  'try', // whether, or how soon, a telling along a tie succeeds
  'call', // when somebody calls next, and whom
  'stop', // how long somebody talks
  'hear', // resistance to noticing, anew on each tick
  'forget', // when a spell of awareness ends
  'persuade', // whether a heard exposure alone activates
  'cause', // which of several pressures gets the credit
  'source', // which of several talkers gets the credit
  'spell', // who or what opened a spell of awareness
  'return', // whether the disappointed give it back
  'service', // whether service calms the disappointed
  'join', // whether a person joins a programme, and whom they meet there
  'open', // whether a letter is opened
  'lot', // who is drawn by a strategy that draws lots
  'accept', // whether an asked person accepts
  'audience', // who follows whom
  'layout', // where people stand in a picture
  'bootstrap', // resampling for intervals
] as const;
export type Purpose = (typeof PURPOSES)[number];

const PURPOSE_HASHES = new Map(PURPOSES.map((purpose) => [purpose, hashText(purpose)]));

/** The key for one purpose within `key`. */
export function purposeKey(key: Key, purpose: Purpose): Key {
  return derive(key, PURPOSE_HASHES.get(purpose)!);
}
