// People under pressure as a WebAssembly kernel: what `PlainPressure` in plain-pressure.ts does, to the bit; there stands what
// it means. All that belongs to a run is named by its plan: addresses and numbers, as `KernelPressure` in
// pressure.ts writes them.

import {
  ASIDE,
  BITS,
  DATES,
  FETCHED,
  HURDLES,
  KINDS,
  LIST,
  LOW_LANES,
  MORE_LANES,
  NAMES,
  OTHER_RATE,
  OTHERS,
  OWN,
  OWN_LANES,
  RATE,
  RATE_LANES,
  RATES,
  RESISTANCES,
  SLACK_LANES,
  STEP_LANES,
  TALLIES,
  WEIGHTS,
  WHOLE,
} from './pressure-places';
import { laneA, laneB, next, uniforms, upper, word } from './words';

const BLOCK: i32 = 256;

const NEVER: i32 = 0x7fffffff;
/** Speakers whose rows are fetched before the first of them is heard. */
const AHEAD: i32 = 64;

// What `mayYield` allows for all that is rounded: a share, and pressure of nobody.
const MORE: f64 = 1 + 1.0 / 131072;
const SLACK: f64 = 1.0 / 262144;
const LEAST: f64 = 1e-30;

/** Whoever listens to some of those in the list is pressed upon from a step on. */
export function press(plan: usize, offsets: usize, targets: usize, first: i32, count: i32, step: i32): void {
  const bits = load<i32>(plan, BITS);
  const list = <usize>load<u32>(plan + LIST) + ((<usize>first) << 2);
  for (let i: i32 = 0; i < count; i += AHEAD) {
    const many = min(AHEAD, count - i);
    const speakers = list + ((<usize>i) << 2);
    fetch(plan, offsets, targets, speakers, many);
    for (let at = speakers; at < speakers + (many << 2); at += 4) {
      const row = offsets + ((<usize>load<u32>(at)) << 2);
      if (bits !== 0) pressSmall(plan, targets, load<u32>(row), load<u32>(row, 4), (step << bits) | 1);
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

function pressSmall(plan: usize, targets: usize, first: usize, end: usize, one: i32): void {
  const tallies = <usize>load<u32>(plan + TALLIES);
  const dates = <usize>load<u32>(plan + DATES);
  for (let at = targets + (first << 2); at < targets + (end << 2); at += 4) {
    const hearer = <usize>load<u32>(at);
    const tally = tallies + (hearer << 2);
    store<i32>(tally, load<i32>(tally) + one);
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
  const bits = load<i32>(plan, BITS);
  if (bits !== 0) {
    const tally = load<u32>(tallies + (pair << 2));
    return f64x2.replace_lane(f64x2.splat(<f64>(tally & ((1 << bits) - 1))), 1, <f64>(tally >>> bits));
  }
  if (load<u32>(plan + WHOLE) === 0) return v128.load(tallies + (pair << 4));
  return f64x2.convert_low_i32x4_s(v128.load64_zero(tallies + (pair << 3)));
}

/** What two people resist, the first of them of even number: without end if they have yielded. */
function resistanceOf(plan: usize, person: usize): v128 {
  const never = f64x2.splat(Infinity);
  const hurdles = v128.load64_zero(<usize>load<u32>(plan + HURDLES) + (person << 2));
  const resistances = v128.load(<usize>load<u32>(plan + RESISTANCES) + (person << 3));
  return v128.bitselect(never, resistances, f64x2.eq(f64x2.promote_low_f32x4(hurdles), never));
}

/** A bit for each of 32 people who yield on a step. */
function yieldingAny(plan: usize, first: usize, step: f64): i32 {
  const own = f64x2.splat(load<f64>(plan + OWN));
  const steps = f64x2.splat(step);
  let mask = 0;
  for (let i: usize = 0; i < 32; i += 2) {
    look(plan, first + i);
    const gathered = f64x2.sub(f64x2.mul(f64x2.add(own, pressures), steps), lags);
    mask |= i64x2.bitmask(f64x2.gt(gathered, resistanceOf(plan, first + i))) << (<i32>i);
  }
  return mask;
}

/**
 * Writes into the plan what is the same for everybody on a step, in all lanes. V8 works out anew in each turn of a loop what
 * does not change in it, constants too, unless it was read from memory.
 */
function prepare(plan: usize, step: f64): void {
  const bits = load<i32>(plan, BITS);
  const one = <f64>(1 << bits);
  const rate = load<f64>(plan + RATE);
  v128.store(plan, f32x4.splat(<f32>((load<f64>(plan + OWN) * step + rate * SLACK) * MORE + LEAST)), OWN_LANES);
  v128.store(plan, f32x4.splat(<f32>((rate * MORE) / one)), RATE_LANES);
  v128.store(plan, i32x4.splat((<i32>step) << bits), STEP_LANES);
  v128.store(plan, i32x4.splat((1 << bits) - 1), LOW_LANES);
  v128.store(plan, f32x4.splat(<f32>(SLACK * one)), SLACK_LANES);
  v128.store(plan, f64x2.splat(MORE / one), MORE_LANES);
}

/**
 * A bit for each of 32 people who may yield on a step of the run, and for all who do. Four at a time in numbers of half the
 * width: how long friends have pressed is exact in whole numbers, and of the rest more is allowed than can be rounded off.
 */
function mayYield(plan: usize, first: usize): i32 {
  const rates = <usize>load<u32>(plan + RATES);
  const tally = <usize>load<u32>(plan + TALLIES) + (first << 2);
  const hurdle = <usize>load<u32>(plan + HURDLES) + (first << 2);
  if (rates !== 0) return mayYieldOwn(plan, rates + (first << 3), tally, hurdle);
  const own = v128.load(plan, OWN_LANES);
  const rate = v128.load(plan, RATE_LANES);
  const steps = v128.load(plan, STEP_LANES);
  const low = v128.load(plan, LOW_LANES);
  let mask = 0;
  for (let at: usize = 0; at < 128; at += 64) {
    const one = passes(own, rate, pressed(tally + at, steps, low), hurdle + at);
    const two = passes(own, rate, pressed(tally + at + 16, steps, low), hurdle + at + 16);
    const three = passes(own, rate, pressed(tally + at + 32, steps, low), hurdle + at + 32);
    const four = passes(own, rate, pressed(tally + at + 48, steps, low), hurdle + at + 48);
    const all = i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(one, two), i16x8.narrow_i32x4_s(three, four));
    mask |= i8x16.bitmask(all) << (<i32>at >> 2);
  }
  return mask;
}

/** The same where each has a rate of their own. */
function mayYieldOwn(plan: usize, rates: usize, tally: usize, hurdle: usize): i32 {
  const own = v128.load(plan, OWN_LANES);
  const steps = v128.load(plan, STEP_LANES);
  const low = v128.load(plan, LOW_LANES);
  const slack = v128.load(plan, SLACK_LANES);
  const more = v128.load(plan, MORE_LANES);
  let mask = 0;
  for (let at: usize = 0; at < 128; at += 16) {
    const from = rates + (at << 1);
    const two = f32x4.demote_f64x2_zero(f64x2.mul(v128.load(from), more));
    const rate = i64x2.shuffle(two, f32x4.demote_f64x2_zero(f64x2.mul(v128.load(from, 16), more)), 0, 2);
    const long = f32x4.add(pressed(tally + at, steps, low), slack);
    mask |= i32x4.bitmask(passes(own, rate, long, hurdle + at)) << (<i32>at >> 2);
  }
  return mask;
}

/** How long friends have pressed in all, of four small tallies: in units of the bits that count friends. */
function pressed(tally: usize, steps: v128, low: v128): v128 {
  const tallies = v128.load(tally);
  return f32x4.convert_i32x4_s(i32x4.sub(i32x4.mul(v128.and(tallies, low), steps), v128.andnot(tallies, low)));
}

function passes(own: v128, rate: v128, pressed: v128, hurdle: usize): v128 {
  return f32x4.ge(f32x4.add(own, f32x4.mul(rate, pressed)), v128.load(hurdle));
}

/** The same as `yieldingAny`, of small tallies on a step of the run: by way of those who may yield, who are few. */
function yieldingSmall(plan: usize, first: usize, step: f64): i32 {
  let mask = mayYield(plan, first);
  for (let left = mask; left !== 0; left &= left - 1) {
    if (!yieldsSmall(plan, first + ctz(left), step)) mask &= ~(left & -left);
  }
  return mask;
}

function yieldsSmall(plan: usize, person: usize, step: f64): bool {
  const rates = <usize>load<u32>(plan + RATES);
  const rate = rates === 0 ? load<f64>(plan + RATE) : load<f64>(rates + (person << 3));
  const bits = load<i32>(plan, BITS);
  const tally = load<u32>(<usize>load<u32>(plan + TALLIES) + (person << 2));
  const pressure = load<f64>(plan + OWN) + rate * <f64>(tally & ((1 << bits) - 1));
  const gathered = pressure * step - rate * <f64>(tally >>> bits);
  // Mostly the hurdle, which was just read, is enough to say.
  const hurdle = <f64>load<f32>(<usize>load<u32>(plan + HURDLES) + (person << 2));
  return gathered > hurdle * MORE || gathered > load<f64>(<usize>load<u32>(plan + RESISTANCES) + (person << 3));
}

/** Everybody of a block resists, as they were drawn to, whether they yielded before or not. */
export function resist(plan: usize, block: usize): void {
  const from = <usize>load<u32>(plan + RESISTANCES) + ((block * BLOCK) << 3);
  const to = <usize>load<u32>(plan + HURDLES) + ((block * BLOCK) << 2);
  for (let at: usize = 0; at < (<usize>BLOCK) << 3; at += 16)
    v128.store64_lane(to + (at >> 1), f32x4.demote_f64x2_zero(v128.load(from + at)), 0);
}

/** Lists who of a block yields on a step, who then resist for good, and returns how many. */
export function yielding(plan: usize, block: usize, step: f64, end: i32): i32 {
  const bits = load<i32>(plan, BITS);
  const hurdles = <usize>load<u32>(plan + HURDLES);
  const list = <usize>load<u32>(plan + LIST) + ((<usize>end) << 2);
  let to = list;
  if (bits !== 0) prepare(plan, step);
  for (let first = block * BLOCK; first < (block + 1) * BLOCK; first += 32) {
    let mask = bits === 0 ? yieldingAny(plan, first, step) : yieldingSmall(plan, first, step);
    for (; mask !== 0; mask &= mask - 1, to += 4) {
      const person = first + ctz(mask);
      store<i32>(to, <i32>person);
      store<f32>(hurdles + (person << 2), Infinity);
    }
  }
  return <i32>((to - list) >> 2);
}

/** The first step after `after` on which somebody of a block yields. */
export function nextDate(plan: usize, block: usize, after: i32): i32 {
  const first = block * BLOCK;
  const soonest = soonestOf(plan, first);
  const guess = floor(min(f64x2.extract_lane(soonest, 0), f64x2.extract_lane(soonest, 1)));
  if (!(guess < <f64>(NEVER - 2))) return NEVER;
  for (let step = max(after + 1, <i32>guess); step < NEVER; step++) {
    for (let person = first; person < first + BLOCK; person += 32) {
      if (yieldingAny(plan, person, <f64>step) !== 0) return step;
    }
  }
  return NEVER;
}

/** Of a block: how many steps somebody resists, before it is rounded. */
function soonestOf(plan: usize, first: usize): v128 {
  const own = f64x2.splat(load<f64>(plan + OWN));
  let soonest = f64x2.splat(Infinity);
  for (let person = first; person < first + BLOCK; person += 2) {
    look(plan, person);
    const left = f64x2.add(resistanceOf(plan, person), lags);
    soonest = f64x2.pmin(soonest, f64x2.div(left, f64x2.add(own, pressures)));
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
  const bits = load<i32>(plan, BITS);
  if (bits !== 0) return <f64>(load<u32>(tallies + (pair << 2)) & ((1 << bits) - 1));
  return load<u32>(plan + WHOLE) === 0 ? load<f64>(tallies + (pair << 4)) : <f64>load<u32>(tallies + (pair << 3));
}
