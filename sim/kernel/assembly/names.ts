// Names that are numbers, and luck keys by names: what `numberIds` and `luckKeys` in market/ids.ts do, of many at a time.
// Addresses throughout.

import { laneA, laneB, word } from './luck';

/** Names that are hashed before they are looked for: few at first, as it may have to stop at the next one. */
const BLOCK: i32 = 64;
const FIRST_BLOCK: i32 = 2;

/**
 * Hashes of names of ASCII as luck.ts makes them (`hashAscii`), into `keys`, each also into a set of hashes (`places`: a power
 * of two of words, of which `last` is the last). Stops before the first name that is empty or not ASCII, or whose hash is 0
 * or there already; returns how many are done. Up to 8 bytes behind the names are read, and do not count.
 */
export function hashes(bytes: usize, offsets: usize, count: i32, keys: usize, places: usize, last: u32): i32 {
  let many = FIRST_BLOCK;
  for (let first = 0; first < count; first += many, many = min(BLOCK, 2 * many)) {
    many = min(many, count - first);
    const at = (<usize>first) << 2;
    hash(bytes, offsets + at, many, keys + at);
    fetch(keys + at, many, places, last);
    const done = enter(keys + at, many, places, last);
    if (done < many) return first + done;
  }
  return count;
}

/**
 * Hashes of names; 0 of those that are empty or not ASCII. Names stand in order, so mostly they are, up to the last letter,
 * the name before: that much is not hashed again.
 */
function hash(bytes: usize, offsets: usize, count: i32, keys: usize): void {
  let before: usize = 0;
  let length: u32 = 0;
  let a: i32 = 0;
  let b: i32 = 0;
  let high: u32 = 0;
  for (let at: usize = 0; at < (<usize>count) << 2; at += 4) {
    const start = load<u32>(offsets + at);
    const name = bytes + start;
    const letters = load<u32>(offsets + at, 4) - start;
    if (letters === 0) {
      store<u32>(keys + at, 0);
      continue;
    }
    const end = name + letters - 1;
    if (letters !== length || !alike(before, name, letters - 1)) {
      length = letters;
      a = 0x5bd1e995 ^ letters;
      b = 0x2545f491;
      high = 0;
      for (let letter = name; letter < end; letter++) {
        high |= load<u8>(letter);
        a = laneA(a, load<u8>(letter));
        b = laneB(b, a);
      }
    }
    before = name;
    const ends = laneA(a, load<u8>(end));
    const ascii = (high | load<u8>(end)) < 0x80;
    store<u32>(keys + at, ascii ? word(ends, laneB(b, ends), 0) : 0);
  }
}

/**
 * Writes numbers as names, whose offsets are given. Mostly the digits before the last are those of the number before, of
 * which 16 bytes are taken: what is too much is written over by the next name, and lies behind the last.
 */
export function spell(values: usize, count: i32, offsets: usize, bytes: usize): void {
  let before = bytes;
  let stem: u32 = 0;
  for (let at: usize = 0; at < (<usize>count) << 2; at += 4) {
    const value = load<u32>(values + at);
    const start = bytes + load<u32>(offsets + at);
    let place = bytes + load<u32>(offsets + at, 4) - 1;
    const tenth = value / 10;
    if (tenth === stem) v128.store(start, v128.load(before));
    store<u8>(place, 48 + value - 10 * tenth);
    for (let rest = tenth; tenth !== stem && place > start; rest /= 10) store<u8>(--place, 48 + (rest % 10));
    before = start;
    stem = tenth;
  }
}

/** Whether so many bytes at two places are the same. */
function alike(one: usize, other: usize, length: u32): bool {
  let at: usize = 0;
  for (; at + 8 <= length; at += 8) if (load<u64>(one + at) !== load<u64>(other + at)) return false;
  const rest = <u64>(length - at);
  return rest === 0 || (load<u64>(one + at) ^ load<u64>(other + at)) << (64 - (rest << 3)) === 0;
}

/** Reads where hashes are looked for first: the memory of many places is waited for at once. */
function fetch(hashes: usize, count: i32, places: usize, last: u32): u32 {
  let all: u32 = 0;
  for (let at: usize = 0; at < (<usize>count) << 2; at += 4)
    all |= load<u32>(places + ((<usize>(load<u32>(hashes + at) & last)) << 2));
  return all;
}

/** Adds hashes to the set, up to the first that is 0 or there already; returns how many. */
function enter(hashes: usize, count: i32, places: usize, last: u32): i32 {
  for (let i = 0; i < count; i++) {
    const hash = load<u32>(hashes + ((<usize>i) << 2));
    if (hash === 0) return i;
    let place = hash & last;
    for (let found = at(places, place); found !== 0; found = at(places, place)) {
      if (found === hash) return i;
      place = (place + 1) & last;
    }
    store<u32>(places + ((<usize>place) << 2), hash);
  }
  return count;
}

function at(places: usize, place: u32): u32 {
  return load<u32>(places + ((<usize>place) << 2));
}
