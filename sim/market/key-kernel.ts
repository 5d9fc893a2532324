// Luck keys of many people by the kernel, as long as their names are ASCII and the hashes of these new: what `luckKeys` in
// ids.ts does for the others.

import { arenaOf, kernelMemory, memoryBeside } from '../kernel/arena.ts';
import { kernelFor } from '../kernel/kernel.ts';
import { privateMemory } from '../kernel/memory.ts';
import type { Ids } from './ids.ts';
import { WordSet } from './number-set.ts';

/** People that it is given at a time: a call that takes long would run to its end as it was compiled at first. */
const AT_A_TIME = 10_000;

export class KeyKernel {
  readonly taken: WordSet;
  private readonly bytes: Uint8Array;
  private readonly offsets: Uint32Array;
  private readonly keys: Uint32Array;

  /** Names that lie in a memory of the kernel are read where they lie; behind them there is always the set. */
  constructor(ids: Ids) {
    const there = arenaOf(ids.bytes, ids.offsets) !== undefined;
    const memory = there ? memoryBeside(ids.bytes) : kernelMemory(privateMemory);
    this.bytes = there ? ids.bytes : memory.u8(ids.bytes.length);
    this.offsets = there ? ids.offsets : memory.u32(ids.offsets.length);
    if (!there) {
      this.bytes.set(ids.bytes);
      this.offsets.set(ids.offsets);
    }
    this.keys = memory.u32(ids.count);
    this.taken = new WordSet(ids.count, memory);
  }

  /** Writes keys from a person on; returns the first who has none yet, and is not for it. */
  from(person: number, keys: Uint32Array): number {
    const { bytes, offsets, taken } = this;
    const { places } = taken;
    const kernel = kernelFor(bytes, offsets, this.keys, places);
    if (kernel === undefined) return person;
    let next = person;
    for (let done = AT_A_TIME; done === AT_A_TIME && next < keys.length; next += done) {
      const [first, out] = [offsets.byteOffset + 4 * next, this.keys.byteOffset + 4 * next];
      const count = Math.min(AT_A_TIME, keys.length - next);
      done = kernel.hashes(bytes.byteOffset, first, count, out, places.byteOffset, places.length - 1);
    }
    keys.set(this.keys.subarray(person, next), person);
    return next;
  }
}
