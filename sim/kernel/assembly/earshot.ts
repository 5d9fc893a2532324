// What many hearers hear, added up: what `Earshot.add` in models/market/earshot.ts does to one, to the bit; there stands what
// it means. Addresses throughout.

import { DIVISOR, TALKERS } from './earshot-places';
import { HAIR } from './minds-places';

/** A row takes 32 bytes, a number 4; the first half of a row ends in a report, the second in divisor and talkers. */
const ROW: u32 = 5;
const HALF: usize = 16;
const DIVISOR_LANE: u8 = <u8>(DIVISOR - 4);
const TALKERS_LANE: u8 = <u8>(TALKERS - 4);

let rows: usize = 0;
let most: usize = 0;
let loud: usize = 0;
let offsets: usize = 0;
let tieWeights: usize = 0;

/**
 * Whose sums are meant from now on. People divide their attention over the rows of all they listen to, by weight where ties
 * have one; there are no such rows where nobody divides it.
 */
export function listen(rowsAt: usize, mostAt: usize, loudAt: usize, offsetsAt: usize, weightsAt: usize): void {
  rows = rowsAt;
  most = mostAt;
  loud = loudAt;
  offsets = offsetsAt;
  tieWeights = weightsAt;
}

/** Adds speeches to the sums of `count` hearers: of each, who hears, which speech, and on which tie (if weights are not 0). */
export function hear(hearers: usize, tellers: usize, ties: usize, count: i32, speeches: usize, weights: usize): i32 {
  // No sum lies below 0: it is asked for so that the reads are made.
  if (fetch(hearers, count) < 0) return -1;
  for (let i: usize = 0; i < (<usize>count) << 2; i += 4) {
    const hearer = load<u32>(hearers + i);
    const speech = speeches + ((<usize>load<u32>(tellers + i)) << ROW);
    let one = v128.load(speech);
    let two = v128.load(speech, HALF);
    const sign = f32x4.extract_lane(two, TALKERS_LANE);
    if (weights !== 0) {
      const weight = f32x4.splat(<f32>load<f64>(weights + ((<usize>load<u32>(ties + i)) << 3)));
      one = f32x4.mul(one, weight);
      two = f32x4.replace_lane(f32x4.mul(two, weight), TALKERS_LANE, sign);
    }
    add(hearer, one, two, sign);
  }
  return count;
}

/** Rows are all over the memory: read one after the other, with nothing waiting for them, they come many at a time. */
function fetch(hearers: usize, count: i32): f32 {
  let sum: f32 = 0;
  for (let i: usize = 0; i < (<usize>count) << 2; i += 4) {
    sum += load<f32>(rows + ((<usize>load<u32>(hearers + i)) << ROW));
  }
  return sum;
}

function add(hearer: u32, one: v128, two: v128, sign: f32): void {
  const row = rows + ((<usize>hearer) << ROW);
  const nothing = f32x4.splat(0);
  let sums = v128.load(row);
  let rest = v128.load(row, HALF);
  if (f32x4.extract_lane(rest, DIVISOR_LANE) === 0) rest = f32x4.replace_lane(rest, DIVISOR_LANE, divisorOf(hearer));
  sums = f32x4.max(nothing, f32x4.add(sums, one));
  rest = f32x4.max(nothing, f32x4.add(rest, two));
  const divisor = f32x4.extract_lane(rest, DIVISOR_LANE);
  if (f32x4.extract_lane(rest, TALKERS_LANE) === 0) {
    sums = nothing;
    rest = f32x4.replace_lane(nothing, DIVISOR_LANE, divisor);
  }
  v128.store(row, sums);
  v128.store(row, rest, HALF);
  if (sign > 0) raise(hearer, sums, divisor);
}

/** By how many a hearer's attention is divided. */
function divisorOf(hearer: usize): f32 {
  if (offsets === 0) return 1;
  const first = load<u32>(offsets + (hearer << 2));
  const end = load<u32>(offsets + (hearer << 2), 4);
  let sum: f64 = tieWeights === 0 ? <f64>(end - first) : 0;
  if (tieWeights !== 0) {
    for (let tie = first; tie < end; tie++) sum += load<f64>(tieWeights + ((<usize>tie) << 3));
  }
  return sum > 0 ? <f32>sum : 1;
}

function raise(hearer: u32, sums: v128, divisor: f32): void {
  const pass = <f64>f32x4.extract_lane(sums, 0);
  const loudness = (pass + <f64>f32x4.extract_lane(sums, 1) + <f64>f32x4.extract_lane(sums, 2)) / <f64>divisor;
  const bound = most + ((<usize>(hearer >>> 5)) << 3);
  store<f64>(bound, max<f64>(load<f64>(bound), loudness * HAIR));
  store<u8>(loud + (hearer >>> 8), 1);
}
