// What people hear of talk of one pace (ODD 4.2), kept by hearer: for each kind of talk, the sum of what reaches them, and the
// sum weighted by what is reported. All of it fades alike. So nothing is brought up to date as it fades: later talk counts for
// more instead, by as much as earlier talk has faded, and one factor tells what all sums are at present. Single precision:
// relative errors of some 1e-7, and sums of whole numbers are exact.
//
// Speeches are added by the kernel, many at a time, where all lies in its memory, and by its twin here where it does not.

import { memoryBeside } from '../../kernel/arena.ts';
import { COLUMNS, DIVISOR, TALKERS } from '../../kernel/assembly/earshot-places.ts';
import { HAIR } from '../../kernel/assembly/minds-places.ts';
import { BLOCK, GROUP } from '../../kernel/field.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { kernelFor } from '../../kernel/kernel.ts';
import { Pool } from '../../kernel/pool.ts';
import type { TalkLoop } from '../../kernel/talk.ts';
import type { Rows } from '../../market/market.ts';
import { attended } from './attention.ts';
import { clean, marked } from './blocks.ts';
import type { Speeches } from './speeches.ts';

/** With less left than this, sums are told anew in present talk: single precision reaches from 1e-38 to 1e38. */
const LEAST_LEFT = 1e-12;
/** More than rounding to single precision can raise a sum by. */
const ROUNDED = 1 + 1e-6;

interface Memory {
  /** Hearer by hearer, as kernel/assembly/earshot-places.ts lays them out. */
  rows: Float32Array;
  /** Per group of 32 people: no member has louder sums than this. */
  most: Float64Array;
  /** 1 for blocks of 256 people in which somebody was ever talked to. */
  loud: Uint8Array;
}
const pool = new Pool<Memory>((people, memory) => ({
  rows: memory.f32(people * COLUMNS),
  most: memory.f64(Math.ceil(people / GROUP)),
  loud: memory.u8(Math.ceil(people / BLOCK)),
}));

/** Sums and bounds as they lie in memory. */
export type LaidOpen = Readonly<Memory>;

export class Earshot {
  readonly memory: Memory;
  readonly rows: Float32Array;
  /** What is left at present of talk that counts for 1 in the sums. */
  left = 1;
  private readonly kernel: Kernel | undefined;

  /**
   * `place`: an array of the market that says where memory is to be taken; `divided`: the rows over which hearers divide their
   * attention, if they do; `keep`: what is left of talk after a step.
   */
  constructor(
    private readonly owner: object,
    people: number,
    place: ArrayBufferView,
    private readonly divided: Rows | undefined,
    private readonly keep: number,
  ) {
    this.memory = pool.take(owner, people, memoryBeside(place));
    const { rows, most, loud } = this.memory;
    this.rows = rows;
    const { offsets, weights } = divided ?? {};
    this.kernel = kernelFor(rows, most, loud, offsets ?? rows, weights ?? rows);
  }

  /** Gives the memory back, clean. */
  end(): void {
    const { rows, most, loud } = this.memory;
    const blocks = marked(loud);
    clean(blocks, [rows], COLUMNS);
    clean(blocks, [most], 1, GROUP);
    loud.fill(0);
    pool.give(this.owner, this.memory);
  }

  /** A step goes by. Returns by how much everything that was counted is to be multiplied: nearly always 1. */
  fade(): number {
    this.left *= this.keep;
    const { left } = this;
    if (left >= LEAST_LEFT) return 1;
    this.left = 1;
    const { rows, most } = this.memory;
    for (const block of this.loudBlocks()) {
      const end = Math.min(rows.length, (block + 1) * BLOCK * COLUMNS);
      for (let row = block * BLOCK * COLUMNS; row < end; row += COLUMNS) {
        for (let column = row; column < row + DIVISOR; column++) rows[column] *= left;
      }
      const groups = Math.min(most.length, ((block + 1) * BLOCK) / GROUP);
      for (let group = (block * BLOCK) / GROUP; group < groups; group++) most[group] *= left * ROUNDED;
    }
    return left;
  }

  /** Whether anybody whom a person listens to is talking. */
  inEarshot(person: number): boolean {
    return this.rows[person * COLUMNS + TALKERS] !== 0;
  }

  /** Blocks of 256 people in which somebody was ever talked to, by rising number. */
  loudBlocks(): number[] {
    return marked(this.memory.loud);
  }

  /** Adds what is said on so many ties of a piece of talk to the sums of those who hear it. */
  tell({ hearers, tellers, ties }: TalkLoop, living: number, { said }: Speeches, weights: Float64Array | null): void {
    const { kernel } = this;
    if (kernel !== undefined && kernel === kernelFor(hearers, said, weights ?? said)) {
      this.listen(kernel);
      const [heard, told, along, speeches] = [hearers, tellers, ties, said].map(placeOf);
      kernel.hear(heard, told, along, living, speeches, placeOf(weights));
      return;
    }
    for (let i = 0; i < living; i++) {
      this.add(hearers[i], said, tellers[i] * COLUMNS, weights === null ? 1 : weights[ties[i]]);
    }
  }

  /** Adds a speech that lies at a place to one hearer's sums, by the weight of their tie. */
  add(hearer: number, said: Float32Array, at: number, weight: number): void {
    const { rows } = this;
    const row = hearer * COLUMNS;
    if (rows[row + DIVISOR] === 0)
      rows[row + DIVISOR] = this.divided === undefined ? 1 : attended(this.divided, hearer);
    const by = Math.fround(weight);
    // What is taken away comes after other things were added: rounding must not leave talk below nothing, or without a talker.
    for (let column = 0; column < DIVISOR; column++) {
      rows[row + column] = Math.max(0, rows[row + column] + Math.fround(said[at + column] * by));
    }
    rows[row + TALKERS] += said[at + TALKERS];
    if (rows[row + TALKERS] === 0) rows.fill(0, row, row + DIVISOR);
    if (said[at + TALKERS] > 0) this.raise(hearer, row);
  }

  private listen(kernel: Kernel): void {
    const { rows, most, loud } = this.memory;
    const { offsets, weights } = this.divided ?? {};
    kernel.listen(placeOf(rows), placeOf(most), placeOf(loud), placeOf(offsets), placeOf(weights));
  }

  /** Keeps the bound of the hearer's group. It fades with talk itself; what stops only leaves it too high. */
  private raise(hearer: number, row: number): void {
    const { rows } = this;
    const { most, loud } = this.memory;
    const loudness = (rows[row] + rows[row + 1] + rows[row + 2]) / rows[row + DIVISOR];
    most[hearer >>> 5] = Math.max(most[hearer >>> 5], loudness * HAIR);
    loud[hearer >>> 8] = 1;
  }
}

/** Place 0 stands for an array that is not there. */
const placeOf = (array: ArrayBufferView | null | undefined) => array?.byteOffset ?? 0;
