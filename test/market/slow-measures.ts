// The measures of a market by their definitions, on a matrix of who tells whom: slow, and easy to see to be right.

import type { Market } from '../../sim/market/market.ts';

type Matrix = readonly (readonly boolean[])[];

export function matrixOf({ people, out }: Market): Matrix {
  const rows = Array.from({ length: people }, () => new Array<boolean>(people).fill(false));
  for (let a = 0; a < people; a++) {
    for (let e = out.offsets[a]; e < out.offsets[a + 1]; e++) rows[a][out.targets[e]] = true;
  }
  return rows;
}

export const mutual = (tells: Matrix): Matrix => tells.map((row, a) => row.map((tie, b) => tie || tells[b][a]));

const everybody = (tells: Matrix) => tells.map((_, person) => person);
const toldBy = (tells: Matrix, a: number) => everybody(tells).filter((b) => tells[a][b]);
const heardBy = (tells: Matrix, b: number) => everybody(tells).filter((a) => tells[a][b]);

/** For each person the pairs of friends, and how many of these are friends. */
export function friendPairs(ties: Matrix): { pairs: number; tied: number }[] {
  return everybody(ties).map((person) => {
    const friends = toldBy(ties, person);
    const pairs = friends.flatMap((a) => friends.filter((b) => a < b).map((b) => ties[a][b]));
    return { pairs: pairs.length, tied: pairs.filter(Boolean).length };
  });
}

/** Steps from each to each (Floyd & Warshall); Infinity where there is no way. */
export function steps(tells: Matrix): number[][] {
  const far = tells.map((row, a) => row.map((tie, b) => (a === b ? 0 : tie ? 1 : Infinity)));
  for (const c of far.keys()) {
    for (const a of far.keys()) for (const b of far.keys()) far[a][b] = Math.min(far[a][b], far[a][c] + far[c][b]);
  }
  return far;
}

/** Groups of people who reach each other, both ways, each by rising numbers. */
export function groups(tells: Matrix): number[][] {
  const far = steps(tells);
  const found: number[][] = [];
  for (const a of far.keys()) {
    if (found.some((group) => group.includes(a))) continue;
    found.push([...far.keys()].filter((b) => far[a][b] + far[b][a] < Infinity));
  }
  return found;
}

/** Pearson's correlation of the degrees at the ends of all ties, a mutual one taken both ways. NaN where undefined. */
export function degreeCorrelation(tells: Matrix): number {
  const ends = everybody(tells).flatMap((a) =>
    toldBy(tells, a).map((b) => [toldBy(tells, a).length, heardBy(tells, b).length]),
  );
  const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const [x, y] = [0, 1].map((end) => ends.map((pair) => pair[end]));
  const [mx, my] = [mean(x), mean(y)];
  const cov = mean(ends.map(([a, b]) => (a - mx) * (b - my)));
  return cov / Math.sqrt(mean(x.map((a) => (a - mx) * (a - mx))) * mean(y.map((b) => (b - my) * (b - my))));
}
