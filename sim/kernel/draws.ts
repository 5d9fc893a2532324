// Which ties live, drawn for many blocks of 32 ties at a time: the arithmetic of the talk loop. Done twice, to the same
// bits: in TypeScript, which says what is meant, and by a WebAssembly kernel with vectors (assembly/draws.ts), which is
// what runs wherever there is WebAssembly. The kernel sees only the few kilobytes here, never the market.

import { fromBase64 } from './base64.ts';
import { DRAWS_WASM } from './draws-wasm.ts';
import type { Key } from './luck.ts';
import { laneA, laneB } from './luck.ts';
import { BlockDigits, liveTies } from './tries.ts';

/** Blocks of ties that are drawn at a time: as many as stay in the first cache. */
export const BLOCKS = 128;
/** Ties of a block. */
export const BLOCK_TIES = 32;
/** The kernel writes four places ahead. */
const AHEAD = 4;

/** What is drawn, block by block, and which ties were found to live. */
export interface Draws {
  /** What the block's speaker is keyed by, which block of their row it is, and the place of its first tie. */
  readonly keys: Uint32Array;
  readonly numbers: Uint32Array;
  readonly firsts: Uint32Array;
  /** The ties of each block that are to be drawn, as a mask; afterwards the mask of those that live. */
  readonly open: Uint32Array;
  /** The largest 32-bit uniform with which a tie lives: at 0 where all have the same, else 32 for each block. */
  readonly lasts: Uint32Array;
  /** Places of the ties that live, in the order of blocks. */
  readonly ties: Uint32Array;
  /** Draws the first so many blocks with a purpose's key, and returns how many ties live. */
  draw(blocks: number, key: Key, own: boolean): number;
}

/** Lengths of the arrays, in the order in which they lie. */
const LENGTHS = [BLOCKS, BLOCKS, BLOCKS, BLOCKS, BLOCKS * BLOCK_TIES, BLOCKS * BLOCK_TIES + AHEAD];
const BYTES = 4 * LENGTHS.reduce((sum, length) => sum + length);

function arraysIn(buffer: ArrayBuffer) {
  let place = 0;
  const [keys, numbers, firsts, open, lasts, ties] = LENGTHS.map((length) => {
    const array = new Uint32Array(buffer, place, length);
    place += 4 * length;
    return array;
  });
  return { keys, numbers, firsts, open, lasts, ties };
}

/** In TypeScript: tie by tie where each has its own bound. */
export function plainDraws(): Draws {
  const arrays = arraysIn(new ArrayBuffer(BYTES));
  const { keys, numbers, firsts, open, lasts, ties } = arrays;
  const digits = new BlockDigits();
  const liveByOwn = (a: number, b: number, block: number) => {
    digits.open(a, b, numbers[block]);
    let live = 0;
    for (let bit = 0; bit < BLOCK_TIES; bit++) {
      if (((open[block] >>> bit) & 1) !== 0 && digits.succeeds(bit, lasts[block * BLOCK_TIES + bit] + 1))
        live |= 1 << bit;
    }
    return live;
  };
  const draw = (blocks: number, key: Key, own: boolean) => {
    let count = 0;
    for (let block = 0; block < blocks; block++) {
      const a = laneA(key.a, keys[block]);
      const b = laneB(key.b, a);
      const live = own
        ? liveByOwn(a, b, block)
        : liveTies(a, b, numbers[block], BLOCK_TIES, lasts[0] + 1) & open[block];
      open[block] = live;
      for (let rest = live; rest !== 0; rest &= rest - 1) ties[count++] = firsts[block] + 31 - Math.clz32(rest & -rest);
    }
    return count;
  };
  return { ...arrays, draw };
}

/** The exports of the kernel. */
interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer };
  draw(
    keys: number,
    numbers: number,
    firsts: number,
    open: number,
    lasts: number,
    ties: number,
    own: number,
    blocks: number,
    a: number,
    b: number,
  ): number;
}

/** By the kernel. Throws where there is no WebAssembly, or none with vectors. */
export function kernelDraws(): Draws {
  const module = new WebAssembly.Module(fromBase64(DRAWS_WASM));
  const kernel = new WebAssembly.Instance(module).exports as unknown as Kernel;
  const arrays = arraysIn(kernel.memory.buffer);
  const [keys, numbers, firsts, open, lasts, ties] = Object.values(arrays).map((array) => array.byteOffset);
  const draw = (blocks: number, { a, b }: Key, own: boolean) => {
    // The kernel takes eight blocks at a time.
    arrays.open.fill(0, blocks, (blocks + 7) & ~7);
    return kernel.draw(keys, numbers, firsts, open, lasts, ties, own ? 1 : 0, blocks, a, b);
  };
  return { ...arrays, draw };
}

/** The quicker of the two that there is here. */
export function quickDraws(): Draws {
  try {
    return kernelDraws();
  } catch {
    return plainDraws();
  }
}
