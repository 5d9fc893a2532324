// Shares of people as whole numbers of people: largest remainder (Hamilton's method), so that the counts always add up.

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
