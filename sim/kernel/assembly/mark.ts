// The mark of one person in an exponential field (field.ts), to the bit. Of a whole block it is known beforehand which
// branches lie on the way down to a person, and that halves are equal: they are drawn four at a time.

import { log } from './log';
import { laneA, laneB, on, uniforms, upper, word } from './words';

const BLOCK: i32 = 256;
const WORDS: i32 = 3;
/** Room for what eight branches add where the person is not in the half that holds the least, and for which half does. */
const SIDES: usize = 64;
export const MARK_BYTES: i32 = 96;

/** The mark of somebody without a name in a whole block. */
export function markInWhole(room: usize, a: i32, b: i32, person: i32, occasion: i32): f64 {
  const subject = laneA(a, i32x4.splat(person >>> 8));
  const lane = laneA(i32x4.extract_lane(subject, 0), i32x4.splat(occasion));
  const other = laneB(i32x4.extract_lane(laneB(b, subject), 0), lane);
  const leaf = BLOCK | (person & 255);
  const all = fresh(word(on(lane, 1), other), word(on(lane, 2), other), f64x2.splat(1.0 / 256));
  four(room, room + SIDES, lane, other, leaf >>> 5, f64x2(1.0 / 128, 1.0 / 64));
  four(room + 32, room + SIDES + 16, lane, other, leaf >>> 1, f64x2(1.0 / 8, 1.0 / 4));
  let least = f64x2.extract_lane(all, 0);
  for (let level: i32 = 0; level < 8; level++) {
    const right = (leaf >>> (7 - level)) & 1;
    const onRight = <i32>(load<u32>(room + (level << 2), SIDES) >>> 31);
    least += right === onRight ? 0 : load<f64>(room + (level << 3));
  }
  return least;
}

/** The mark of somebody who has a name. */
export function markOfName(a: i32, b: i32, name: i32, occasion: i32): f64 {
  const lane = laneA(a, i32x4.splat(name));
  const other = laneB(b, lane);
  const at = on(lane, occasion << 1);
  return f64x2.extract_lane(fresh(word(at, other), word(on(at, 1), other), f64x2.splat(1)), 0);
}

/** Draws the four branches that end with one; `shares` are those of each person in the first two's halves. */
function four(room: usize, sides: usize, lane: v128, other: v128, branch: i32, shares: v128): void {
  let branches = i32x4.splat(branch);
  branches = i32x4.replace_lane(branches, 0, branch >>> 3);
  branches = i32x4.replace_lane(branches, 1, branch >>> 2);
  branches = i32x4.replace_lane(branches, 2, branch >>> 1);
  const at = i32x4.add(lane, i32x4.mul(branches, i32x4.splat(WORDS * <i32>0x9e3779b9)));
  const first = word(on(at, 1), other);
  const second = word(on(at, 2), other);
  v128.store(room, fresh(first, second, shares));
  v128.store(room, fresh(upper(first), upper(second), f64x2.mul(shares, f64x2.splat(4))), 16);
  v128.store(sides, word(at, other));
}

function fresh(first: v128, second: v128, shares: v128): v128 {
  return f64x2.neg(f64x2.mul(log(f64x2.sub(f64x2.splat(1), uniforms(first, second))), shares));
}
