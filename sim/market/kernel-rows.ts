// Rows of bare ties by the kernel: beside their list where it lies in a memory of its, else in the market's.

import { arenaOf, kernelMemory, memoryBeside, roomIn } from '../kernel/arena.ts';
import { kernelFor } from '../kernel/kernel.ts';
import type { Allocator } from '../kernel/memory.ts';
import { privateMemory } from '../kernel/memory.ts';
import type { Rows } from './market.ts';
import type { TieArrays } from './rows.ts';

/** Entries that it is given at a time: a call that takes long would run to its end as it was compiled at first. */
const AT_A_TIME = 65_536;

/** Bytes that mutual ties take in its memory: their list, two bytes for each entry, and rows. */
export const kernelRowsBytes = (people: number, ties: number): number => (8 + 4 + 8) * ties + 4 * people;

/** As `tieRows`, by bins of 2^shift people; undefined where there is no kernel or no room. Leaves its scratch lying. */
export function kernelRows(
  people: number,
  ties: TieArrays,
  bothWays: boolean,
  shift: number,
  market: Allocator = privateMemory,
): Rows | undefined {
  const { length } = ties;
  const entries = bothWays ? 2 * length : length;
  const there = arenaOf(ties.from, ties.to) !== undefined;
  const memory = there ? memoryBeside(ties.from) : memoryFor(kernelRowsBytes(people, length), market);
  // As much again as its list, where that is there: what it takes could not be given back one by one.
  if (roomIn(memory) < kernelRowsBytes(people, length) - (there ? 8 * length : 0)) return undefined;
  const [from, to] = there
    ? [ties.from, ties.to]
    : [ties.from, ties.to].map((list) => copied(list, length, memory.u32));
  const bins = ((people - 1) >>> shift) + 1;
  const [starts, digits] = [memory.u32(bins + 1), memory.u32(256)];
  const [low, offsets, targets] = [memory.u16(entries), memory.u32(people + 2), memory.u32(entries)];
  const kernel = kernelFor(from, to, starts, digits, low, offsets, targets);
  if (kernel === undefined) return undefined;
  const ends = bothWays ? [from, to] : [from];
  for (const near of ends)
    inPieces(length, (at, count) => kernel.count(near.byteOffset + at, count, shift, starts.byteOffset));
  const spare = memory.u32(startsOf(starts));
  const next = memory.u32(bins);
  if (kernelFor(from, spare, next) === undefined) return undefined;
  next.set(starts.subarray(0, bins));
  // Near ends of ties that are listed person by person need no putting into bins.
  const listed = bothWays && length > 0 && kernel.rising(from.byteOffset + 4, from.byteOffset, length - 1) === 0;
  for (const near of listed ? [to] : ends) {
    const far = near === from ? to : from;
    inPieces(length, (at, count) => {
      const [rows, others] = [near.byteOffset + at, far.byteOffset + at];
      kernel.put(rows, others, count, shift, next.byteOffset, low.byteOffset, targets.byteOffset);
    });
  }
  for (let bin = 0, tie = 0; bin < bins; bin++) {
    const first = bin << shift;
    const many = Math.min(people - first, 1 << shift);
    const row = offsets.byteOffset + 4 * first;
    const put = [starts[bin], next[bin], low.byteOffset, spare.byteOffset, targets.byteOffset] as const;
    if (listed) tie = kernel.dealListed(row, many, first, ...put, from.byteOffset, to.byteOffset, tie, length);
    else kernel.deal(row, many, ...put);
    kernel.sort(row, many, targets.byteOffset, spare.byteOffset, digits.byteOffset);
  }
  return { offsets: offsets.subarray(0, people + 1), targets, weights: null, strong: null };
}

/** The market's memory where it has room for so many bytes, else one that is only there for the work. */
export function memoryFor(bytes: number, market: Allocator = privateMemory): Allocator {
  return roomIn(market) < bytes ? kernelMemory(privateMemory) : market;
}

/** A list in pieces: where each begins, in bytes, and how long it is. */
function inPieces(length: number, work: (at: number, count: number) => void): void {
  for (let at = 0; at < length; at += AT_A_TIME) work(4 * at, Math.min(AT_A_TIME, length - at));
}

/** Turns counts into starts, of which there is one more; returns the largest count. */
function startsOf(counts: Uint32Array): number {
  let [largest, sum] = [0, 0];
  for (let bin = 0; bin < counts.length; bin++) {
    const count = counts[bin];
    largest = Math.max(largest, count);
    counts[bin] = sum;
    sum += count;
  }
  return largest;
}

function copied(list: Uint32Array, length: number, take: (length: number) => Uint32Array): Uint32Array {
  const copy = take(length);
  copy.set(list.subarray(0, length));
  return copy;
}
