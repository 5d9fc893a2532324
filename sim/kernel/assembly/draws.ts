// The draws of the talk loop as a WebAssembly kernel: which ties live, for 4 blocks of 32 ties at a time in the lanes of a
// vector. AssemblyScript: TypeScript's syntax, the machine's integers. It does what `draw` and `list` in plain-talk.ts do, to
// the bit; there stands what it means, here only how it is done. It knows no layout: every array comes as its address.

import { laneA, laneB, next, word } from './words';

const LEVELS: i32 = 32;
/** Nearly always needed to decide so many ties: levels before it are not worth asking whether all is decided. */
const SURE: i32 = 5;

/**
 * Writes the places of the living ties of some blocks to `ties` and returns how many there are. Per block: `keys` of
 * speakers, `numbers` of blocks in their rows, the place of the `firsts` tie, and a mask of the ties that are `open`.
 * `lasts`: the largest uniform with which a tie lives; one for all if `own` is 0, else 32 for each block. Arrays have room
 * for whole groups of 4 blocks, masks of surplus blocks are 0, and `ties` has room for four more than can live.
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
  let end = ties;
  for (let block: i32 = 0; block < blocks; block += 4) {
    const at: usize = block << 2;
    // The living ties are left where the open ones were: a mask for each block.
    if (own) liveByOwn(keys + at, numbers + at, open + at, lasts + (block << 7), a, b);
    else liveByOne(keys + at, numbers + at, open + at, load<i32>(lasts), a, b);
    for (let one: usize = at; one < at + 16; one += 4) end = place(end, load<i32>(firsts + one), load<i32>(open + one));
  }
  return <i32>((end - ties) >> 2);
}

/** Digits are compared with those of the bound from the highest down, until all ties are decided. */
function liveByOne(keys: usize, numbers: usize, open: usize, last: i32, a: i32, b: i32): void {
  const a0 = laneA(a, v128.load(keys));
  const b0 = laneB(b, a0);
  let at = occasion(a0, v128.load(numbers));
  let undecided = v128.load(open);
  let live = i32x4.splat(0);
  for (let level: i32 = 0; level < LEVELS; level++) {
    const digits = word(at, b0);
    if (last << level < 0) {
      live = v128.or(live, v128.andnot(undecided, digits));
      undecided = v128.and(undecided, digits);
    } else {
      undecided = v128.andnot(undecided, digits);
    }
    if (level > SURE && !v128.any_true(undecided)) break;
    at = next(at);
  }
  v128.store(open, v128.or(live, undecided));
}

/** The same where each tie has a bound of its own. */
function liveByOwn(keys: usize, numbers: usize, open: usize, lasts: usize, a: i32, b: i32): void {
  const a0 = laneA(a, v128.load(keys));
  const b0 = laneB(b, a0);
  let at = occasion(a0, v128.load(numbers));
  let undecided = v128.load(open);
  let live = i32x4.splat(0);
  for (let level: i32 = 0; level < LEVELS && v128.any_true(undecided); level++) {
    const digits = word(at, b0);
    const bound = digitsOfFour(lasts, level);
    live = v128.or(live, v128.and(undecided, v128.andnot(bound, digits)));
    undecided = v128.andnot(undecided, v128.xor(bound, digits));
    at = next(at);
  }
  v128.store(open, v128.or(live, undecided));
}

/** The first word of a block in its row. */
function occasion(a: v128, numbers: v128): v128 {
  return i32x4.add(a, i32x4.mul(i32x4.shl(numbers, 5), i32x4.splat(<i32>0x9e3779b9)));
}

/** The digit of a level of each tie's own bound, a mask in each lane. */
function digitsOfFour(lasts: usize, level: i32): v128 {
  let digits = i32x4.splat(digitsOf(lasts, level));
  digits = i32x4.replace_lane(digits, 1, digitsOf(lasts + 128, level));
  digits = i32x4.replace_lane(digits, 2, digitsOf(lasts + 256, level));
  return i32x4.replace_lane(digits, 3, digitsOf(lasts + 384, level));
}

/** The digit of 32 bounds on a level as bits of a word: shifted to the top, each vector's top bits make four of them. */
function digitsOf(lasts: usize, level: i32): i32 {
  let word = 0;
  for (let four: i32 = 0; four < 8; four++) {
    word |= i32x4.bitmask(i32x4.shl(v128.load(lasts + (four << 4)), level)) << (four << 2);
  }
  return word;
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
