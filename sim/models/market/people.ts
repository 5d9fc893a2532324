// What the market remembers of each person: stage, belief, trust, resistance, and why they know of the product. Taken once
// per market, prepared where somebody is touched first, and cleaned there.

import { memoryBeside } from '../../kernel/arena.ts';
import { Crowd } from '../../kernel/crowd.ts';
import { BLOCK } from '../../kernel/field.ts';
import { Pool } from '../../kernel/pool.ts';
import type { Market } from '../../market/market.ts';
import { clean, marked } from './blocks.ts';

/** Stages: open until they buy or are given the product; then waiting for a verdict; then judged. Staff never buy. */
export const OPEN = 0;
export const WAITING = 1;
export const JUDGED = 2;
export const STAFF = 3;

/** Flags beside the stage. */
export const AWARE = 1;
export const REACHED = 2;
export const PLACED = 4;
export const ADVOCATE = 8;
export const SPEAKS_ILL = 16;
export const TRIED = 32;
/** In programmes of the firm: has decided about the community, is in it, is rewarded for winning others. */
export const DECIDED = 64;
export const MEMBER = 128;
export const REFERRER = 256;

interface Memory {
  stage: Uint8Array;
  flags: Uint16Array;
  belief: Float64Array;
  trust: Float32Array;
  /** What pressure has left of their resistance to buying; 0 before it is drawn. */
  resistance: Float64Array;
  /** What opened the present spell of awareness, later what the adoption is credited to; from whom. */
  channel: Uint8Array;
  from: Uint32Array;
  /** 1 for blocks of 256 people of whom one was touched. */
  touched: Uint8Array;
  /** Open people who know of the product; of them, those whose spell of awareness ends on the step at hand. */
  aware: Crowd;
  forgetting: Crowd;
  /** Whose spell opened on the step at hand, and on the last one: they pass the news on from now. */
  opened: Crowd;
  passing: Crowd;
  /** Whose spell opened by a contact on the step at hand. */
  fresh: Crowd;
  /** A bit for each whom contacts tell nothing: they know and have been reached, or are not open any more. */
  settled: Uint32Array;
}
const pool = new Pool<Memory>((people, memory) => {
  const blocks = Math.ceil(people / BLOCK);
  const bits = () => memory.u32(blocks * (BLOCK / 32));
  const crowd = () => new Crowd(bits(), memory.u16(blocks));
  return {
    stage: memory.u8(people),
    flags: memory.u16(people),
    belief: memory.f64(people),
    trust: memory.f32(people),
    resistance: memory.f64(people),
    channel: new Uint8Array(people),
    from: new Uint32Array(people),
    touched: memory.u8(blocks),
    aware: crowd(),
    forgetting: crowd(),
    opened: crowd(),
    passing: crowd(),
    fresh: crowd(),
    settled: bits(),
  };
});

export class People {
  readonly memory: Memory;
  /** Open people who know of the product. */
  readonly aware: Crowd;

  constructor(
    private readonly market: Market,
    private readonly prior: number,
  ) {
    this.memory = pool.take(market, market.people, memoryBeside(market.out.offsets));
    this.aware = this.memory.aware;
  }

  /** To be called before anything is noted of a person. */
  touch(person: number): void {
    const { touched, belief, trust } = this.memory;
    const block = person >>> 8;
    if (touched[block] === 1) return;
    touched[block] = 1;
    belief.fill(this.prior, block * BLOCK, (block + 1) * BLOCK);
    trust.fill(1, block * BLOCK, (block + 1) * BLOCK);
  }

  /** Blocks of 256 in which somebody was touched. */
  touchedBlocks(): number[] {
    return marked(this.memory.touched);
  }

  is(person: number, flag: number): boolean {
    return (this.memory.flags[person] & flag) !== 0;
  }

  /** Whether a person is open and knows of the product. */
  knows(person: number): boolean {
    return this.aware.has(person);
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

  /** A step begins: whose spell opened on the last one passes the news on. */
  turn(): void {
    const { memory } = this;
    [memory.opened, memory.passing] = [memory.passing, memory.opened];
  }

  /** Everybody who knows of the product or has it, staff among them, by rising number. */
  eachWhoKnows(visit: (person: number) => void): void {
    const { stage, flags } = this.memory;
    for (const block of this.touchedBlocks()) {
      const end = Math.min(stage.length, (block + 1) * BLOCK);
      for (let person = block * BLOCK; person < end; person++) {
        if (stage[person] !== OPEN || (flags[person] & AWARE) !== 0) visit(person);
      }
    }
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
    const { stage, flags, belief, trust, resistance, channel, from, settled, touched } = memory;
    for (const crowd of [memory.aware, memory.forgetting, memory.opened, memory.passing, memory.fresh]) crowd.clear();
    const blocks = this.touchedBlocks();
    clean(blocks, [stage, flags, belief, trust, resistance, channel, from]);
    clean(blocks, [settled], 1, 32);
    touched.fill(0);
    pool.give(this.market, memory);
  }
}
