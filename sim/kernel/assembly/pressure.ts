// People under pressure as a WebAssembly kernel: what `PlainPressure` in plain-pressure.ts does, to the bit; there stands what
// it means. All that belongs to a run is named by its plan: addresses and numbers, in the order of PLAN in pressure.ts.

import { laneA, laneB, next, uniforms, upper, word } from './words';

const BLOCK: i32 = 256;
// The plan. Tallies are pairs of 32-bit whole numbers, or of 64-bit numbers; one pair for each kind of tie.
const TALLIES: usize = 0;
const RESISTANCES: usize = 4;
const DATES: usize = 8;
const LIST: usize = 12;
const ASIDE: usize = 16;
/** 0 where people are keyed by number. */
const NAMES: usize = 20;
/** 0 where all have the same rate. */
const RATES: usize = 24;
/** Of ties; 0 where all weigh 1, and where all are of one kind. */
const WEIGHTS: usize = 28;
const OTHERS: usize = 32;
const KINDS: usize = 36;
const WHOLE: usize = 40;
const FETCHED: usize = 44;
const OWN: usize = 48;
const RATE: usize = 56;
const OTHER_RATE: usize = 64;

const NEVER: i32 = 0x7fffffff;
/** Speakers whose rows are fetched before the first of them is heard. */
const AHEAD: i32 = 64;

/** Whether there is one kind of ties without weights, as mostly: what then takes most of the time has its own loops. */
function isQuick(plan: usize): bool {
  return load<u32>(plan + WHOLE) !== 0 && load<u32>(plan + KINDS) === 1;
}

/** Whoever listens to some of those in the list is pressed upon from a step on. */
export function press(plan: usize, offsets: usize, targets: usize, first: i32, count: i32, step: i32): void {
  const quick = isQuick(plan);
  const list = <usize>load<u32>(plan + LIST) + ((<usize>first) << 2);
  for (let i: i32 = 0; i < count; i += AHEAD) {
    const many = min(AHEAD, count - i);
    const speakers = list + ((<usize>i) << 2);
    fetch(plan, offsets, targets, speakers, many);
    for (let at = speakers; at < speakers + (many << 2); at += 4) {
      const row = offsets + ((<usize>load<u32>(at)) << 2);
      if (quick) pressWhole(plan, targets, load<u32>(row), load<u32>(row, 4), step);
      else pressAny(plan, targets, load<u32>(row), load<u32>(row, 4), step);
    }
  }
}

/**
 * Reads the first two lines of each row, so that they are near: none of these reads waits for another. What comes of it
 * means nothing, nor does it matter what stands behind a row; behind all of them there is the plan at least.
 */
function fetch(plan: usize, offsets: usize, targets: usize, speakers: usize, many: i32): void {
  let sum = 0;
  for (let at = speakers; at < speakers + (many << 2); at += 4) {
    const row = targets + ((<usize>load<u32>(offsets + ((<usize>load<u32>(at)) << 2))) << 2);
    sum ^= load<i32>(row) ^ load<i32>(row, 64);
  }
  store<i32>(plan, sum, FETCHED);
}

function pressWhole(plan: usize, targets: usize, first: usize, end: usize, step: i32): void {
  const tallies = <usize>load<u32>(plan + TALLIES);
  const dates = <usize>load<u32>(plan + DATES);
  const one = ((<u64>step) << 32) | 1;
  for (let at = targets + (first << 2); at < targets + (end << 2); at += 4) {
    const hearer = <usize>load<u32>(at);
    const tally = tallies + (hearer << 3);
    store<u64>(tally, load<u64>(tally) + one);
    store<i32>(dates + ((hearer >>> 8) << 2), 0);
  }
}

function pressAny(plan: usize, targets: usize, first: usize, end: usize, step: i32): void {
  const tallies = <usize>load<u32>(plan + TALLIES);
  const dates = <usize>load<u32>(plan + DATES);
  const weights = <usize>load<u32>(plan + WEIGHTS);
  const others = <usize>load<u32>(plan + OTHERS);
  const kinds = <usize>load<u32>(plan + KINDS);
  const whole = load<u32>(plan + WHOLE) !== 0;
  const one = ((<u64>step) << 32) | 1;
  for (let tie = first; tie < end; tie++) {
    const hearer = <usize>load<u32>(targets + (tie << 2));
    const pair = hearer * kinds + (others !== 0 && load<u8>(others + tie) === 1 ? 1 : 0);
    store<i32>(dates + ((hearer >>> 8) << 2), 0);
    if (whole) {
      store<u64>(tallies + (pair << 3), load<u64>(tallies + (pair << 3)) + one);
    } else {
      const weight = weights === 0 ? 1 : load<f64>(weights + (tie << 3));
      const tally = tallies + (pair << 4);
      store<f64>(tally, load<f64>(tally) + weight);
      store<f64>(tally, load<f64>(tally, 8) + weight * <f64>step, 8);
    }
  }
}

let pressures: v128 = f64x2.splat(0);
let lags: v128 = f64x2.splat(0);

/** Looks two people up, the first of them of even number: what presses on them beside their own, in a step and on the whole. */
function look(plan: usize, person: usize): void {
  const rates = <usize>load<u32>(plan + RATES);
  const rate = rates === 0 ? f64x2.splat(load<f64>(plan + RATE)) : v128.load(rates + (person << 3));
  const kinds = <usize>load<u32>(plan + KINDS);
  const first = tally(plan, person * kinds);
  const second = tally(plan, person * kinds + kinds);
  pressures = f64x2.mul(rate, i64x2.shuffle(first, second, 0, 2));
  lags = f64x2.mul(rate, i64x2.shuffle(first, second, 1, 3));
  if (kinds === 1) return;
  const other = f64x2.splat(load<f64>(plan + OTHER_RATE));
  const third = tally(plan, person * kinds + 1);
  const fourth = tally(plan, person * kinds + 3);
  pressures = f64x2.add(pressures, f64x2.mul(other, i64x2.shuffle(third, fourth, 0, 2)));
  lags = f64x2.add(lags, f64x2.mul(other, i64x2.shuffle(third, fourth, 1, 3)));
}

function tally(plan: usize, pair: usize): v128 {
  const tallies = <usize>load<u32>(plan + TALLIES);
  if (load<u32>(plan + WHOLE) === 0) return v128.load(tallies + (pair << 4));
  return f64x2.convert_low_i32x4_s(v128.load64_zero(tallies + (pair << 3)));
}

/** A bit for each of 32 people who yield on a step. */
function yieldingAny(plan: usize, first: usize, step: f64): i32 {
  const resistances = <usize>load<u32>(plan + RESISTANCES);
  const own = f64x2.splat(load<f64>(plan + OWN));
  const steps = f64x2.splat(step);
  let mask = 0;
  for (let i: usize = 0; i < 32; i += 2) {
    look(plan, first + i);
    const gathered = f64x2.sub(f64x2.mul(f64x2.add(own, pressures), steps), lags);
    mask |= i64x2.bitmask(f64x2.gt(gathered, v128.load(resistances + ((first + i) << 3)))) << (<i32>i);
  }
  return mask;
}

/** Of two pairs of whole numbers: the first of each, and the second. */
function firsts(pairs: v128): v128 {
  return f64x2.convert_low_i32x4_s(i32x4.shuffle(pairs, pairs, 0, 2, 0, 2));
}

function seconds(pairs: v128): v128 {
  return f64x2.convert_low_i32x4_s(i32x4.shuffle(pairs, pairs, 1, 3, 1, 3));
}

/** The same where there is one kind of ties without weights. */
function yieldingWhole(plan: usize, first: usize, step: f64): i32 {
  let tally = <usize>load<u32>(plan + TALLIES) + (first << 3);
  let resistance = <usize>load<u32>(plan + RESISTANCES) + (first << 3);
  const rates = <usize>load<u32>(plan + RATES);
  const same = f64x2.splat(load<f64>(plan + RATE));
  const own = f64x2.splat(load<f64>(plan + OWN));
  const steps = f64x2.splat(step);
  let mask = 0;
  for (let i: usize = 0; i < 32; i += 2, tally += 16, resistance += 16) {
    const pairs = v128.load(tally);
    const rate = rates === 0 ? same : v128.load(rates + ((first + i) << 3));
    const pressure = f64x2.add(own, f64x2.mul(rate, firsts(pairs)));
    const gathered = f64x2.sub(f64x2.mul(pressure, steps), f64x2.mul(rate, seconds(pairs)));
    mask |= i64x2.bitmask(f64x2.gt(gathered, v128.load(resistance))) << (<i32>i);
  }
  return mask;
}

/** Lists who of a block yields on a step, who then resist for good, and returns how many. */
export function yielding(plan: usize, block: usize, step: f64, end: i32): i32 {
  const quick = isQuick(plan);
  const resistances = <usize>load<u32>(plan + RESISTANCES);
  const list = <usize>load<u32>(plan + LIST) + ((<usize>end) << 2);
  let to = list;
  for (let first = block * BLOCK; first < (block + 1) * BLOCK; first += 32) {
    let mask = quick ? yieldingWhole(plan, first, step) : yieldingAny(plan, first, step);
    for (; mask !== 0; mask &= mask - 1, to += 4) {
      const person = first + ctz(mask);
      store<i32>(to, <i32>person);
      store<f64>(resistances + (person << 3), Infinity);
    }
  }
  return <i32>((to - list) >> 2);
}

/** The first step after `after` on which somebody of a block yields. */
export function nextDate(plan: usize, block: usize, after: i32): i32 {
  const quick = isQuick(plan);
  const first = block * BLOCK;
  const soonest = quick ? soonestWhole(plan, first) : soonestAny(plan, first);
  const guess = floor(min(f64x2.extract_lane(soonest, 0), f64x2.extract_lane(soonest, 1)));
  if (!(guess < <f64>(NEVER - 2))) return NEVER;
  for (let step = max(after + 1, <i32>guess); step < NEVER; step++) {
    for (let person = first; person < first + BLOCK; person += 32) {
      const mask = quick ? yieldingWhole(plan, person, <f64>step) : yieldingAny(plan, person, <f64>step);
      if (mask !== 0) return step;
    }
  }
  return NEVER;
}

/** Of a block: how many steps somebody resists, before it is rounded. */
function soonestAny(plan: usize, first: usize): v128 {
  const resistances = <usize>load<u32>(plan + RESISTANCES);
  const own = f64x2.splat(load<f64>(plan + OWN));
  let soonest = f64x2.splat(Infinity);
  for (let person = first; person < first + BLOCK; person += 2) {
    look(plan, person);
    const left = f64x2.add(v128.load(resistances + (person << 3)), lags);
    soonest = f64x2.pmin(soonest, f64x2.div(left, f64x2.add(own, pressures)));
  }
  return soonest;
}

function soonestWhole(plan: usize, first: usize): v128 {
  const tallies = <usize>load<u32>(plan + TALLIES);
  const resistances = <usize>load<u32>(plan + RESISTANCES);
  const rates = <usize>load<u32>(plan + RATES);
  const same = f64x2.splat(load<f64>(plan + RATE));
  const own = f64x2.splat(load<f64>(plan + OWN));
  let soonest = f64x2.splat(Infinity);
  for (let person = first; person < first + BLOCK; person += 2) {
    const pairs = v128.load(tallies + (person << 3));
    const rate = rates === 0 ? same : v128.load(rates + (person << 3));
    const left = f64x2.add(v128.load(resistances + (person << 3)), f64x2.mul(rate, seconds(pairs)));
    soonest = f64x2.pmin(soonest, f64x2.div(left, f64x2.add(own, f64x2.mul(rate, firsts(pairs)))));
  }
  return soonest;
}

/** Lists aside who of some in the list yield to their friends, by a draw each, and returns how many. Four at a time. */
export function thankful(plan: usize, first: i32, count: i32, a: i32, b: i32): i32 {
  const list = <usize>load<u32>(plan + LIST) + ((<usize>first) << 2);
  const end = list + ((<usize>count) << 2);
  const aside = <usize>load<u32>(plan + ASIDE);
  let to = aside;
  for (let at = list; at < end; at += 16) {
    let names = i32x4.splat(nameOf(plan, at, end));
    names = i32x4.replace_lane(names, 1, nameOf(plan, at + 4, end));
    names = i32x4.replace_lane(names, 2, nameOf(plan, at + 8, end));
    names = i32x4.replace_lane(names, 3, nameOf(plan, at + 12, end));
    const a4 = laneA(a, names);
    const b4 = laneB(b, a4);
    const highs = word(a4, b4);
    const lows = word(next(a4), b4);
    to = thankTwo(plan, at, end, uniforms(highs, lows), to);
    to = thankTwo(plan, at + 8, end, uniforms(upper(highs), upper(lows)), to);
  }
  return <i32>((to - aside) >> 2);
}

/** What luck is keyed by of the person listed in a place; anything behind the end. */
function nameOf(plan: usize, at: usize, end: usize): i32 {
  if (at >= end) return 0;
  const names = <usize>load<u32>(plan + NAMES);
  const person = load<u32>(at);
  return names === 0 ? <i32>person : load<i32>(names + ((<usize>person) << 2));
}

function thankTwo(plan: usize, at: usize, end: usize, luck: v128, to: usize): usize {
  let behind = to;
  if (at < end) behind = thank(plan, load<u32>(at), f64x2.extract_lane(luck, 0), behind);
  return at + 4 < end ? thank(plan, load<u32>(at, 4), f64x2.extract_lane(luck, 1), behind) : behind;
}

/** Notes a person, and goes on behind them if they yield to their friends. */
function thank(plan: usize, person: usize, luck: f64, to: usize): usize {
  const own = load<f64>(plan + OWN);
  const friendly = friendlyOf(plan, person);
  store<u32>(to, <u32>person);
  return luck * (own + friendly) < own || friendly === 0 ? to : to + 4;
}

function friendlyOf(plan: usize, person: usize): f64 {
  const rates = <usize>load<u32>(plan + RATES);
  const rate = rates === 0 ? load<f64>(plan + RATE) : load<f64>(rates + (person << 3));
  const kinds = <usize>load<u32>(plan + KINDS);
  const friendly = rate * weightOf(plan, person * kinds);
  return kinds === 1 ? friendly : friendly + load<f64>(plan + OTHER_RATE) * weightOf(plan, person * kinds + 1);
}

function weightOf(plan: usize, pair: usize): f64 {
  const tallies = <usize>load<u32>(plan + TALLIES);
  return load<u32>(plan + WHOLE) === 0 ? load<f64>(tallies + (pair << 4)) : <f64>load<u32>(tallies + (pair << 3));
}
