// Lines of ties that are just two plain numbers, and lists of them: what market/files/ties.ts, roster.ts and tidy.ts do, of many
// at a time. Addresses throughout.

import { laneA, laneB, word } from './luck';

const ZERO: u32 = 48;
const CR: u32 = 13;
const LF: u32 = 10;
const NONE: u32 = 0xffffffff;
/** 1 in each of eight bytes. */
const EACH: u64 = u64.MAX_VALUE / 0xff;

/** Where `number` stood after the number it read. */
let after: usize = 0;

/**
 * Reads lines from `at` up to before `stop`, behind an end of line, as ties: their ends to `from` and `to`. Stops before the
 * first line that is anything else. Returns how many lines it read; where the last of them ends is written to `told`.
 */
export function lines(at: usize, stop: usize, delimiter: u32, bound: u32, from: usize, to: usize, told: usize): i32 {
  let count: usize = 0;
  while (at < stop) {
    const one = number(at);
    if (one >= bound || load<u8>(after) !== delimiter) break;
    const other = number(after + 1);
    if (other >= bound) break;
    if (load<u8>(after) === CR) after++;
    if (load<u8>(after) !== LF) break;
    store<u32>(from + count, one);
    store<u32>(to + count, other);
    count += 4;
    at = after + 1;
  }
  store<usize>(told, at);
  return <i32>(count >> 2);
}

/**
 * A plain number from a place on; the largest there is where there is none: no bound is above it. Eight bytes are read at once,
 * and turned into a number by pairs, fours and eights of digits.
 */
function number(at: usize): u32 {
  const bytes = load<u64>(at) ^ (EACH * 0x30);
  // A byte that is no digit has its top bit set; what bytes above the first of them have does not count.
  const others = ((bytes + EACH * 0x76) | bytes) & (EACH * 0x80);
  const digits = <usize>(ctz(others) >>> 3);
  after = at + digits;
  if (digits === 0 || (digits > 1 && load<u8>(at) === ZERO)) return NONE;
  let eight = bytes << ((<u64>(8 - digits)) << 3);
  eight = eight * 10 + (eight >>> 8);
  const fours = (eight & 0x000000ff000000ff) * 0x000f424000000064;
  const value = <u32>((fours + ((eight >>> 16) & 0x000000ff000000ff) * 0x0000271000000001) >>> 32);
  if (digits < 8) return value;
  const ninth = <u32>load<u8>(after) - ZERO;
  if (ninth > 9) return value;
  after++;
  return <u32>load<u8>(after) - ZERO > 9 ? value * 10 + ninth : NONE;
}

/** The largest of some numbers, at least `most`. */
export function largest(numbers: usize, length: i32, most: u32): u32 {
  for (let at = numbers; at < numbers + ((<usize>length) << 2); at += 4) most = max(most, load<u32>(at));
  return most;
}

/** Marks the places of some numbers. */
export function see(numbers: usize, length: i32, seen: usize): void {
  for (let at = numbers; at < numbers + ((<usize>length) << 2); at += 4) store<u8>(seen + load<u32>(at), 1);
}

/** How many ties of a list are from a lower to a higher number, or from a number to itself. */
export function rising(from: usize, to: usize, length: i32): i32 {
  let count = 0;
  for (let at: usize = 0; at < (<usize>length) << 2; at += 4) count += <i32>(load<u32>(from + at) < load<u32>(to + at));
  return count;
}
export function loops(from: usize, to: usize, length: i32): i32 {
  let count = 0;
  for (let at: usize = 0; at < (<usize>length) << 2; at += 4)
    count += <i32>(load<u32>(from + at) === load<u32>(to + at));
  return count;
}

/**
 * Lists mutual ties from their rows, which are in order, each from its lower end. Returns how many they are, or −1 where one
 * stands twice.
 */
export function once(offsets: usize, people: u32, targets: usize, from: usize, to: usize): i32 {
  let count: usize = 0;
  for (let person: u32 = 0; person < people; person++) {
    const at = offsets + ((<usize>person) << 2);
    const end = targets + ((<usize>load<u32>(at, 4)) << 2);
    let before = -1;
    for (let tie = targets + ((<usize>load<u32>(at)) << 2); tie < end; tie += 4) {
      const target = load<i32>(tie);
      if (target === before) return -1;
      before = target;
      // Written where it would stand, and over where it does not.
      store<u32>(from + count, person);
      store<i32>(to + count, target);
      count += (<usize>(<u32>target > person)) << 2;
    }
  }
  return <i32>(count >> 2);
}

/**
 * Hashes of names of ASCII as luck.ts makes them (`hashAscii`), into `keys`, each also into a set of hashes (`places`: a power
 * of two of words, of which `last` is the last). Stops before the first name that is not ASCII, or whose hash is 0 or there
 * already; returns how many are done.
 */
export function hashes(bytes: usize, offsets: usize, count: i32, keys: usize, places: usize, last: u32): i32 {
  for (let i = 0; i < count; i++) {
    const at = offsets + ((<usize>i) << 2);
    const start = load<u32>(at);
    const hash = hashOf(bytes + start, load<u32>(at, 4) - start);
    if (hash === 0 || !isNew(hash, places, last)) return i;
    store<u32>(keys + ((<usize>i) << 2), hash);
  }
  return count;
}

/** 0 where it is not ASCII. */
function hashOf(name: usize, length: u32): u32 {
  let a: i32 = 0x5bd1e995 ^ length;
  let b: i32 = 0x2545f491;
  for (let at = name; at < name + length; at++) {
    const code = <i32>load<u8>(at);
    if (code >= 0x80) return 0;
    a = laneA(a, code);
    b = laneB(b, a);
  }
  return word(a, b, 0);
}

function isNew(hash: u32, places: usize, last: u32): bool {
  let place = places + ((<usize>(hash & last)) << 2);
  for (let found = load<u32>(place); found !== 0; found = load<u32>(place)) {
    if (found === hash) return false;
    place = place === places + ((<usize>last) << 2) ? places : place + 4;
  }
  store<u32>(place, hash);
  return true;
}
