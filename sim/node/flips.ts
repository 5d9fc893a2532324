// The search for what would turn the verdict, as a step of a session: looked for once the run is finished, and kept in the
// results folder, so that the report can be made again without running anything.

import { join } from 'node:path';
import { z } from 'zod';
import type { Flips } from '../experiment/flips.ts';
import { findFlips } from '../experiment/flips.ts';
import type { Results } from '../experiment/results.ts';
import { readPlain } from './plain.ts';
import type { VariantOptions } from './variants.ts';
import { runVariants } from './variants.ts';

/** Its name in the results folder. */
export const FLIPS = 'flips.json';
const LARGEST = 2 ** 24;

const FLIP = z.strictObject({
  path: z.string(),
  value: z.string(),
  was: z.string(),
  winner: z.string(),
  lead: z.number(),
  low: z.number(),
  high: z.number(),
});
const KEPT = z.strictObject({
  /** How many replicates the verdict rested on. */
  replicates: z.number(),
  flips: z.strictObject({ moves: z.number(), worlds: z.number(), former: z.string(), found: z.array(FLIP) }),
});

/** What an earlier run of as many replicates found; undefined where it is not there or not ours. */
export function keptFlips(folder: string, { replicates }: Results): Flips | undefined {
  try {
    const bytes = readPlain(join(folder, FLIPS), { name: FLIPS, most: LARGEST, noLink: true });
    const kept = KEPT.parse(JSON.parse(bytes.toString()));
    return kept.replicates === replicates.length ? kept.flips : undefined;
  } catch {
    return undefined;
  }
}

/** Looks for flips and says what to write into the folder. Undefined where it was stopped, or nothing is decided. */
export async function lookForFlips(
  results: Results,
  options: VariantOptions,
): Promise<{ flips: Flips; contents: string } | undefined> {
  const flips = await findFlips(results, (settings, replicates) => runVariants(settings, replicates, options));
  if (flips === undefined) return undefined;
  const contents = `${JSON.stringify({ replicates: results.replicates.length, flips }, null, 2)}\n`;
  return { flips, contents };
}
