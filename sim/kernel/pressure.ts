// People under pressure: each has a resistance, and yields on the first step on which the pressure they have gathered
// passes it (Sellke 1983). Pressure in a step is a person's own, and so much for each friend who presses on them, along ties
// of one kind or of two. Friends are added up by weight, and so is what each weight lacks for not having pressed from
// step 0 on: pressure gathered by a step is then one product less one sum, whoever began when.
//
// Done by the WebAssembly kernel where all lies in its memory, else by its twin (plain-pressure.ts), to the same bits.

import { arenaOf } from './arena.ts';
import * as at from './assembly/pressure-places.ts';
import { BLOCK } from './field.ts';
import type { Kernel } from './kernel.ts';
import { kernelFor } from './kernel.ts';
import type { Key } from './luck.ts';
import type { Allocator } from './memory.ts';
import { PlainPressure } from './plain-pressure.ts';
import type { Tallies, TallyForm } from './tallies.ts';
import { tallies } from './tallies.ts';

/** The date of a block in which somebody was pressed upon since it was looked through. */
export const PRESSED = 0;
/** So many people are asked at a time to whom they yield. */
export const PIECE = 4096;

/** By person and block; whole blocks. */
export interface Resisters {
  readonly tallies: Tallies;
  /** As they were drawn; Infinity for places beyond the last person. */
  readonly resistances: Float64Array;
  /** In half the width, Infinity for who has yielded: what is read of everybody on every step. */
  readonly hurdles: Float32Array;
  /** By block: the step on which it is to be looked through. */
  readonly dates: Int32Array;
  /** Room for a list of everybody, and for a part of it. */
  readonly list: Uint32Array;
  readonly aside: Uint32Array;
  /** What the kernel is told of a run. */
  readonly plan: Uint8Array;
}

/** Pressures in one step. */
export interface Pressures {
  /** On everybody. */
  readonly own: number;
  /** Of each weight along ties of the first kind: by person, or the same for all. */
  readonly rates: Float64Array | null;
  readonly rate: number;
  /** Along ties of the other kind, where there are two. */
  readonly otherRate: number;
  /** How friends are tallied: that of the room. */
  readonly form: TallyForm;
  /** By tie: its weight, null where all weigh 1; and 1 where it is of the other kind. */
  readonly weights: Float64Array | null;
  readonly others: Uint8Array | null;
  /** What people's luck is keyed by; null where by their number. */
  readonly names: Uint32Array | null;
}

export interface Tellable {
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
}

export interface Pressing {
  /** Whoever listens to list[first] … list[end − 1] is pressed upon from a step on. */
  press(rows: Tellable, first: number, end: number, step: number): void;
  /** Everybody of a block resists, as they were drawn to, whether they yielded before or not. */
  resist(block: number): void;
  /** Lists who of a block yields on a step from list[end] on, who then resist for good. Returns the place behind the last. */
  yielding(block: number, step: number, end: number): number;
  /** The first step after `after` on which somebody of a block yields; NEVER where nobody does. */
  next(block: number, after: number): number;
  /**
   * Lists aside which of up to PIECE people list[first] … list[end − 1] yield to their friends and not of themselves: drawn
   * in proportion to this step's pressures. Returns how many.
   */
  thankful(first: number, end: number, luck: Key): number;
}

export function resisters(people: number, form: TallyForm, memory: Allocator): Resisters {
  const blocks = Math.ceil(people / BLOCK);
  const room = blocks * BLOCK;
  return {
    tallies: tallies(room, form, memory),
    resistances: memory.f64(room).fill(Number.POSITIVE_INFINITY, people),
    hurdles: memory.f32(room).fill(Number.POSITIVE_INFINITY, people),
    dates: memory.i32(blocks),
    list: memory.u32(people),
    aside: memory.u32(PIECE + 1),
    plan: memory.u8(at.PLAN_BYTES),
  };
}

export function pressing(people: Resisters, pressures: Pressures): Pressing {
  const plain = new PlainPressure(people, pressures);
  const { rates, weights, others, names } = pressures;
  const given = [rates, weights, others, names].filter((array) => array !== null);
  const kernel = kernelFor(...Object.values(people), ...given);
  return kernel === undefined ? plain : new KernelPressure(kernel, people, pressures, plain);
}

class KernelPressure implements Pressing {
  private readonly plan: number;

  constructor(
    private readonly kernel: Kernel,
    private readonly people: Resisters,
    { own, rate, otherRate, rates, weights, others, form, names }: Pressures,
    private readonly plain: Pressing,
  ) {
    const { tallies, resistances, hurdles, dates, list, aside, plan } = people;
    this.plan = plan.byteOffset;
    const whole = new Uint32Array(plan.buffer, this.plan, plan.length / 4);
    const numbers = new Float64Array(plan.buffer, this.plan, plan.length / 8);
    const arrays = [
      [at.TALLIES, tallies],
      [at.RESISTANCES, resistances],
      [at.HURDLES, hurdles],
      [at.DATES, dates],
      [at.LIST, list],
      [at.ASIDE, aside],
      [at.NAMES, names],
      [at.RATES, rates],
      [at.WEIGHTS, weights],
      [at.OTHERS, others],
    ] as const;
    for (const [place, array] of arrays) whole[place / 4] = array?.byteOffset ?? 0;
    whole[at.KINDS / 4] = form.kinds;
    whole[at.WHOLE / 4] = Number(form.whole);
    whole[at.BITS / 4] = form.bits;
    numbers[at.OWN / 8] = own;
    numbers[at.RATE / 8] = rate;
    numbers[at.OTHER_RATE / 8] = otherRate;
  }

  press(rows: Tellable, first: number, end: number, step: number): void {
    const { offsets, targets } = rows;
    if (arenaOf(this.people.plan, offsets, targets) === undefined) this.plain.press(rows, first, end, step);
    else this.kernel.press(this.plan, offsets.byteOffset, targets.byteOffset, first, end - first, step);
  }

  resist(block: number): void {
    this.kernel.resist(this.plan, block);
  }

  yielding(block: number, step: number, end: number): number {
    return end + this.kernel.yielding(this.plan, block, step, end);
  }

  next(block: number, after: number): number {
    return this.kernel.nextDate(this.plan, block, after);
  }

  thankful(first: number, end: number, { a, b }: Key): number {
    return this.kernel.thankful(this.plan, first, end - first, a, b);
  }
}
