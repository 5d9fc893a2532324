// Draws by the inverse of the distribution function: one uniform in, one value out, rising with the uniform. So the
// same luck under other parameters nests (a larger mean never gives anybody less), and a draw costs one uniform
// whatever its law. Uniforms come from ./luck.ts: 0 ≤ u < 1.

import { log } from './math.ts';
import { betaQuantile, normalCdf, normalQuantile } from './special.ts';

/** The least step between uniforms, halved: what stands for a uniform of exactly 0 where 0 would give -Infinity. */
const LEAST = 1 / 18014398509481984;

/** Exponential with mean 1. */
export function exponential(u: number): number {
  return -log(1 - u);
}

/** Standard normal; with `cut`, the normal law between -cut and cut only (none of its mass heaped on the ends). */
export function normal(u: number, cut = Infinity): number {
  if (cut === Infinity) return normalQuantile(Math.max(u, LEAST));
  const outside = normalCdf(-cut);
  const value = normalQuantile(outside + u * (1 - 2 * outside));
  return Math.max(-cut, Math.min(cut, value));
}

/** Beta with shapes a, b > 0: mean a / (a + b). */
export function beta(u: number, a: number, b: number): number {
  return betaQuantile(u, a, b);
}
