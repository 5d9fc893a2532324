// The exponential field as a WebAssembly kernel: what `ExpField` in field.ts does by itself, to the bit; there stands what
// it means. Who is found is listed, with their marks, in room that it is given.

import { HALVING_BYTES, halve, halveIn } from './halving';
import { log } from './log';
import { MARK_BYTES, markInWhole, markOfName } from './mark';
import { laneA, laneB, on, uniforms, upper, word } from './words';

const BLOCK: i32 = 256;
const GROUP: i32 = 32;
const WORDS: i32 = 3;

// The room: a limit for each group, the names and the uniforms of a group, bits of which none is set, then who is found and
// their marks. One more is written than found.
export const LIMITS: i32 = 0;
const NAMED: i32 = LIMITS + 64;
const UNIFORMS: i32 = NAMED + (GROUP << 2);
const NOBODY: i32 = UNIFORMS + (GROUP << 3);
export const FOUND: i32 = NOBODY + 32;
export const MARKS: i32 = FOUND + (BLOCK << 2) + 64;
const HALVING: i32 = MARKS + (BLOCK << 3) + 64;
const MARK: i32 = HALVING + HALVING_BYTES;
export const FIELD_BYTES: i32 = MARK + MARK_BYTES;

let work: usize = 0;
/** A bit for each of a block: whom to pass over. */
let passed: usize = 0;
/** A block: its first person, and where lanes stand on the occasion. */
let start: i32 = 0;
let lane: v128 = i32x4.splat(0);
let laneOther: v128 = i32x4.splat(0);
let found: i32 = 0;

/** Lists who of a block of `size` people lies below the limits of the room, and returns how many. `names`: 0 if there are none. */
export function below(room: usize, a: i32, b: i32, names: usize, block: i32, size: i32, occasion: i32): i32 {
  return belowBut(room + NOBODY, room, a, b, names, block, size, occasion);
}

/** As `below`, but for those whose bit is set. */
export function belowBut(
  bits: usize,
  room: usize,
  a: i32,
  b: i32,
  names: usize,
  block: i32,
  size: i32,
  occasion: i32,
): i32 {
  work = room;
  passed = bits;
  start = block * BLOCK;
  found = 0;
  if (names !== 0) {
    for (let place: i32 = 0; place < size; place += GROUP)
      namedBelow(a, b, names, place, min(GROUP, size - place), occasion);
    return found;
  }
  const least = enter(a, b, block, size, occasion);
  const most = limitOf(0, size);
  if (!(least < most)) return 0;
  if (size === BLOCK) {
    halveIn(room + HALVING, room + LIMITS, bits, lane, laneOther);
    return halve(room + FOUND, room + MARKS, start, least, most);
  }
  descend(1, 0, size, least);
  return found;
}

/** The mark of one of so many people; 0 for who has no name and stands in a block that is not whole. */
export function markOf(room: usize, a: i32, b: i32, names: usize, person: i32, people: i32, occasion: i32): f64 {
  if (names !== 0) return markOfName(a, b, load<i32>(names + ((<usize>person) << 2)), occasion);
  return (person | (BLOCK - 1)) < people ? markInWhole(room + MARK, a, b, person, occasion) : 0;
}

/** The least mark of a block. */
export function least(room: usize, a: i32, b: i32, names: usize, block: i32, size: i32, occasion: i32): f64 {
  if (names === 0) return enter(a, b, block, size, occasion);
  work = room;
  start = block * BLOCK;
  let least = f64x2.splat(1);
  for (let place: i32 = 0; place < size; place += GROUP) {
    draw(a, b, names + ((<usize>(start + place)) << 2), min(GROUP, size - place), occasion);
    for (let at: usize = 0; at < (<usize>GROUP) << 3; at += 16)
      least = f64x2.min(least, v128.load(work + at, UNIFORMS));
  }
  const lowest = min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
  return -logOf(1 - lowest);
}

/** The uniforms of so many names; 1 for places beyond them, up to a group's. */
function draw(a: i32, b: i32, names: usize, members: i32, occasion: i32): void {
  for (let i: i32 = 0; i < members; i += 4) {
    const a4 = laneA(a, v128.load(names + (i << 2)));
    const b4 = laneB(b, a4);
    const at = on(a4, occasion << 1);
    const first = word(at, b4);
    const second = word(on(at, 1), b4);
    const to = work + (i << 3);
    v128.store(to, uniforms(first, second), UNIFORMS);
    v128.store(to, uniforms(upper(first), upper(second)), UNIFORMS + 16);
  }
  for (let i = members; i < GROUP; i++) store<f64>(work + (i << 3), 1, UNIFORMS);
}

/** Lists those of a group who are not passed over, and their names beside each other. Returns how many. */
function gather(names: usize, place: i32, members: i32): i32 {
  const from = names + ((<usize>(start + place)) << 2);
  let count = 0;
  let left = ~load<u32>(passed + ((place >>> 5) << 2)) & (0xffffffff >>> (GROUP - members));
  for (; left !== 0; left &= left - 1) {
    const member = ctz(left);
    store<i32>(work + ((found + count) << 2), start + place + member, FOUND);
    store<u32>(work + (count << 2), load<u32>(from + (member << 2)), NAMED);
    count++;
  }
  return count;
}

/** Who of a group has a uniform below the limit, and of these, who has a mark below it: −log(1 − u) is at least u. */
function namedBelow(a: i32, b: i32, names: usize, place: i32, members: i32, occasion: i32): void {
  const limit = load<f64>(work + ((place >> 5) << 3), LIMITS);
  if (!(limit > 0)) return;
  const listed = gather(names, place, members);
  draw(a, b, work + NAMED, listed, occasion);
  let end = found;
  for (let i: i32 = 0; i < listed; i++) {
    const u = load<f64>(work + (i << 3), UNIFORMS);
    store<i32>(work + (end << 2), load<i32>(work + ((found + i) << 2), FOUND), FOUND);
    store<f64>(work + (end << 3), u, MARKS);
    end += <i32>(u < limit);
  }
  const first = found;
  for (let i = first; i < end; i += 2) {
    const at = work + (i << 3);
    v128.store(at, f64x2.neg(log(f64x2.sub(f64x2.splat(1), v128.load(at, MARKS)))), MARKS);
  }
  let kept = first;
  for (let i = first; i < end; i++) {
    const mark = load<f64>(work + (i << 3), MARKS);
    store<i32>(work + (kept << 2), load<i32>(work + (i << 2), FOUND), FOUND);
    store<f64>(work + (kept << 3), mark, MARKS);
    kept += <i32>(mark < limit);
  }
  found = kept;
}

/** Goes to a block without names on an occasion, and returns its least mark. */
function enter(a: i32, b: i32, block: i32, size: i32, occasion: i32): f64 {
  const subject = laneA(a, i32x4.splat(block));
  lane = laneA(i32x4.extract_lane(subject, 0), i32x4.splat(occasion));
  laneOther = laneB(i32x4.extract_lane(laneB(b, subject), 0), lane);
  return -logOf(1 - uniformOf(wordsOf(0))) / <f64>size;
}

/** A branch with someone below their limit: `place` is its first person within the block. */
function descend(branch: i32, place: i32, size: i32, least: f64): void {
  if (size === 1) {
    store<i32>(work + (found << 2), start + place, FOUND);
    store<f64>(work + (found << 3), least, MARKS);
    found++;
    return;
  }
  const half = size >>> 1;
  const rest = size - half;
  const words = wordsOf(branch);
  const onLeft = <f64>(<u32>i32x4.extract_lane(words, 0)) * <f64>size < <f64>half * 4294967296;
  const leftLimit = limitOf(place, half);
  const rightLimit = limitOf(place + half, rest);
  const limit = onLeft ? rightLimit : leftLimit;
  const others = <f64>(onLeft ? rest : half);
  const u = uniformOf(words);
  const other = least + u / others < limit ? least - logOf(1 - u) / others : limit;
  const left = onLeft ? least : other;
  const right = onLeft ? other : least;
  if (left < leftLimit) descend(2 * branch, place, half, left);
  if (right < rightLimit) descend(2 * branch + 1, place + half, rest, right);
}

/** The largest limit of `size` people from a place in the block on; 0 if all of them are passed over. */
function limitOf(place: i32, size: i32): f64 {
  if (size <= GROUP && (place & 31) + size <= GROUP) {
    const all: u32 = (0xffffffff >>> (GROUP - size)) << (place & 31);
    if ((load<u32>(passed + ((place >>> 5) << 2)) & all) === all) return 0;
  }
  const last = (place + size - 1) >>> 5;
  let most = load<f64>(work + ((place >>> 5) << 3), LIMITS);
  for (let group = (place >>> 5) + 1; group <= last; group++) {
    const limit = load<f64>(work + (group << 3), LIMITS);
    if (limit > most) most = limit;
  }
  return most;
}

/** The three words of a branch: which half holds the least, and two for the fresh Exp(1). */
function wordsOf(branch: i32): v128 {
  return word(
    on(i32x4.add(lane, i32x4.mul(i32x4(0, 1, 2, 3), i32x4.splat(<i32>0x9e3779b9))), branch * WORDS),
    laneOther,
  );
}

function uniformOf(words: v128): f64 {
  return f64x2.extract_lane(
    uniforms(i32x4.shuffle(words, words, 1, 1, 1, 1), i32x4.shuffle(words, words, 2, 2, 2, 2)),
    0,
  );
}

function logOf(x: f64): f64 {
  return f64x2.extract_lane(log(f64x2.splat(x)), 0);
}
