// Keyed luck as in kernel/luck.ts, one draw at a time.

export function laneA(a: i32, subject: i32): i32 {
  let x = a ^ subject;
  x = (x ^ (x >>> 16)) * 0x21f0aaad;
  x = (x ^ (x >>> 15)) * 0x735a2d97;
  return x ^ (x >>> 15);
}

export function laneB(b: i32, absorbed: i32): i32 {
  let x = absorbed + b;
  x = (x ^ (x >>> 16)) * 0x7feb352d;
  x = (x ^ (x >>> 15)) * <i32>0x846ca68b;
  return x ^ (x >>> 16);
}

export function word(a: i32, b: i32, occasion: i32): u32 {
  let x = a + occasion * <i32>0x9e3779b9;
  x = ((x ^ (x >>> 16)) * 0x21f0aaad) ^ b;
  x = (x ^ (x >>> 15)) * 0x735a2d97;
  return x ^ (x >>> 15);
}

/** Uniform in [0, 1) with 53 bits. */
export function uniform(a: i32, b: i32, occasion: i32): f64 {
  const high = word(a, b, occasion * 2) >>> 5;
  const low = word(a, b, occasion * 2 + 1) >>> 6;
  return (<f64>high * 67108864 + <f64>low) / 9007199254740992;
}
