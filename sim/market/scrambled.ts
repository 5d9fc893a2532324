// A fixed order of people that has nothing to do with their places in the network, where neighbours often have
// neighbouring numbers, nor with luck: for deciding among equals, and for samples that are the same on every machine.

import { laneA } from '../kernel/luck.ts';
import type { Market } from './market.ts';
import { keyOf } from './market.ts';

/** Each person's mark: their key, scrambled one to one into 32 bits. No two people share one. */
export function scrambled(market: Market): (person: number) => number {
  return (person) => laneA(0x3c6ef372, keyOf(market, person)) >>> 0;
}
