// Measures that the tests of luck and numerics share: distance in units in the last place, and the classic statistics
// by which draws are held against their law. Luck is keyed, so a test gives the same figure on every run; the bounds
// are those that a true law would break less than once in 10,000 tries.

const view = new DataView(new ArrayBuffer(8));

function place(x: number): bigint {
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}

/** How many numbers lie between a and b: 0 the same, 1 neighbours; Infinity where only one is NaN. */
export function ulps(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b) ? 0 : Infinity;
  return Math.abs(Number(place(a) - place(b)));
}

/** Standard deviations by which counts differ from an even spread; a true law stays within ±4. */
export function evenness(counts: ArrayLike<number>): number {
  const cells = counts.length;
  let total = 0;
  for (let i = 0; i < cells; i++) total += counts[i];
  const expected = total / cells;
  let chi = 0;
  for (let i = 0; i < cells; i++) chi += ((counts[i] - expected) * (counts[i] - expected)) / expected;
  return (chi - (cells - 1)) / Math.sqrt(2 * (cells - 1));
}

/** Kolmogorov-Smirnov distance to a law, times sqrt n; a true law stays below 2.2. */
export function distance(values: Float64Array, cdf: (x: number) => number): number {
  const ascending = values.slice().sort();
  const n = ascending.length;
  let most = 0;
  for (let i = 0; i < n; i++) {
    const share = cdf(ascending[i]);
    most = Math.max(most, share - i / n, (i + 1) / n - share);
  }
  return most * Math.sqrt(n);
}

/** Correlation of two lists, times sqrt n; of independent ones it stays within ±4. */
export function correlation(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  let meanA = 0;
  let meanB = 0;
  for (let i = 0; i < n; i++) {
    meanA += a[i] / n;
    meanB += b[i] / n;
  }
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < n; i++) {
    ab += (a[i] - meanA) * (b[i] - meanB);
    aa += (a[i] - meanA) * (a[i] - meanA);
    bb += (b[i] - meanB) * (b[i] - meanB);
  }
  return (ab / Math.sqrt(aa * bb)) * Math.sqrt(n);
}

/** Evenness of pairs of uniforms over a 16 × 16 board. */
export function boardEvenness(a: Float64Array, b: Float64Array): number {
  const counts = new Uint32Array(256);
  for (let i = 0; i < a.length; i++) counts[Math.floor(a[i] * 16) * 16 + Math.floor(b[i] * 16)]++;
  return evenness(counts);
}

/** n values of a rule. */
export function values(n: number, rule: (i: number) => number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => rule(i));
}
