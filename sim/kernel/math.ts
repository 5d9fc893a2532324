// log, exp and their kin with the same bits on every engine. Engines may round Math.log or Math.exp each in their own
// way; + - * / and Math.sqrt, floor, abs are exact by IEEE 754, so only these are used here. Each function brings its
// argument into a small range without loss, then sums a Taylor series whose first neglected term lies below half a unit
// in the last place: within 1 ulp of the true value for log and exp (2 for the others). Whatever is stored, drawn or
// branched on uses these. Taking apart and splitting in two halves follow the usual practice (Cody & Waite 1980;
// Dekker 1971).

// One number seen as its bits. Which half of it holds sign and exponent is asked once.
const number = new Float64Array(1);
const halves = new Int32Array(number.buffer);
number[0] = 1;
const TOP = halves[1] === 0x3ff00000 ? 1 : 0;

// 2^(i - 1074) for every power of two that a number can hold.
const POWERS = new Float64Array(2098);
for (let i = 0, power = Number.MIN_VALUE; i < POWERS.length; i++, power *= 2) POWERS[i] = power;
const ZEROTH = 1074;

const TWO_54 = 18014398509481984;
const TWO_64 = 18446744073709552000;
// ln 2 in two parts: the first has 32 trailing zero bits, so that its product with any exponent is exact.
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const PER_LN2 = Math.LOG2E;
// The top half of sqrt(1/2), and how far 1 lies above it: m is taken from [sqrt(1/2), sqrt 2).
const ROOT_TOP = 0x3fe6a09e;
const TO_ONE = 0x3ff00000 - ROOT_TOP;

/**
 * k ln 2 + log(1 + f) + extra, where |f| < 0.42 and extra is tiny. With s = f / (2 + f), log(1 + f) is 2 artanh s =
 * 2 s + s rest; and because 2 s = f - f²/2 + s f²/2, the leading part can be f itself, which is exact.
 */
function logSum(k: number, f: number, extra: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (2 / 5 + w * (2 / 9 + w * (2 / 13 + w * (2 / 17 + w * (2 / 21)))));
  const odd = z * (2 / 3 + w * (2 / 7 + w * (2 / 11 + w * (2 / 15 + w * (2 / 19)))));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + (even + odd)) + (k * LN2_LOW + extra)) - f);
}

/** The exponent k of a positive normal x = 2^k m, with m in [sqrt(1/2), sqrt 2). */
function exponentOf(x: number): number {
  number[0] = x;
  return ((halves[TOP] + TO_ONE) >> 20) - 1023;
}

/** Natural logarithm: -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x >= 2.2250738585072014e-308 && x < Infinity)) {
    if (x === 0) return -Infinity;
    if (!(x > 0) || x === Infinity) return x < 0 ? NaN : x;
    const up = x * TWO_54;
    const deep = exponentOf(up);
    return logSum(deep - 54, up * POWERS[ZEROTH - deep] - 1, 0);
  }
  const k = exponentOf(x);
  return logSum(k, x * POWERS[ZEROTH - k] - 1, 0);
}

/** log(1 + x), exact for tiny x: -Infinity at -1, NaN below. */
export function log1p(x: number): number {
  if (!(x > -1 && x < Infinity)) return x === -1 ? -Infinity : x < 0 ? NaN : x;
  if (Math.abs(x) < 5e-17) return x;
  if (x > -0.29 && x < 0.41) return logSum(0, x, 0);
  const sum = 1 + x;
  const missing = x > 1 ? 1 - (sum - x) : x - (sum - 1);
  const k = exponentOf(sum);
  return logSum(k, sum * POWERS[ZEROTH - k] - 1, missing / sum);
}

/** exp(r + rest) - 1 for |r| < 0.35 and a tiny rest, by the series to r¹³/13!. */
function expSeries(r: number, rest: number): number {
  const z = r * r;
  const even = 1 / 2 + z * (1 / 24 + z * (1 / 720 + z * (1 / 40320 + z * (1 / 3628800 + z * (1 / 479001600)))));
  const odd = 1 / 6 + z * (1 / 120 + z * (1 / 5040 + z * (1 / 362880 + z * (1 / 39916800 + z * (1 / 6227020800)))));
  return r + (rest + rest * r + z * (even + r * odd));
}

/** y 2^k, rounded once, also where the result is subnormal or y 2 must be taken first. */
function scale(y: number, k: number): number {
  if (k >= -1021 && k <= 1023) return y * POWERS[ZEROTH + k];
  return k > 1023 ? y * 2 * POWERS[ZEROTH + 1023] : y * POWERS[ZEROTH + k + 100] * POWERS[ZEROTH - 100];
}

/** exp(x + rest), where rest is tiny beside x. */
function expSum(x: number, rest: number): number {
  if (!(x > -746 && x < 710)) return x > 0 ? Infinity : x < 0 ? 0 : x;
  const k = Math.floor(x * PER_LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW - rest;
  const r = high - low;
  return scale(1 + expSeries(r, high - r - low), k);
}

/** e to the power x: Infinity above 709.78, 0 below -745.13. */
export function exp(x: number): number {
  return expSum(x, 0);
}

/** exp(x) - 1, exact for tiny x. */
export function expm1(x: number): number {
  if (Math.abs(x) < 5e-17) return x;
  if (x < -40) return -1;
  if (!(x < 40)) return expSum(x, 0);
  const k = Math.floor(x * PER_LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const power = POWERS[ZEROTH + k];
  return power * expSeries(r, high - r - low) + (power - 1);
}

// What the product a b loses in rounding, by Dekker's halves (|a|, |b| below 2^990).
const SPLIT = 134217729;
function lost(a: number, b: number, product: number): number {
  const a2 = a * SPLIT;
  const aHigh = a2 - (a2 - a);
  const aLow = a - aHigh;
  const b2 = b * SPLIT;
  const bHigh = b2 - (b2 - b);
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** x to the power y for positive finite x ≠ 1 and |y| ≤ 2^64: y log x carried as a sum of two numbers. */
function positivePow(x: number, y: number): number {
  const normal = x >= 2.2250738585072014e-308;
  const up = normal ? x : x * TWO_54;
  const shift = exponentOf(up);
  const k = normal ? shift : shift - 54;
  const m = up * POWERS[ZEROTH - shift];
  // s = (m - 1) / (m + 1), in two parts; z = s² too.
  const f = m - 1;
  const below = m + 1;
  const belowLow = m - (below - 1);
  const s = f / below;
  const back = s * below;
  const sLow = (f - back - lost(s, below, back) - s * belowLow) / below;
  const z = s * s;
  const zLow = lost(s, s, z) + 2 * s * sLow;
  // log m = 2 s (1 + z t), t = 1/3 + z/5 + z²/7 + … in two parts.
  const w = z * z;
  const even = 1 / 5 + w * (1 / 9 + w * (1 / 13 + w * (1 / 17 + w * (1 / 21))));
  const odd = z * (1 / 7 + w * (1 / 11 + w * (1 / 15 + w * (1 / 19 + w * (1 / 23)))));
  const tail = z * (even + odd) + 1.850371707708594e-17; // 1/3 less its double
  const t = 1 / 3 + tail;
  const tLow = tail - (t - 1 / 3);
  const u = z * t;
  const uLow = lost(z, t, u) + z * tLow + zLow * t;
  const v = 2 * s * u;
  const vLow = lost(2 * s, u, v) + 2 * (s * uLow + sLow * u);
  // log x = k ln 2 + 2 s + v, the big parts added without loss.
  const base = k * LN2_HIGH;
  const first = base + 2 * s;
  const turned = first - base;
  const firstLow = base - (first - turned) + (2 * s - turned);
  const whole = first + v;
  const wholeLow = v - (whole - first) + firstLow + (vLow + 2 * sLow + k * LN2_LOW);
  const product = y * whole;
  if (!(Math.abs(product) < 800)) return product > 0 ? Infinity : 0;
  return expSum(product, lost(y, whole, product) + y * wholeLow);
}

/** x to the power y, with the special values of Math.pow; exact wherever the result is a number that can be held. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (x > 0 && x < Infinity && Math.abs(y) <= TWO_64) return x === 1 ? 1 : positivePow(x, y);
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const size = Math.abs(x);
  if (Math.abs(y) === Infinity && size === 1) return NaN;
  const whole = Math.floor(y) === y;
  const odd = whole && Math.abs(y) <= 9007199254740991 && Math.floor(y / 2) * 2 !== y;
  if (x < 0 && !whole && size !== Infinity) return NaN;
  let result: number;
  if (size === 1) result = 1;
  else if (size === 0 || size === Infinity) result = size > 1 === y > 0 ? Infinity : 0;
  else if (Math.abs(y) > TWO_64) result = size > 1 === y > 0 ? Infinity : 0;
  else result = positivePow(size, y);
  return odd && (x < 0 || 1 / x < 0) ? -result : result;
}

// π/2 in three parts, the first two of 33 bits, so that their products with n < 2^20 are exact.
const QUARTER_1 = 1.5707963267341256;
const QUARTER_2 = 6.077100506303966e-11;
const QUARTER_3 = 2.0222662487959506e-21;
const PER_QUARTER = 0.6366197723675814;
const FARTHEST = 1e6;

/** sin (turns even) or cos (turns odd) of r + rest for |r| ≤ π/4, negated in the second half turn. */
function wave(r: number, rest: number, turns: number): number {
  const z = r * r;
  let value: number;
  if ((turns & 1) === 0) {
    const first = -1 / 6 + z * (1 / 120 + z * (-1 / 5040 + z * (1 / 362880)));
    const w = z * z;
    const last = -1 / 39916800 + z * (1 / 6227020800 + z * (-1 / 1307674368000 + z * (1 / 355687428096000)));
    value = r + (rest * (1 - 0.5 * z) + r * z * (first + w * w * last));
  } else {
    const tail =
      1 / 24 +
      z *
        (-1 / 720 +
          z *
            (1 / 40320 + z * (-1 / 3628800 + z * (1 / 479001600 + z * (-1 / 87178291200 + z * (1 / 20922789888000))))));
    const half = 0.5 * z;
    const lead = 1 - half;
    value = lead + (1 - lead - half + (z * z * tail - r * rest));
  }
  return (turns & 2) === 0 ? value : -value;
}

function turned(x: number, name: string, ahead: number): number {
  if (!(Math.abs(x) < FARTHEST)) {
    if (!(Math.abs(x) < Infinity)) return NaN;
    throw new RangeError(
      `${name}(${x}): the angle must lie within ±${FARTHEST} radians to be exact; take off whole turns first.`,
    );
  }
  const n = Math.floor(x * PER_QUARTER + 0.5);
  const a = x - n * QUARTER_1;
  const b = n * QUARTER_2;
  const c = a - b;
  const low = n * QUARTER_3 - (a - c - b);
  const r = c - low;
  return wave(r, c - r - low, n + ahead);
}

/** Sine of an angle in radians, |x| < 1e6. A RangeError beyond. */
export function sin(x: number): number {
  return x === 0 ? x : turned(x, 'sin', 0);
}

/** Cosine of an angle in radians, |x| < 1e6. A RangeError beyond. */
export function cos(x: number): number {
  return turned(x, 'cos', 1);
}
