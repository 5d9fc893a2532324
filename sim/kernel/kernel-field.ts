// The exponential field by the kernel: blocks of people at a time, into room in its memory that all fields of a thread share.

import { arenaOf, memoryBeside } from './arena.ts';
import type { Kernel } from './kernel.ts';
import { kernelFor } from './kernel.ts';
import type { Key } from './luck.ts';

const BLOCK = 256;

export class KernelField {
  /** By group of 32, set by the caller: what `below` goes by. */
  readonly limits: Float64Array;
  /** Who was found, and their marks. */
  readonly people: Uint32Array;
  readonly marks: Float64Array;
  /** Where its room lies. */
  readonly at: number;

  constructor(
    private readonly kernel: Kernel,
    room: Uint8Array,
  ) {
    const { LIMITS, FOUND, MARKS } = kernel;
    const { buffer, byteOffset } = room;
    this.at = byteOffset;
    this.limits = new Float64Array(buffer, byteOffset + LIMITS.value, 8);
    this.people = new Uint32Array(buffer, byteOffset + FOUND.value, BLOCK);
    this.marks = new Float64Array(buffer, byteOffset + MARKS.value, BLOCK);
  }

  /** Finds who of a block of `size` people lies below the limits, and returns how many. */
  below({ a, b }: Key, names: Uint32Array | null, block: number, size: number, occasion: number): number {
    return this.kernel.below(this.at, a, b, names?.byteOffset ?? 0, block, size, occasion);
  }

  least({ a, b }: Key, names: Uint32Array | null, block: number, size: number, occasion: number): number {
    return this.kernel.least(this.at, a, b, names?.byteOffset ?? 0, block, size, occasion);
  }
}

const fields = new WeakMap<Kernel, KernelField | null>();

/** The thread's own, where these arrays lie in the kernel's memory. */
export function kernelField(...arrays: readonly ArrayBufferView[]): KernelField | undefined {
  const kernel = kernelFor(...arrays);
  if (kernel === undefined) return undefined;
  const known = fields.get(kernel);
  if (known !== undefined) return known ?? undefined;
  const room = memoryBeside(arrays[0]).u8(kernel.FIELD_BYTES.value);
  const field = arenaOf(arrays[0], room) === undefined ? null : new KernelField(kernel, room);
  fields.set(kernel, field);
  return field ?? undefined;
}
