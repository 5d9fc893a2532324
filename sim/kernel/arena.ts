// Memory that the WebAssembly kernel sees: one of its memories, which threads share, from which arrays are taken one behind
// the other. A market is built in one of its own, where the scratch of those who play on it then lies beside it. It goes at
// once, or is used again for another market, when nobody knows the market any more; single arrays are not given back. What
// finds no room in 4 GiB lies elsewhere, and the kernel's work is then done by its twins in TypeScript.

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
const arenasOf = new WeakMap<Allocator, Arena>();

/** Its first words: how many lines are taken, the first among them (no array begins at place 0), and how many ever were. */
const TAKEN = 0;
const USED = 1;

export class Arena {
  readonly allocator: Allocator;
  private readonly words: Uint32Array;

  /** `elsewhere`: where arrays go that find no room. */
  constructor(
    readonly memory: WebAssembly.Memory,
    elsewhere: Allocator = privateMemory,
  ) {
    this.words = new Uint32Array(memory.buffer, 0, 2);
    Atomics.compareExchange(this.words, TAKEN, 0, 1);
    this.allocator = {
      ...allocator((bytes) => this.take(bytes), elsewhere),
      memory,
    };
    arenasOf.set(this.allocator, this);
  }

  /** How many lines are taken. */
  get taken(): number {
    return Atomics.load(this.words, TAKEN);
  }

  /**
   * Gives back all but the first so many lines. Nobody may use it any more, and nobody else take any meanwhile. It is cleaned
   * only when it is taken again: what was never written to takes no memory.
   */
  giveBack(lines: number): void {
    const { words, taken } = this;
    words[USED] = Math.max(words[USED], taken);
    Atomics.store(words, TAKEN, lines);
  }

  /** Moves arrays that were taken when so many lines were to where these end, and gives back what lies behind. */
  moveTo(lines: number, arrays: readonly ArrayBufferView[]): Map<ArrayBufferView, ArrayBufferView> {
    const { buffer } = this.memory;
    arenas.set(buffer, this);
    const bytes = new Uint8Array(buffer);
    const later = arrays.filter((array) => arenaOf(array) === this && array.byteOffset >= lines * LINE);
    const moved = new Map<ArrayBufferView, ArrayBufferView>();
    let end = lines;
    for (const array of later.sort((one, other) => one.byteOffset - other.byteOffset)) {
      const { byteOffset, byteLength } = array;
      bytes.copyWithin(end * LINE, byteOffset, byteOffset + byteLength);
      // In the memory as large as it is now: an empty array may move to behind what there was when it was taken.
      moved.set(array, viewLike(array, buffer, end * LINE));
      end += Math.ceil(byteLength / LINE);
    }
    this.giveBack(end);
    return moved;
  }

  /** Room for so many bytes, all 0, or undefined where there is none. Threads may take at the same time. */
  private take(bytes: number): { buffer: ArrayBufferLike; at: number } | undefined {
    const lines = Math.ceil(bytes / LINE);
    for (;;) {
      const first = this.taken;
      if (first + lines > MOST_LINES || !this.reaches((first + lines) * LINE)) return undefined;
      if (Atomics.compareExchange(this.words, TAKEN, first, first + lines) !== first) continue;
      const { buffer } = this.memory;
      arenas.set(buffer, this);
      const used = Math.min(first + lines, this.words[USED]) - first;
      if (used > 0) new Float64Array(buffer, first * LINE, used * (LINE / 8)).fill(0);
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

/**
 * Memory for one market and all that is done on it; `elsewhere` where there is no kernel here, or no room. `again`: the
 * memory of a market that nobody knows any more, to be used for this one.
 */
export function kernelMemory(elsewhere: Allocator, again?: WebAssembly.Memory): Allocator {
  try {
    const memory = again ?? new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
    const arena = new Arena(memory, elsewhere);
    arena.giveBack(1);
    return arena.allocator;
  } catch {
    return elsewhere;
  }
}

/** Bytes for which there is room in a memory of the kernel; none in any other. */
export function roomIn(memory: Allocator | undefined): number {
  const arena = memory && arenasOf.get(memory);
  return arena === undefined ? 0 : MOST_BYTES - arena.taken * LINE;
}

/**
 * What some work makes in a memory, a record of arrays, without the scratch that it takes there: where that can be given
 * back, these arrays move to where it began. Nobody else may take any meanwhile.
 */
export function withoutScratch<Made extends object>(memory: Allocator, work: () => Made): Made {
  const arena = arenasOf.get(memory);
  const lines = arena?.taken;
  const made = work();
  if (arena === undefined || lines === undefined) return made;
  const moved = arena.moveTo(lines, Object.values(made).filter(ArrayBuffer.isView));
  const places = Object.entries(made).map(([name, array]) => [name, moved.get(array) ?? array]);
  return Object.fromEntries(places) as Made;
}

/** As many entries of the same kind from another place. */
function viewLike(array: ArrayBufferView, buffer: ArrayBufferLike, at: number): ArrayBufferView {
  type View = new (buffer: ArrayBufferLike, at: number, length: number) => ArrayBufferView;
  const { constructor: Kind, length } = array as unknown as { constructor: View; length: number };
  return new Kind(buffer, at, length);
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

/** Knows all arrays of something again that has come from another thread with their memory. */
export function knowAgain(memory: WebAssembly.Memory, posted: object): void {
  knowIn(new Arena(memory), posted);
}

/** Arrays with a buffer of their own do not lie in it: theirs begin at place 0. */
function knowIn(arena: Arena, posted: object): void {
  for (const part of Object.values(posted)) {
    if (ArrayBuffer.isView(part)) {
      if (part.byteOffset > 0) arenas.set(part.buffer, arena);
    } else if (typeof part === 'object' && part !== null) knowIn(arena, part);
  }
}
