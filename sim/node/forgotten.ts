// A kernel's memory is given back once each thread that ever knew it has looked through all that it holds. V8 does so as its
// own heap grows, which memory that threads share is no part of: where markets are redrawn they would pile up, in the host
// above all, whose heap hardly grows. So each thread is made to look once there is enough to give back.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Market } from '../market/market.ts';

/** Memories, each of which takes 10 GB of addresses, and bytes in them that are worth a look of some milliseconds. */
const MANY = 64;
const MUCH = 2 ** 28;

let memories = 0;
let bytes = 0;
let collect: (() => void) | undefined;

/** This thread knows a market no more. */
export function forgotten(market: Market | undefined): void {
  if (market?.memory === undefined) return;
  memories++;
  bytes += market.memory.buffer.byteLength;
  if (memories < MANY && bytes < MUCH) return;
  memories = bytes = 0;
  collect ??= collector();
  collect();
}

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
}
