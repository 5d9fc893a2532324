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
export const PRESSURE = 20;
export const RESISTANCE = 24;
export const HEARD_AT = 28;
export const AWARE = 32;
/** How many in each block know. */
export const IN_BLOCK = 36;
export const DEGREES = 40;
/** By group: the most that lists bring to one of its members. */
export const LISTED_MOST = 44;
export const LIST = 48;
/** 0 where all have the same degree of fit. */
export const FIT = 52;
export const NAMES = 56;
/** Rows of what lists bring, and the number of each person's, counted from 1; 0 where there are none. */
export const SUMS = 60;
export const ROW_OF = 64;
// Whole numbers:
export const ROOM = 68;
export const PEOPLE = 72;
export const TALKING = 76;
/** Keys to resistance to noticing and to buying. */
export const HEAR_A = 80;
export const HEAR_B = 84;
export const ACT_A = 88;
export const ACT_B = 92;
export const WIDE = 96;
export const EXPECTS = 100;
export const JUDGES = 104;
/** Room for what is on the way to people's judgement. */
export const DESK = 108;
/** What friends bring to each who is listed as noticing. */
export const BROUGHT = 112;
/** Whether the firm brings anything to anybody on the step, through its channels or by lists. */
export const FIRM = 116;
// Other numbers:
export const TRUST_LOST = 120;
export const WEEKS = 128;
export const HOMOPHILY = 136;
export const TRUST_PEERS = 144;
export const LEARN = 152;
export const EROSION = 160;
export const BAR = 168;
export const OWN = 176;
export const PERSUASION = 184;
export const WORTH = 192;
export const PRICE = 200;
// Each talk:
export const TALKS = 208;
export const TALK = 32;
export const ROWS = 0;
export const FADE = 4;
export const MOST = 8;
export const MOST_SINCE = 12;
export const LOUD = 16;
export const FIRST = 24;

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
