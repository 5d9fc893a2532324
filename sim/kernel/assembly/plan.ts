// What holds for everybody on a step, and where all that is known of people lies, as models/market/kernel-minds.ts writes it;
// and what both who notices (minds.ts) and who buys (judge.ts) ask of it. Addresses throughout.

import { SHARE, SINCE } from './earshot';

export const BLOCK: i32 = 256;
/** So many may be found before it stops to tell, at the end of a block. */
export const PIECE: usize = 4096;

// The plan. By person:
export const AT: usize = 0;
/** Bits of whom contacts tell nothing. */
export const SETTLED: usize = 4;
/** By group: its highest degree of fit. */
export const HIGHEST: usize = 8;
export const BELIEF: usize = 12;
export const TRUST: usize = 16;
export const PRESSURE: usize = 20;
export const RESISTANCE: usize = 24;
export const HEARD_AT: usize = 28;
export const AWARE: usize = 32;
/** How many in each block know. */
export const IN_BLOCK: usize = 36;
export const DEGREES: usize = 40;
/** By group: the most that lists bring to one of its members. */
export const LISTED_MOST: usize = 44;
export const LIST: usize = 48;
/** 0 where all have the same degree of fit. */
export const FIT: usize = 52;
export const NAMES: usize = 56;
/** Rows of what lists bring, and the number of each person's, counted from 1; 0 where there are none. */
export const SUMS: usize = 60;
export const ROW_OF: usize = 64;
// Whole numbers:
export const ROOM: usize = 68;
export const PEOPLE: usize = 72;
export const TALKING: usize = 76;
/** Keys to resistance to noticing and to buying. */
export const HEAR_A: usize = 80;
export const HEAR_B: usize = 84;
export const ACT_A: usize = 88;
export const ACT_B: usize = 92;
export const WIDE: usize = 96;
export const EXPECTS: usize = 100;
export const JUDGES: usize = 104;
/** Room for what is on the way to people's judgement. */
export const DESK: usize = 108;
/** What friends bring to each who is listed as noticing. */
export const BROUGHT: usize = 112;
/** Whether the firm brings anything to anybody on the step, through its channels or by lists. */
export const FIRM: usize = 116;
// Other numbers:
export const TRUST_LOST: usize = 120;
export const WEEKS: usize = 128;
export const HOMOPHILY: usize = 136;
export const TRUST_PEERS: usize = 144;
export const LEARN: usize = 152;
export const EROSION: usize = 160;
export const BAR: usize = 168;
export const OWN: usize = 176;
export const PERSUASION: usize = 184;
export const WORTH: usize = 192;
export const PRICE: usize = 200;
// Each talk:
export const TALKS: usize = 208;
export const TALK: usize = 32;
export const ROWS: usize = 0;
export const FADE: usize = 4;
export const MOST: usize = 8;
export const MOST_SINCE: usize = 12;
export const LOUD: usize = 16;
export const FIRST: usize = 24;

// The row of a degree of fit, and that of somebody on a list.
export const DEGREE: usize = 40;
export const NOTICED: usize = 8;
export const TRUSTED: usize = 16;
export const CLAIMED: usize = 24;
export const PUSH: usize = 32;

/** How relevant what friends say of the product is to a person of a fit. */
export function relevance(plan: usize, fit: f64): f64 {
  return fit + load<f64>(plan, HOMOPHILY) * (1 - fit);
}

/** From a hearer's sums to contacts on a step. */
export function scaleOf(plan: usize, talk: usize, row: usize, step: i32): f64 {
  const since = load<i32>(row, SINCE);
  const left = since === 0 ? 0 : faded(talk, step - since + 1);
  return left * load<f64>(talk, FIRST) * load<f64>(plan, WEEKS) * load<f64>(row, SHARE);
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

/** What is left of talk after so many steps. */
export function faded(talk: usize, steps: i32): f64 {
  return load<f64>(load<usize>(talk, FADE) + ((<usize>steps) << 3));
}
