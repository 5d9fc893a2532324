// Shares of people as whole numbers of people: largest remainder (Hamilton's method), so that the counts always add up.

import { MarketError } from './error.ts';

/** The shares of segments, each of which must have one where the network does not tell who belongs to which. */
export function sharesOf(segments: readonly { readonly name: string; readonly share?: number }[]): number[] {
  if (segments.length === 1) return [1];
  return segments.map(({ name, share }) => {
    if (share !== undefined) return share;
    const message = `segment '${name}' has no share, and no file names the segments of people`;
    throw new MarketError(message, ['market', 'segments']);
  });
}

/**
 * Splits `total` in proportion to `shares` (not negative, not all 0): each gets its quota rounded down, and what is
 * left goes one each to the largest remainders, the earlier first among equals.
 */
export function largestRemainder(shares: readonly number[], total: number): number[] {
  const sum = shares.reduce((all, share) => all + share, 0);
  const quotas = shares.map((share) => (share / sum) * total);
  const counts = quotas.map(Math.floor);
  const left = total - counts.reduce((all, count) => all + count, 0);
  const byRemainder = quotas.map((_, i) => i).sort((a, b) => quotas[b] - counts[b] - (quotas[a] - counts[a]) || a - b);
  for (let i = 0; i < left; i++) counts[byRemainder[i]]++;
  return counts;
}
