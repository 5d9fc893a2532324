// Memory that the WebAssembly kernel sees: one of its memories, which threads share, from which arrays are taken one behind
// the other and never given back. A market lies in one of its own, with the scratch of those who play on it beside it, and
// all goes at once when nobody knows the market any more. What finds no room in 4 GiB lies elsewhere, and the kernel's work
// is then done by its twins in TypeScript.

import type { Allocator } from './memory.ts';
import { allocator, privateMemory } from './memory.ts';

const PAGE = 65_536;
const MOST_PAGES = 65_536;
/** Arrays begin on lines of the cache. */
const LINE = 64;
/** What there is room for in one memory. Its last line stays free: the place behind an array there would be place 0. */
export const MOST_BYTES = MOST_PAGES * PAGE - LINE;
const MOST_LINES = MOST_BYTES / LINE;

/** Which arena an array lies in, by its buffer: growing makes new ones over the same memory. */
const arenas = new WeakMap<ArrayBufferLike, Arena>();

export class Arena {
  readonly allocator: Allocator;
  /** How many lines are taken, which is what its first word says: no array begins at place 0. */
  private readonly taken: Uint32Array;

  /** `elsewhere`: where arrays go that find no room. */
  constructor(
    readonly memory: WebAssembly.Memory,
    elsewhere: Allocator = privateMemory,
  ) {
    this.taken = new Uint32Array(memory.buffer, 0, 1);
    Atomics.compareExchange(this.taken, 0, 0, 1);
    this.allocator = {
      ...allocator((bytes) => this.take(bytes), elsewhere),
      memory,
    };
  }

  /** Room for so many bytes, all 0, or undefined where there is none. Threads may take at the same time. */
  private take(bytes: number): { buffer: ArrayBufferLike; at: number } | undefined {
    const lines = Math.ceil(bytes / LINE);
    for (;;) {
      const first = Atomics.load(this.taken, 0);
      if (first + lines > MOST_LINES || !this.reaches((first + lines) * LINE)) return undefined;
      if (Atomics.compareExchange(this.taken, 0, first, first + lines) !== first) continue;
      const { buffer } = this.memory;
      arenas.set(buffer, this);
      return { buffer, at: first * LINE };
    }
  }

  /** Whether the memory holds so many bytes, having grown where it must: by half at least, since each time takes a while. */
  private reaches(bytes: number): boolean {
    const pages = this.memory.buffer.byteLength / PAGE;
    const wanted = Math.ceil(bytes / PAGE);
    if (wanted <= pages) return true;
    try {
      this.memory.grow(Math.min(MOST_PAGES, Math.max(wanted, Math.ceil(1.5 * pages))) - pages);
      return true;
    } catch {
      return this.memory.buffer.byteLength >= bytes;
    }
  }
}

/** Memory for one market and all that is done on it; `elsewhere` where there is no kernel here, or no room. */
export function kernelMemory(elsewhere: Allocator): Allocator {
  try {
    return new Arena(new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true }), elsewhere).allocator;
  } catch {
    return elsewhere;
  }
}

/** The arena in which all these arrays lie, if there is one. */
export function arenaOf(...arrays: readonly ArrayBufferView[]): Arena | undefined {
  const arena = arenas.get(arrays[0].buffer);
  return arena !== undefined && arrays.every(({ buffer }) => arenas.get(buffer) === arena) ? arena : undefined;
}

/** Memory beside an array, for what belongs to it. */
export function memoryBeside(array: ArrayBufferView): Allocator {
  return arenaOf(array)?.allocator ?? privateMemory;
}

/** Knows arrays again that have come from another thread with their memory; those with a buffer of their own are not in it. */
export function knowAgain(memory: WebAssembly.Memory, arrays: readonly (ArrayBufferView | null)[]): void {
  const arena = new Arena(memory);
  for (const array of arrays) if (array !== null && array.byteOffset > 0) arenas.set(array.buffer, arena);
}
