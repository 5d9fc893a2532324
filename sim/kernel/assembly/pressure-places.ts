// Where things stand in the plan by which the kernel asks who yields to pressure (pressure.ts): kernel/pressure.ts writes it.
// Bytes, and no types: read by AssemblyScript and TypeScript alike.

// The plan. A tally is one number of 32 bits (see tallies.ts), or for each kind of tie a pair of 32-bit whole numbers or of
// 64-bit numbers.
export const TALLIES = 0;
export const RESISTANCES = 4;
export const DATES = 8;
export const LIST = 12;
export const ASIDE = 16;
/** 0 where people are keyed by number. */
export const NAMES = 20;
/** 0 where all have the same rate. */
export const RATES = 24;
/** Of ties; 0 where all weigh 1, and where all are of one kind. */
export const WEIGHTS = 28;
export const OTHERS = 32;
export const KINDS = 36;
export const WHOLE = 40;
export const FETCHED = 44;
export const OWN = 48;
export const RATE = 56;
export const OTHER_RATE = 64;
/** Of one number: so many low bits count friends. 0 where tallies are pairs. */
export const BITS = 72;
export const HURDLES = 76;
// The same four numbers or two, see `prepare` in pressure.ts.
export const OWN_LANES = 80;
export const RATE_LANES = 96;
export const STEP_LANES = 112;
export const LOW_LANES = 128;
export const SLACK_LANES = 144;
export const MORE_LANES = 160;

export const PLAN_BYTES = 176;
