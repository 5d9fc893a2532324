// Tries along ties, drawn 32 at a time. The tie at place j of a speaker's row has a 32-bit uniform whose binary digits,
// most significant first, are bit j & 31 of the words keyed by (speaker, block of 32 ties, level). It succeeds when the
// uniform lies below the chance's threshold. Digits are compared level by level until every tie of the block is
// decided: about 7 words decide 32 ties, with the same bits as 32 separate draws, and monotone in the chance.

import { wordOf } from './luck.ts';

const LEVELS = 32;

/**
 * Which of the first `count` ties of a block succeed, as a bit mask, where all have the same threshold (0 … 2³²).
 * `a`, `b`: the lanes of the speaker's key.
 */
export function liveTies(a: number, b: number, block: number, count: number, threshold: number): number {
  const all = count === 32 ? -1 : ((1 << count) - 1) | 0;
  if (threshold >= 4294967296) return all;
  let live = 0;
  let undecided = all;
  // `rest` holds the digits of the threshold that are still to come, the next one on top.
  let rest = threshold | 0;
  for (let level = block * LEVELS; undecided !== 0 && rest !== 0; level++, rest <<= 1) {
    const digits = wordOf(a, b, level);
    if (rest < 0) {
      live |= undecided & ~digits;
      undecided &= digits;
    } else {
      undecided &= ~digits;
    }
  }
  return live;
}

/** As `liveTies`, for ties that each have a threshold of their own. Words are drawn as the first tie needs them. */
export class BlockDigits {
  private readonly words = new Uint32Array(LEVELS);
  private drawn = 0;
  private a = 0;
  private b = 0;
  private first = 0;

  open(a: number, b: number, block: number): void {
    this.a = a;
    this.b = b;
    this.first = block * LEVELS;
    this.drawn = 0;
  }

  /** Whether the tie at place `bit` (0 … 31) of the open block succeeds. */
  succeeds(bit: number, threshold: number): boolean {
    if (threshold >= 4294967296) return true;
    let rest = threshold | 0;
    for (let level = 0; rest !== 0; level++, rest <<= 1) {
      if (level === this.drawn) this.words[this.drawn++] = wordOf(this.a, this.b, this.first + level);
      const digit = (this.words[level] >>> bit) & 1;
      if (digit !== rest >>> 31) return digit === 0;
    }
    return false;
  }

  /** The whole 32-bit uniform of the tie at place `bit` of the open block, unsigned. */
  uniform(bit: number): number {
    let value = 0;
    for (let level = 0; level < LEVELS; level++) {
      if (level === this.drawn) this.words[this.drawn++] = wordOf(this.a, this.b, this.first + level);
      value = (value << 1) | ((this.words[level] >>> bit) & 1);
    }
    return value >>> 0;
  }
}
