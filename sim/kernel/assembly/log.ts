// The natural logarithm of math.ts, operation by operation, of two numbers at a time: positive, normal and finite.

const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;
/** How far 1 lies above the top half of sqrt(1/2), in the top half of a number's bits. */
const TO_ONE: i64 = (0x3ff00000 - 0x3fe6a09e) << 32;

export function log(x: v128): v128 {
  // x = 2^k m, with m in [sqrt(1/2), sqrt 2).
  const exponent = i64x2.sub(i64x2.shr_s(i64x2.add(x, i64x2.splat(TO_ONE)), 52), i64x2.splat(1023));
  const m = i64x2.sub(x, i64x2.shl(exponent, 52));
  const k = f64x2.convert_low_i32x4_s(i32x4.shuffle(exponent, exponent, 0, 2, 0, 2));
  const f = f64x2.sub(m, f64x2.splat(1));
  const s = f64x2.div(f, f64x2.add(f64x2.splat(2), f));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  const even = f64x2.mul(
    w,
    plus(2.0 / 5.0, w, plus(2.0 / 9.0, w, plus(2.0 / 13.0, w, plus(2.0 / 17.0, w, f64x2.splat(2.0 / 21.0))))),
  );
  const odd = f64x2.mul(
    z,
    plus(2.0 / 3.0, w, plus(2.0 / 7.0, w, plus(2.0 / 11.0, w, plus(2.0 / 15.0, w, f64x2.splat(2.0 / 19.0))))),
  );
  const half = f64x2.mul(f64x2.mul(f64x2.splat(0.5), f), f);
  const small = f64x2.add(f64x2.mul(k, f64x2.splat(LN2_LOW)), f64x2.splat(0));
  const inner = f64x2.add(f64x2.mul(s, f64x2.add(half, f64x2.add(even, odd))), small);
  return f64x2.sub(f64x2.mul(k, f64x2.splat(LN2_HIGH)), f64x2.sub(f64x2.sub(half, inner), f));
}

/** constant + w × rest */
export function plus(constant: f64, w: v128, rest: v128): v128 {
  return f64x2.add(f64x2.splat(constant), f64x2.mul(w, rest));
}
