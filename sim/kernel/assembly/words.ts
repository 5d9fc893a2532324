// Keyed luck, as in luck.ts, four words at a time: lanes after absorbing a subject, and words by occasion, of which it is
// told where they begin: an occasion's place is lane a and the occasion times a constant.

export function laneA(a: i32, subject: v128): v128 {
  let x = v128.xor(i32x4.splat(a), subject);
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), i32x4.splat(0x21f0aaad));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(0x735a2d97));
  return v128.xor(x, i32x4.shr_u(x, 15));
}

export function laneB(b: i32, absorbed: v128): v128 {
  let x = i32x4.add(absorbed, i32x4.splat(b));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), i32x4.splat(0x7feb352d));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(<i32>0x846ca68b));
  return v128.xor(x, i32x4.shr_u(x, 16));
}

/** The place of the next occasion. */
export function next(place: v128): v128 {
  return i32x4.add(place, i32x4.splat(<i32>0x9e3779b9));
}

/** So many occasions on. */
export function on(place: v128, occasions: i32): v128 {
  return i32x4.add(place, i32x4.splat(occasions * <i32>0x9e3779b9));
}

export function word(place: v128, b: v128): v128 {
  let x = i32x4.mul(v128.xor(place, i32x4.shr_u(place, 16)), i32x4.splat(0x21f0aaad));
  x = v128.xor(x, b);
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(0x735a2d97));
  return v128.xor(x, i32x4.shr_u(x, 15));
}

/** Uniforms of 53 bits from a pair of words each: those of lanes 0 and 1. */
export function uniforms(first: v128, second: v128): v128 {
  const high = f64x2.convert_low_i32x4_u(i32x4.shr_u(first, 5));
  const low = f64x2.convert_low_i32x4_u(i32x4.shr_u(second, 6));
  return f64x2.mul(f64x2.add(f64x2.mul(high, f64x2.splat(67108864)), low), f64x2.splat(1.0 / 9007199254740992.0));
}

/** Lanes 2 and 3 in place of 0 and 1. */
export function upper(words: v128): v128 {
  return i64x2.shuffle(words, words, 1, 1);
}
