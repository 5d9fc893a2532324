// What holds for everybody on a step, and where all that is known of people lies, as models/market/kernel-minds.ts writes it;
// and what both who notices (minds.ts) and who buys (judge.ts) ask of it. Addresses throughout.

import { DIVISOR } from './earshot-places';
import { DEGREE, DEGREES, FIT, HOMOPHILY, LOUD, ROW_OF, SCALE, SUMS, TALK, TALKING, TALKS, WIDE } from './minds-places';

/** How relevant what friends say of the product is to a person of a fit. */
export function relevance(plan: usize, fit: f64): f64 {
  return fit + load<f64>(plan, HOMOPHILY) * (1 - fit);
}

/** From the sums of somebody who has a talker within earshot to contacts on the step. */
export function scaleOf(talk: usize, row: usize): f64 {
  return load<f64>(talk, SCALE) / <f64>load<f32>(row, DIVISOR << 2);
}

/** The row of a person's degree of fit. */
export function degreeOf(plan: usize, person: usize): usize {
  const degrees = load<usize>(plan, DEGREES);
  const fits = load<usize>(plan, FIT);
  if (fits === 0) return degrees;
  const degree = load<i32>(plan, WIDE) === 0 ? <usize>load<u8>(fits + person) : <usize>load<u16>(fits + (person << 1));
  return degrees + degree * DEGREE;
}

/** Where the row of somebody on a list lies; 0 for everybody else. */
export function listOf(plan: usize, person: usize): usize {
  const rows = load<usize>(plan, ROW_OF);
  const row = rows === 0 ? 0 : <usize>load<u32>(rows + (person << 2));
  return row === 0 ? 0 : load<usize>(plan, SUMS) + ((row - 1) << 6);
}

/** The first block from one on in which somebody was ever talked to; `blocks` where there is none. Eight at a time. */
export function nextTalked(plan: usize, from: i32, blocks: i32): i32 {
  const end = endOfTalks(plan);
  let block = from;
  while (block < blocks) {
    let loud: u64 = 0;
    for (let talk = plan + TALKS; talk < end; talk += TALK) loud |= load<u64>(load<usize>(talk, LOUD) + (block & ~7));
    loud >>= (block & 7) << 3;
    if (loud !== 0) return min(blocks, block + <i32>(ctz(loud) >> 3));
    block = (block | 7) + 1;
  }
  return blocks;
}

export function endOfTalks(plan: usize): usize {
  return plan + TALKS + <usize>load<i32>(plan, TALKING) * TALK;
}
