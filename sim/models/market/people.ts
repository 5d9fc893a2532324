// What the market remembers of each person: stage, belief, trust, pressure, and why they know of the product. Taken once
// per market; only people who were touched are cleaned.

import { memoryBeside } from '../../kernel/arena.ts';
import { Crowd } from '../../kernel/crowd.ts';
import { BLOCK } from '../../kernel/field.ts';
import { Pool } from '../../kernel/pool.ts';
import type { Market } from '../../market/market.ts';

/** Stages: open until they buy or are given the product; then waiting for a verdict; then judged. Staff never buy. */
export const OPEN = 0;
export const WAITING = 1;
export const JUDGED = 2;
export const STAFF = 3;

/** Flags beside the stage. */
export const TOUCHED = 1;
export const AWARE = 2;
export const REACHED = 4;
export const PLACED = 8;
export const ADVOCATE = 16;
export const SPEAKS_ILL = 32;
export const TRIED = 64;
/** In programmes of the firm: has decided about the community, is in it, is rewarded for winning others. */
export const DECIDED = 128;
export const MEMBER = 256;
export const REFERRER = 512;

interface Memory {
  stage: Uint8Array;
  flags: Uint16Array;
  belief: Float64Array;
  trust: Float64Array;
  pressure: Float64Array;
  resistance: Float64Array;
  /** What opened the present spell of awareness, later what the adoption is credited to; from whom; on which step. */
  channel: Uint8Array;
  from: Uint32Array;
  heardAt: Int32Array;
  /** Everybody touched. */
  touched: Uint32Array;
  /** Open people who know of the product. */
  aware: Crowd;
  /** A bit for each whom contacts tell nothing: they know and have been reached, or are not open any more. */
  settled: Uint32Array;
}
const pool = new Pool<Memory>((people, memory) => ({
  stage: memory.u8(people),
  flags: memory.u16(people),
  belief: memory.f64(people),
  trust: memory.f64(people),
  pressure: memory.f64(people),
  resistance: memory.f64(people),
  channel: new Uint8Array(people),
  from: new Uint32Array(people),
  heardAt: memory.i32(people),
  touched: new Uint32Array(people),
  aware: new Crowd(memory.u32(Math.ceil(people / BLOCK) * (BLOCK / 32)), memory.u16(Math.ceil(people / BLOCK))),
  settled: memory.u32(Math.ceil(people / BLOCK) * (BLOCK / 32)),
}));

export class People {
  readonly memory: Memory;
  /** Open people who know of the product. */
  readonly aware: Crowd;
  touchedCount = 0;

  constructor(
    private readonly market: Market,
    private readonly prior: number,
  ) {
    this.memory = pool.take(market, market.people, memoryBeside(market.out.offsets));
    this.aware = this.memory.aware;
  }

  touch(person: number): void {
    const { flags, belief, trust, touched } = this.memory;
    if ((flags[person] & TOUCHED) !== 0) return;
    flags[person] = TOUCHED;
    belief[person] = this.prior;
    trust[person] = 1;
    touched[this.touchedCount++] = person;
  }

  is(person: number, flag: number): boolean {
    return (this.memory.flags[person] & flag) !== 0;
  }

  /** Whether all of the flags are set. */
  all(person: number, flags: number): boolean {
    return (this.memory.flags[person] & flags) === flags;
  }

  set(person: number, flag: number): void {
    const { flags, settled } = this.memory;
    flags[person] |= flag;
    if ((flags[person] & (AWARE | REACHED)) === (AWARE | REACHED)) settled[person >>> 5] |= 1 << (person & 31);
  }

  /** An open person knows of the product no more. */
  forget(person: number): void {
    this.memory.flags[person] &= ~AWARE;
    this.memory.settled[person >>> 5] &= ~(1 << (person & 31));
    this.aware.leave(person);
  }

  /** A person is open no more. */
  leave(person: number, stage: number): void {
    this.aware.leave(person);
    this.memory.stage[person] = stage;
    this.memory.settled[person >>> 5] |= 1 << (person & 31);
  }

  end(): void {
    const { memory } = this;
    this.aware.clear();
    for (let place = 0; place < this.touchedCount; place++) {
      const person = memory.touched[place];
      memory.stage[person] = memory.flags[person] = memory.channel[person] = 0;
      memory.from[person] = memory.heardAt[person] = memory.settled[person >>> 5] = 0;
      memory.belief[person] = memory.trust[person] = memory.pressure[person] = memory.resistance[person] = 0;
    }
    pool.give(this.market, memory);
  }
}
