// What people hear of talk of one pace (ODD 4.2), kept by hearer: for each kind of talk, the sum of what reaches them, and the
// sum weighted by what is reported. All of it fades alike, so that sums made at one step are scaled to another by one factor.
// Speeches are added by the kernel, many at a time, where all lies in its memory, and by its twin here where it does not.

import { memoryBeside } from '../../kernel/arena.ts';
import { HAIR } from '../../kernel/assembly/minds-places.ts';
import { BLOCK, GROUP } from '../../kernel/field.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { kernelFor } from '../../kernel/kernel.ts';
import type { Allocator } from '../../kernel/memory.ts';
import { Pool } from '../../kernel/pool.ts';
import type { TalkLoop } from '../../kernel/talk.ts';
import type { Rows } from '../../market/market.ts';
import { oneOver } from './attention.ts';
import type { Speeches } from './speeches.ts';

/**
 * Columns of a hearer's row, one line of memory: intensity per kind, intensity × report per kind, how attention is divided
 * over all whom they listen to. Behind them, as whole numbers of half the width: one more than the step to which these sums
 * belong (0 of who never heard any), and how many talkers are within earshot.
 */
export const COLUMNS = 8;
const REPORTS = 3;
const SUMS = 6;
const SHARE = 6;
const WIDTH = 2 * COLUMNS;
const SINCE = 14;
const TALKERS = 15;

interface Memory {
  rows: Float64Array;
  /** The same as whole numbers. */
  whole: Int32Array;
  /** Per group of 32 people: no member hears more than this, as of a step. */
  most: Float64Array;
  mostSince: Int32Array;
  /** Everybody who ever heard any. */
  listed: Uint32Array;
  /** 1 for blocks of 256 people in which somebody was ever talked to. */
  loud: Uint8Array;
  /** What is left of talk after so many steps, as far as it was needed. */
  fade: Float64Array;
}
const pool = new Pool<Memory>((people, memory) => {
  const rows = memory.f64(people * COLUMNS);
  return { rows, whole: new Int32Array(rows.buffer, rows.byteOffset, people * WIDTH), ...boundsOf(people, memory) };
});
const boundsOf = (people: number, memory: Allocator) => ({
  most: memory.f64(Math.ceil(people / GROUP)),
  mostSince: memory.i32(Math.ceil(people / GROUP)),
  listed: memory.u32(people),
  loud: memory.u8(Math.ceil(people / BLOCK)),
  fade: memory.f64(64),
});

/** Sums and bounds as they lie in memory: all but `fade` where they are from beginning to end. */
export type LaidOpen = Readonly<Omit<Memory, 'listed' | 'whole'>>;

/** How attention is divided: by each hearer over the rows of all they listen to, or where there are none, alike for all. */
export interface Attention {
  readonly divided: Rows | undefined;
  readonly every: number;
}

export class Earshot {
  readonly rows: Float64Array;
  readonly memory: Memory;
  private readonly beside: Allocator;
  private readonly kernel: Kernel | undefined;
  /** For how many steps it is known what is left of talk after them. */
  private faded = 1;
  /** How many people are listed. */
  private known = 0;

  /** `place`: an array of the market that says where memory is to be taken. */
  constructor(
    private readonly owner: object,
    people: number,
    place: ArrayBufferView,
    private readonly attention: Attention,
    private readonly keep: number,
  ) {
    this.beside = memoryBeside(place);
    this.memory = pool.take(owner, people, this.beside);
    this.rows = this.memory.rows;
    const { most, mostSince, listed, loud, fade } = this.memory;
    fade[0] = 1;
    const { offsets, weights } = attention.divided ?? {};
    this.kernel = kernelFor(this.rows, most, mostSince, listed, loud, offsets ?? this.rows, weights ?? this.rows);
  }

  /** Gives the memory back, clean. */
  end(): void {
    const { rows, most, mostSince, listed, loud } = this.memory;
    for (let place = 0; place < this.known; place++) {
      const person = listed[place];
      // A loop: to fill so few is slower.
      for (let column = person * COLUMNS; column < (person + 1) * COLUMNS; column++) rows[column] = 0;
      most[person >>> 5] = mostSince[person >>> 5] = loud[person >>> 8] = 0;
    }
    pool.give(this.owner, this.memory);
  }

  /** Whether anybody whom a person listens to is talking. */
  inEarshot(person: number): boolean {
    return this.memory.whole[person * WIDTH + TALKERS] !== 0;
  }

  /** What is left at a step of a person's sums. */
  left(person: number, step: number): number {
    const since = this.memory.whole[person * WIDTH + SINCE];
    return since === 0 ? 0 : this.fadedBy(step - since + 1);
  }

  /** Nobody in a group of 32 has louder sums than this at a step. */
  most(group: number, step: number): number {
    const { most, mostSince } = this.memory;
    return most[group] > 0 ? most[group] * this.fadedBy(step - mostSince[group]) : 0;
  }

  /** Blocks of 256 people in which somebody was ever talked to, by rising number. */
  *loudBlocks(): Iterable<number> {
    const { loud } = this.memory;
    for (let block = 0; block < loud.length; block++) if (loud[block] === 1) yield block;
  }

  /** Adds what is said on so many ties of a piece of talk to the sums of those who hear it. */
  tell({ hearers, tellers, ties }: TalkLoop, living: number, speeches: Speeches, weights: Float64Array | null): void {
    const { kinds, parts, reports, signs, step } = speeches;
    this.fadedBy(step + 1);
    const { kernel } = this;
    if (
      kernel !== undefined &&
      kernel === kernelFor(hearers, kinds, parts, reports, signs, this.memory.fade, weights ?? kinds)
    ) {
      this.tellAll(kernel, [hearers, tellers, ties], living, speeches, weights);
      return;
    }
    for (let i = 0; i < living; i++) {
      const speech = tellers[i];
      const part = weights === null ? parts[speech] : parts[speech] * weights[ties[i]];
      this.add(hearers[i], kinds[speech], part, part * reports[speech], signs[speech], step);
    }
  }

  /** Adds a talker's part, and part × report, to one hearer's sums of a kind, or takes it away. */
  add(hearer: number, kind: number, part: number, reported: number, sign: number, step: number): void {
    const { rows } = this;
    const { whole } = this.memory;
    const row = hearer * COLUMNS;
    this.bring(hearer, row, step);
    whole[hearer * WIDTH + TALKERS] += sign;
    // What is taken away was added at another step: rounding must not leave talk below nothing, or without a talker.
    rows[row + kind] = Math.max(0, rows[row + kind] + part);
    rows[row + REPORTS + kind] = Math.max(0, rows[row + REPORTS + kind] + reported);
    if (whole[hearer * WIDTH + TALKERS] === 0) rows.fill(0, row, row + SUMS);
    else if (sign > 0) this.raise(hearer, (rows[row] + rows[row + 1] + rows[row + 2]) * this.share(hearer), step);
  }

  /** How a hearer's attention is divided over all they listen to; 0 of who never heard any. */
  share(person: number): number {
    return this.rows[person * COLUMNS + SHARE];
  }

  /** What is left of talk after so many steps. */
  fadedBy(steps: number): number {
    if (steps >= this.faded) this.fadeUpTo(steps);
    return this.memory.fade[steps];
  }

  private tellAll(
    kernel: Kernel,
    [hearers, tellers, ties]: readonly Uint32Array[],
    living: number,
    { kinds, parts, reports, signs, step }: Speeches,
    weights: Float64Array | null,
  ): void {
    const { memory, attention } = this;
    const places = [this.rows, memory.most, memory.mostSince, memory.listed, memory.loud, memory.fade];
    const [rows, most, mostSince, listed, loud, fade] = places.map(({ byteOffset }) => byteOffset);
    const { divided, every } = attention;
    const over = divided?.offsets.byteOffset ?? 0;
    kernel.listen(rows, most, mostSince, listed, loud, fade, over, divided?.weights?.byteOffset ?? 0, every);
    const told = [hearers, tellers, ties].map(({ byteOffset }) => byteOffset);
    const said = [kinds, parts, reports, signs].map(({ byteOffset }) => byteOffset);
    const weighed = weights?.byteOffset ?? 0;
    this.known = kernel.hear(
      told[0],
      told[1],
      told[2],
      living,
      said[0],
      said[1],
      said[2],
      said[3],
      weighed,
      step,
      this.known,
    );
  }

  /** Keeps the bound of the hearer's group. It fades with talk itself; what stops only leaves it too high. */
  private raise(hearer: number, loudness: number, step: number): void {
    const { most, mostSince, loud } = this.memory;
    const group = hearer >>> 5;
    most[group] = Math.max(most[group] * this.fadedBy(step - mostSince[group]) * HAIR, loudness * HAIR);
    mostSince[group] = step;
    loud[hearer >>> 8] = 1;
  }

  /** Brings a hearer's sums to a step. */
  private bring(hearer: number, row: number, step: number): void {
    const { rows, attention } = this;
    const { whole, listed } = this.memory;
    const since = whole[hearer * WIDTH + SINCE];
    if (since === 0) {
      listed[this.known++] = hearer;
      const { divided, every } = attention;
      rows[row + SHARE] = divided === undefined ? every : oneOver(divided, hearer);
    } else if (since <= step) {
      const fade = this.fadedBy(step + 1 - since);
      for (let column = row; column < row + SUMS; column++) rows[column] *= fade;
    }
    whole[hearer * WIDTH + SINCE] = step + 1;
  }

  private fadeUpTo(steps: number): void {
    const { memory } = this;
    if (steps >= memory.fade.length) {
      const longer = this.beside.f64(2 * steps);
      longer.set(memory.fade);
      memory.fade = longer;
    }
    for (; this.faded <= steps; this.faded++) memory.fade[this.faded] = memory.fade[this.faded - 1] * this.keep;
  }
}
