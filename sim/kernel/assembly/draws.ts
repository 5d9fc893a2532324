// The draws of the talk loop as a WebAssembly kernel: which ties live, for 4 blocks of 32 ties at a time in the lanes of a
// vector. AssemblyScript: TypeScript's syntax, the machine's integers. It does what `draw` and `list` in plain-talk.ts do, to
// the bit; there stands what it means, here only how it is done. It knows no layout: every array comes as its address.

import { laneA, laneB, next, word } from './words';

const LEVELS: i32 = 32;
/** Nearly always needed to decide so many ties: levels before it are not worth asking whether all is decided. */
const SURE: i32 = 8;

/**
 * Writes the places of the living ties of some blocks to `ties` and returns how many there are. Per block: `keys` of
 * speakers, `numbers` of blocks in their rows, the place of the `firsts` tie, and a mask of the ties that are `open`.
 * `lasts`: the largest uniform with which a tie lives; one for all if `own` is 0, else 32 for each block. Arrays have room
 * for whole groups of 4 blocks, and are written over; masks of surplus blocks are 0, and `ties` has room for four more than can live.
 */
export function draw(
  keys: usize,
  numbers: usize,
  firsts: usize,
  open: usize,
  lasts: usize,
  ties: usize,
  own: i32,
  blocks: i32,
  a: i32,
  b: i32,
): i32 {
  // 1 Where luck stands for each block: in place of keys and numbers there are then lane b, and the place of the first word.
  // 2 Which of the open ties live: a mask for each block, where that of the open ones was.
  // 3 Where they are. Each by itself, since a processor that has guessed wrong begins anew with what stands next to it.
  const bytes = (<usize>blocks) << 2;
  for (let at: usize = 0; at < bytes; at += 16) stand(keys + at, numbers + at, a, b);
  if (own) {
    for (let at: usize = 0; at < bytes; at += 16) liveByOwn(keys + at, numbers + at, open + at, lasts + (at << 5));
  } else {
    const last = load<i32>(lasts);
    for (let at: usize = 0; at < bytes; at += 16) liveByOne(keys + at, numbers + at, open + at, last);
  }
  let end = ties;
  for (let at: usize = 0; at < bytes; at += 4) end = place(end, load<i32>(firsts + at), load<i32>(open + at));
  return <i32>((end - ties) >> 2);
}

/** Puts four blocks' luck in place of their keys and numbers. */
function stand(keys: usize, numbers: usize, a: i32, b: i32): void {
  const laneOfA = laneA(a, v128.load(keys));
  v128.store(keys, laneB(b, laneOfA));
  v128.store(numbers, occasion(laneOfA, v128.load(numbers)));
}

/** Digits are compared with those of the bound from the highest down, until all ties are decided. */
function liveByOne(lane: usize, word0: usize, open: usize, last: i32): void {
  const b = v128.load(lane);
  let at = v128.load(word0);
  let undecided = v128.load(open);
  let live = i32x4.splat(0);
  let level: i32 = 0;
  for (let stop = SURE; stop <= LEVELS && v128.any_true(undecided); stop++) {
    for (; level < stop; level++) {
      const digits = word(at, b);
      if (last << level < 0) {
        live = v128.or(live, v128.andnot(undecided, digits));
        undecided = v128.and(undecided, digits);
      } else {
        undecided = v128.andnot(undecided, digits);
      }
      at = next(at);
    }
  }
  v128.store(open, v128.or(live, undecided));
}

/** The same where each tie has a bound of its own: eight levels at a time, from a byte of each bound. */
function liveByOwn(lane: usize, word0: usize, open: usize, lasts: usize): void {
  const b = v128.load(lane);
  let at = v128.load(word0);
  let undecided = v128.load(open);
  let live = i32x4.splat(0);
  for (let byte: i32 = 24; byte >= 0 && v128.any_true(undecided); byte -= 8) {
    let first = bytesOf(lasts, byte);
    let firstMore = bytesOf(lasts + 64, byte);
    let second = bytesOf(lasts + 128, byte);
    let secondMore = bytesOf(lasts + 192, byte);
    let third = bytesOf(lasts + 256, byte);
    let thirdMore = bytesOf(lasts + 320, byte);
    let fourth = bytesOf(lasts + 384, byte);
    let fourthMore = bytesOf(lasts + 448, byte);
    for (let level: i32 = 0; level < 8 && v128.any_true(undecided); level++) {
      let bound = i32x4.splat(digitsOf(first, firstMore));
      bound = i32x4.replace_lane(bound, 1, digitsOf(second, secondMore));
      bound = i32x4.replace_lane(bound, 2, digitsOf(third, thirdMore));
      bound = i32x4.replace_lane(bound, 3, digitsOf(fourth, fourthMore));
      const digits = word(at, b);
      live = v128.or(live, v128.and(undecided, v128.andnot(bound, digits)));
      undecided = v128.andnot(undecided, v128.xor(bound, digits));
      at = next(at);
      first = i8x16.add(first, first);
      firstMore = i8x16.add(firstMore, firstMore);
      second = i8x16.add(second, second);
      secondMore = i8x16.add(secondMore, secondMore);
      third = i8x16.add(third, third);
      thirdMore = i8x16.add(thirdMore, thirdMore);
      fourth = i8x16.add(fourth, fourth);
      fourthMore = i8x16.add(fourthMore, fourthMore);
    }
  }
  v128.store(open, v128.or(live, undecided));
}

/** Of 16 numbers: a byte, so many bits from the lowest. */
function bytesOf(from: usize, bits: i32): v128 {
  const low = i32x4.splat(255);
  const first = v128.and(i32x4.shr_u(v128.load(from), bits), low);
  const second = v128.and(i32x4.shr_u(v128.load(from, 16), bits), low);
  const third = v128.and(i32x4.shr_u(v128.load(from, 32), bits), low);
  const fourth = v128.and(i32x4.shr_u(v128.load(from, 48), bits), low);
  return i8x16.narrow_i16x8_u(i16x8.narrow_i32x4_u(first, second), i16x8.narrow_i32x4_u(third, fourth));
}

/** The highest digits of 32 bytes. */
function digitsOf(first: v128, second: v128): i32 {
  return i8x16.bitmask(first) | (i8x16.bitmask(second) << 16);
}

/** The first word of a block in its row. */
function occasion(a: v128, numbers: v128): v128 {
  return i32x4.add(a, i32x4.mul(i32x4.shl(numbers, 5), i32x4.splat(<i32>0x9e3779b9)));
}

/**
 * Writes where the living ties of a block are, and returns the place behind them. The first four are written whether they
 * are there or not, since what is too much is written over: few blocks have more, and a processor that need not guess how
 * many there are does not guess wrong.
 */
function place(end: usize, first: i32, live: i32): usize {
  const two = live & (live - 1);
  const three = two & (two - 1);
  const four = three & (three - 1);
  store<i32>(end, first + ctz(live));
  store<i32>(end, first + ctz(two), 4);
  store<i32>(end, first + ctz(three), 8);
  store<i32>(end, first + ctz(four), 12);
  let rest = four & (four - 1);
  for (let at = end + 16; rest !== 0; at += 4, rest &= rest - 1) store<i32>(at, first + ctz(rest));
  return end + ((<usize>popcnt(live)) << 2);
}
