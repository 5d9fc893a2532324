// The exponential function and its kin, operation by operation as in math.ts; there stands why.

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
