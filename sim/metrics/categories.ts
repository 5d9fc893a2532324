// When the categories of adopters end (Rogers 1962): innovators are the first 2.5 % of those who adopt in the run, early
// adopters come until 16 %, the early majority until one half, the late majority until 84 %, and the rest are laggards.

import type { RunRecord } from '../world/record.ts';
import { adoptersSoFar, last } from './curves.ts';

/** The first record at which a share of the run's adopters have adopted; undefined where nobody does. */
export function reachedBy(record: RunRecord, share: number): number | undefined {
  const soFar = adoptersSoFar(record);
  const all = last(soFar);
  return all === 0 ? undefined : soFar.findIndex((count) => count >= share * all);
}
