// The talk loop in TypeScript: it says what is meant, and works wherever rows lie. What runs on markets that lie in a
// kernel's memory does the same to the bit (assembly/talk.ts).

import type { Key } from './luck.ts';
import { laneA, laneB } from './luck.ts';
import type { Chance, OwnChances, TalkLoop, Telling } from './talk.ts';
import { BlockDigits, liveTies } from './tries.ts';

/** Blocks of ties in a piece of work: as many as stay in the first cache. */
export const BLOCKS = 128;
export const BLOCK_TIES = 32;

export class PlainTalk implements TalkLoop {
  readonly ties = new Uint32Array(BLOCKS * BLOCK_TIES);
  readonly hearers = new Uint32Array(BLOCKS * BLOCK_TIES);
  readonly tellers = new Uint32Array(BLOCKS * BLOCK_TIES);
  /** By block: whose it is, by place in the list and by key, its number in their row, its first tie, and a mask of ties. */
  private readonly places = new Uint32Array(BLOCKS);
  private readonly keys = new Uint32Array(BLOCKS);
  private readonly numbers = new Uint32Array(BLOCKS);
  private readonly firsts = new Uint32Array(BLOCKS);
  private readonly open = new Uint32Array(BLOCKS);
  /** By tie of the piece, where they differ: the largest uniform with which it lives. */
  private readonly lasts = new Uint32Array(BLOCKS * BLOCK_TIES);
  private readonly digits = new BlockDigits();

  run(speakers: Uint32Array, first: number, end: number, telling: Telling, heard: (living: number) => void): void {
    const { offsets } = telling.rows;
    let blocks = 0;
    for (let place = first; place < end; place++) {
      const speaker = speakers[place];
      const last = offsets[speaker + 1];
      for (let tie = offsets[speaker], number = 0; tie < last; tie += BLOCK_TIES, number++) {
        if (blocks === BLOCKS) {
          this.piece(blocks, telling, heard);
          blocks = 0;
        }
        const left = last - tie;
        this.places[blocks] = place;
        this.keys[blocks] = telling.keys === null ? speaker : telling.keys[speaker];
        this.numbers[blocks] = number;
        this.firsts[blocks] = tie;
        this.open[blocks++] = left >= BLOCK_TIES ? -1 : (1 << left) - 1;
      }
    }
    if (blocks > 0) this.piece(blocks, telling, heard);
  }

  private piece(blocks: number, telling: Telling, heard: (living: number) => void): void {
    const { targets } = telling.rows;
    if (telling.chance !== null) this.draw(blocks, telling.chance, targets, telling.key);
    const living = this.list(blocks);
    const { ties, hearers } = this;
    for (let i = 0; i < living; i++) hearers[i] = targets[ties[i]];
    if (telling.named) this.name(living);
    heard(living);
  }

  /** Leaves the ties that live in each mask. */
  private draw(blocks: number, chance: Chance, targets: Uint32Array, key: Key): void {
    const { keys, numbers, open } = this;
    const own = typeof chance === 'object' ? chance : null;
    if (own !== null) this.weigh(blocks, targets, own);
    for (let block = 0; block < blocks; block++) {
      const a = laneA(key.a, keys[block]);
      const b = laneB(key.b, a);
      open[block] =
        own === null
          ? liveTies(a, b, numbers[block], BLOCK_TIES, (chance as number) + 1) & open[block]
          : this.liveByOwn(a, b, block);
    }
  }

  private liveByOwn(a: number, b: number, block: number): number {
    const { digits, open, lasts } = this;
    digits.open(a, b, this.numbers[block]);
    let live = 0;
    for (let bit = 0; bit < BLOCK_TIES; bit++) {
      if (((open[block] >>> bit) & 1) !== 0 && digits.succeeds(bit, lasts[block * BLOCK_TIES + bit] + 1))
        live |= 1 << bit;
    }
    return live;
  }

  private weigh(blocks: number, targets: Uint32Array, { by, lasts: from, weights }: OwnChances): void {
    const { firsts, open, lasts } = this;
    for (let block = 0; block < blocks; block++) {
      const first = firsts[block];
      const count = tiesOf(open[block]);
      for (let bit = 0, to = block * BLOCK_TIES; bit < count; bit++, to++) {
        lasts[to] = from[by === 'hearer' ? targets[first + bit] : first + bit];
        if (weights !== null && weights[first + bit] === 0) open[block] &= ~(1 << bit);
      }
    }
  }

  /** The ties of the masks, in the order of blocks; returns how many. */
  private list(blocks: number): number {
    const { firsts, open, ties } = this;
    let living = 0;
    for (let block = 0; block < blocks; block++) {
      for (let rest = open[block]; rest !== 0; rest &= rest - 1) {
        ties[living++] = firsts[block] + 31 - Math.clz32(rest & -rest);
      }
    }
    return living;
  }

  /** Each block's speaker once for each of its living ties. */
  private name(living: number): void {
    const { places, open, tellers } = this;
    for (let block = 0, i = 0; i < living; block++) {
      for (let rest = open[block]; rest !== 0; rest &= rest - 1) tellers[i++] = places[block];
    }
  }
}

/** How many ties a block has, up to the last that is open. */
const tiesOf = (open: number): number => BLOCK_TIES - Math.clz32(open);
