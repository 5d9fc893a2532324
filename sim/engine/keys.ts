// Where luck comes from: the seed's root key, then a tag for what is drawn, then its number. Markets and replicates
// have tags of their own, so that a replicate's luck does not depend on the market it is run in. The tags are part of
// the construction: changing one changes every result.

import type { Key } from '../kernel/luck.ts';
import { derive, rootKey } from '../kernel/luck.ts';

const MARKETS = 1;
const REPLICATES = 2;

/** Every replicate asks for the luck of the same seed. */
let last = { seed: '', key: rootKey('') };
function seedKey(seed: string): Key {
  if (seed !== last.seed) last = { seed, key: rootKey(seed) };
  return last.key;
}

/** The luck of a drawn market and its people: network, segments, traits. Markets are numbered 0, 1, 2 … */
export function marketKey(seed: string, number: number): Key {
  return derive(derive(seedKey(seed), MARKETS), number);
}

/** The luck of one replicate, the same for all its campaigns. Replicates are numbered 0, 1, 2 … */
export function replicateKey(seed: string, replicate: number): Key {
  return derive(derive(seedKey(seed), REPLICATES), replicate);
}
