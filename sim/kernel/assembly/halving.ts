// The halving tree of a whole block of 256 (field.ts), level by level: all halves of a level are equal, so that words and
// logarithms are made of several branches at a time. To the bit what going down branch by branch gives.

import { log } from './log';
import { on, uniforms, upper, word } from './words';

const WORDS: i32 = 3;
const WHOLE: i32 = 256;
// The room: what is drawn for four branches (which half holds the least, the uniforms, and what the other half's least is),
// then a level of the tree: branches, and their least marks. Four more may be read or written than there are.
const UNIFORMS: i32 = 16;
const OTHERS: i32 = 48;
const BRANCHES: i32 = 80;
const LEASTS: i32 = BRANCHES + (WHOLE << 2) + 48;
export const HALVING_BYTES: i32 = LEASTS + (WHOLE << 3) + 64;

let room: usize = 0;
let limits: usize = 0;
let passed: usize = 0;
/** Where lanes stand in the block on the occasion. */
let lane: v128 = i32x4.splat(0);
let laneOther: v128 = i32x4.splat(0);

/** Where to work: limits by group, bits of whom to pass over. */
export function halveIn(roomAt: usize, limitsAt: usize, passedAt: usize, a: v128, b: v128): void {
  room = roomAt;
  limits = limitsAt;
  passed = passedAt;
  lane = a;
  laneOther = b;
}

/**
 * Lists those of a block who lie below their limits, and their marks. `least`: the block's least mark; `most`: the largest
 * limit. Returns how many there are.
 */
export function halve(people: usize, marks: usize, start: i32, least: f64, most: f64): i32 {
  store<i32>(people, 1);
  store<f64>(marks, least);
  let count = 1;
  for (let half: i32 = 128; half > 0; half >>= 2) {
    count = level(people, marks, room + BRANCHES, room + LEASTS, count, half, most);
    count = level(room + BRANCHES, room + LEASTS, people, marks, count, half >> 1, most);
  }
  const first = i32x4.splat(start - WHOLE);
  for (let at = people; at < people + ((<usize>count) << 2); at += 16) v128.store(at, i32x4.add(v128.load(at), first));
  return count;
}

/** From branches to those of their halves of so many people in which somebody lies below their limit. */
function level(branches: usize, leasts: usize, to: usize, marks: usize, count: i32, half: i32, most: f64): i32 {
  let found: usize = 0;
  for (let i: i32 = 0; i < count; i += 4) {
    draw(v128.load(branches + (i << 2)), leasts + (i << 3), 1 / <f64>half, most);
    const members = min(4, count - i);
    for (let j: i32 = 0; j < members; j++) {
      const branch = load<i32>(branches + ((i + j) << 2));
      const least = load<f64>(leasts + ((i + j) << 3));
      const place = 2 * branch * half - WHOLE;
      const leftLimit = limitOf(place, half);
      const rightLimit = limitOf(place + half, half);
      const onLeft = load<i32>(room + (j << 2)) >= 0;
      const limit = onLeft ? rightLimit : leftLimit;
      const other = load<f64>(room + (j << 3), UNIFORMS) < limit ? load<f64>(room + (j << 3), OTHERS) : limit;
      const left = onLeft ? least : other;
      const right = onLeft ? other : least;
      store<i32>(to + (found << 2), 2 * branch);
      store<f64>(marks + (found << 3), left);
      found += <usize>(left < leftLimit);
      store<i32>(to + (found << 2), 2 * branch + 1);
      store<f64>(marks + (found << 3), right);
      found += <usize>(right < rightLimit);
    }
  }
  return <i32>found;
}

/** Draws for four branches. Beside each other's least stands what it is not below, which may do without the logarithm. */
function draw(branches: v128, leasts: usize, share: f64, most: f64): void {
  const at = i32x4.add(lane, i32x4.mul(branches, i32x4.splat(WORDS * <i32>0x9e3779b9)));
  v128.store(room, word(at, laneOther));
  const first = word(on(at, 1), laneOther);
  const second = word(on(at, 2), laneOther);
  drawTwo(uniforms(first, second), leasts, room, share, most);
  drawTwo(uniforms(upper(first), upper(second)), leasts + 16, room + 16, share, most);
}

function drawTwo(u: v128, leasts: usize, to: usize, share: f64, most: f64): void {
  const per = f64x2.splat(share);
  const two = v128.load(leasts);
  const bound = f64x2.add(two, f64x2.mul(u, per));
  v128.store(to, bound, UNIFORMS);
  if (!v128.any_true(f64x2.lt(bound, f64x2.splat(most)))) return;
  v128.store(to, f64x2.sub(two, f64x2.mul(log(f64x2.sub(f64x2.splat(1), u)), per)), OTHERS);
}

/** The largest limit of `size` people from a place on; 0 if all of them are passed over. */
function limitOf(place: i32, size: i32): f64 {
  const group = <usize>(place >>> 5);
  let most = load<f64>(limits + (group << 3));
  if (size <= 32) {
    const all: u32 = (0xffffffff >>> (32 - size)) << (place & 31);
    return (load<u32>(passed + (group << 2)) & all) === all ? 0 : most;
  }
  for (let next: usize = 1; next < <usize>size >>> 5; next++)
    most = max<f64>(most, load<f64>(limits + ((group + next) << 3)));
  return most;
}
