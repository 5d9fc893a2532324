// The exponential function and its kin, operation by operation as in math.ts; there stands why.

import { plus } from './log';

const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
const PER_LN2: f64 = Math.LOG2E;

export function exp(x: f64): f64 {
  if (!(x > -746 && x < 710)) return x > 0 ? Infinity : x < 0 ? 0 : x;
  const k = floor<f64>(x * PER_LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW - 0;
  const r = high - low;
  return scale(1 + series(r, high - r - low), <i64>k);
}

/** exp(x) - 1 */
export function expm1(x: f64): f64 {
  if (abs<f64>(x) < 5e-17) return x;
  if (x < -40) return -1;
  if (!(x < 40)) return exp(x);
  const k = floor<f64>(x * PER_LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const power = powerOfTwo(<i64>k);
  return power * series(r, high - r - low) + (power - 1);
}

/** exp(x) - 1 of two numbers. */
export function expm1Two(x: v128): v128 {
  const within = v128.and(f64x2.ge(x, f64x2.splat(-40)), f64x2.le(x, f64x2.splat(-5e-17)));
  const usual = v128.or(within, f64x2.eq(x, f64x2.splat(0)));
  if (!i64x2.all_true(usual))
    return f64x2.replace_lane(f64x2.splat(expm1(f64x2.extract_lane(x, 0))), 1, expm1(f64x2.extract_lane(x, 1)));
  const k = f64x2.floor(f64x2.add(f64x2.mul(x, f64x2.splat(PER_LN2)), f64x2.splat(0.5)));
  const high = f64x2.sub(x, f64x2.mul(k, f64x2.splat(LN2_HIGH)));
  const low = f64x2.mul(k, f64x2.splat(LN2_LOW));
  const r = f64x2.sub(high, low);
  const rest = f64x2.sub(f64x2.sub(high, r), low);
  const exponent = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(k));
  const power = i64x2.shl(i64x2.add(exponent, i64x2.splat(1023)), 52);
  return f64x2.add(f64x2.mul(power, seriesOfTwo(r, rest)), f64x2.sub(power, f64x2.splat(1)));
}

function seriesOfTwo(r: v128, rest: v128): v128 {
  const z = f64x2.mul(r, r);
  let even = plus(1.0 / 3628800, z, f64x2.splat(1.0 / 479001600));
  even = plus(1.0 / 24, z, plus(1.0 / 720, z, plus(1.0 / 40320, z, even)));
  even = plus(1.0 / 2, z, even);
  let odd = plus(1.0 / 39916800, z, f64x2.splat(1.0 / 6227020800));
  odd = plus(1.0 / 120, z, plus(1.0 / 5040, z, plus(1.0 / 362880, z, odd)));
  odd = plus(1.0 / 6, z, odd);
  const curve = f64x2.mul(z, f64x2.add(even, f64x2.mul(r, odd)));
  return f64x2.add(r, f64x2.add(f64x2.add(rest, f64x2.mul(rest, r)), curve));
}

function series(r: f64, rest: f64): f64 {
  const z = r * r;
  const even =
    1.0 / 2 + z * (1.0 / 24 + z * (1.0 / 720 + z * (1.0 / 40320 + z * (1.0 / 3628800 + z * (1.0 / 479001600)))));
  const odd =
    1.0 / 6 + z * (1.0 / 120 + z * (1.0 / 5040 + z * (1.0 / 362880 + z * (1.0 / 39916800 + z * (1.0 / 6227020800)))));
  return r + (rest + rest * r + z * (even + r * odd));
}

function scale(y: f64, k: i64): f64 {
  if (k >= -1021 && k <= 1023) return y * powerOfTwo(k);
  return k > 1023 ? y * 2 * powerOfTwo(1023) : y * powerOfTwo(k + 100) * powerOfTwo(-100);
}

/** Of a normal number. */
function powerOfTwo(k: i64): f64 {
  return reinterpret<f64>((k + 1023) << 52);
}
