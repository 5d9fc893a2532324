// What many hearers hear, added up: what `Earshot.add` in models/market/earshot.ts does to one, to the bit; there stands what
// it means. Addresses throughout.

import { HAIR } from './minds-places';

/** A hearer's row: a line of memory. */
const ROW: u32 = 6;
export const REPORTS: usize = 24;
export const SHARE: usize = 48;
export const SINCE: usize = 56;
export const TALKERS: usize = 60;

let rows: usize = 0;
let most: usize = 0;
let mostSince: usize = 0;
let listed: usize = 0;
let loud: usize = 0;
let fade: usize = 0;
let offsets: usize = 0;
let tieWeights: usize = 0;
let perTie: f64 = 0;

/**
 * Whose sums are meant from now on. People divide their attention over the rows of all they listen to, by weight where ties
 * have one; it is `every` where there are no such rows.
 */
export function listen(
  rowsAt: usize,
  mostAt: usize,
  mostSinceAt: usize,
  listedAt: usize,
  loudAt: usize,
  fadeAt: usize,
  offsetsAt: usize,
  weightsAt: usize,
  every: f64,
): void {
  rows = rowsAt;
  most = mostAt;
  mostSince = mostSinceAt;
  listed = listedAt;
  loud = loudAt;
  fade = fadeAt;
  offsets = offsetsAt;
  tieWeights = weightsAt;
  perTie = every;
}

/**
 * Adds speeches to the sums of `count` hearers on a step: of each, who hears, which speech, and on which tie (if weights are
 * not 0). `known`: how many are listed so far; returns how many then.
 */
export function hear(
  hearers: usize,
  tellers: usize,
  ties: usize,
  count: i32,
  kinds: usize,
  parts: usize,
  reports: usize,
  signs: usize,
  weights: usize,
  step: i32,
  known: i32,
): i32 {
  // No sum lies below 0: it is asked for so that the reads are made.
  if (fetch(hearers, count) < 0) return -1;
  let list = listed + ((<usize>known) << 2);
  for (let i: usize = 0; i < (<usize>count) << 2; i += 4) {
    const hearer = load<u32>(hearers + i);
    const speech = <usize>load<u32>(tellers + i);
    let part = load<f64>(parts + (speech << 3));
    if (weights !== 0) part *= load<f64>(weights + ((<usize>load<u32>(ties + i)) << 3));
    const row = rows + ((<usize>hearer) << ROW);
    const since = load<i32>(row, SINCE);
    if (since === 0) {
      store<u32>(list, hearer);
      list += 4;
      store<f64>(row, shareOf(hearer), SHARE);
    } else if (since - 1 !== step) bring(row, load<f64>(fade + ((<usize>(step - since + 1)) << 3)));
    store<i32>(row, step + 1, SINCE);
    add(
      hearer,
      row,
      (<usize>load<u8>(kinds + speech)) << 3,
      part,
      part * load<f64>(reports + (speech << 3)),
      load<i8>(signs + speech),
      step,
    );
  }
  return <i32>((list - listed) >> 2);
}

/** Rows are all over the memory: read one after the other, with nothing waiting for them, they come many at a time. */
function fetch(hearers: usize, count: i32): f64 {
  let sum: f64 = 0;
  for (let i: usize = 0; i < (<usize>count) << 2; i += 4) {
    sum += load<f64>(rows + ((<usize>load<u32>(hearers + i)) << ROW));
  }
  return sum;
}

/** How a hearer's attention is divided. */
function shareOf(hearer: usize): f64 {
  if (offsets === 0) return perTie;
  const first = load<u32>(offsets + (hearer << 2));
  const end = load<u32>(offsets + (hearer << 2), 4);
  if (end === first) return 1;
  if (tieWeights === 0) return 1 / <f64>(end - first);
  let sum: f64 = 0;
  for (let tie = first; tie < end; tie++) sum += load<f64>(tieWeights + ((<usize>tie) << 3));
  return 1 / sum;
}

function bring(row: usize, faded: f64): void {
  const by = f64x2.splat(faded);
  v128.store(row, f64x2.mul(v128.load(row), by));
  v128.store(row, f64x2.mul(v128.load(row, 16), by), 16);
  v128.store(row, f64x2.mul(v128.load(row, 32), by), 32);
}

function add(hearer: u32, row: usize, kind: usize, part: f64, reported: f64, sign: i32, step: i32): void {
  const talkers = load<i32>(row, TALKERS) + sign;
  store<i32>(row, talkers, TALKERS);
  if (talkers === 0) {
    const nothing = f64x2.splat(0);
    v128.store(row, nothing);
    v128.store(row, nothing, 16);
    v128.store(row, nothing, 32);
    return;
  }
  const sum = row + kind;
  store<f64>(sum, max<f64>(0, load<f64>(sum) + part));
  store<f64>(sum, max<f64>(0, load<f64>(sum, REPORTS) + reported), REPORTS);
  if (sign > 0) raise(hearer, (load<f64>(row) + load<f64>(row, 8) + load<f64>(row, 16)) * load<f64>(row, SHARE), step);
}

function raise(hearer: u32, loudness: f64, step: i32): void {
  const group = hearer >>> 5;
  const bound = most + ((<usize>group) << 3);
  const since = mostSince + ((<usize>group) << 2);
  const before = load<f64>(bound) * load<f64>(fade + ((<usize>(step - load<i32>(since))) << 3)) * HAIR;
  store<f64>(bound, max<f64>(before, loudness * HAIR));
  store<i32>(since, step);
  store<u8>(loud + (hearer >>> 8), 1);
}
