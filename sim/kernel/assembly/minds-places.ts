// Where things stand in the plan by which the kernel hears and judges (minds.ts, judge.ts): models/market/kernel-minds.ts
// writes it. Bytes, and no types: read by AssemblyScript and TypeScript alike.

/** A hair more than 1: rounding on the way to a later step must not let a bound fall short. */
export const HAIR = 1 + 1e-12;
export const BLOCK = 256;
/** So many may be found before it stops to tell, at the end of a block. */
export const PIECE = 4096;

// The plan. By person:
export const AT = 0;
/** Bits of whom contacts tell nothing. */
export const SETTLED = 4;
/** By group: its highest degree of fit. */
export const HIGHEST = 8;
export const BELIEF = 12;
export const TRUST = 16;
/** What is left of it. */
export const RESISTANCE = 20;
/** Bits of whose spell of awareness opens on the step. */
export const FRESH = 24;
export const AWARE = 28;
/** How many in each block know. */
export const IN_BLOCK = 32;
export const DEGREES = 36;
/** By group: the most that lists bring to one of its members. */
export const LISTED_MOST = 40;
export const LIST = 44;
/** 0 where all have the same degree of fit. */
export const FIT = 48;
export const NAMES = 52;
/** Rows of what lists bring, and the number of each person's, counted from 1; 0 where there are none. */
export const SUMS = 56;
export const ROW_OF = 60;
// Whole numbers:
export const ROOM = 64;
export const PEOPLE = 68;
export const TALKING = 72;
/** Keys to resistance to noticing and to buying. */
export const HEAR_A = 76;
export const HEAR_B = 80;
export const ACT_A = 84;
export const ACT_B = 88;
export const WIDE = 92;
export const EXPECTS = 96;
export const JUDGES = 100;
/** Room for what is on the way to people's judgement. */
export const DESK = 104;
/** What friends bring to each who is listed as noticing. */
export const BROUGHT = 108;
/** Whether the firm brings anything to anybody on the step, through its channels or by lists. */
export const FIRM = 112;
// Other numbers:
export const TRUST_LOST = 120;
export const HOMOPHILY = 128;
export const TRUST_PEERS = 136;
export const LEARN = 144;
export const EROSION = 152;
export const BAR = 160;
export const OWN = 168;
export const PERSUASION = 176;
export const WORTH = 184;
export const PRICE = 192;
// Each talk:
export const TALKS = 200;
export const TALK = 24;
export const ROWS = 0;
export const MOST = 4;
export const LOUD = 8;
/** From sums of intensity to contacts on the step. */
export const SCALE = 16;

// The row of a degree of fit, and that of somebody on a list.
export const DEGREE = 40;
export const NOTICED = 8;
export const TRUSTED = 16;
export const CLAIMED = 24;
export const PUSH = 32;

// The desk: who of a block knows, from CHANGE on how far their beliefs move (and one more), from REACH on a row of 64 bytes
// for each of what reaches them.
export const CHANGE = 1024;
export const REACH = 3136;
export const DESK_BYTES = REACH + BLOCK * 64;
