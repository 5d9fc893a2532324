// The short way through a table of ties: lines that are just `digits delimiter digits`. Where lists lie in a memory of the
// kernel it reads them, from a window of the file that is copied there; else its twin does. Both stop before the first line
// that is anything else.

import { kernelMemory, memoryBeside } from '../../kernel/arena.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { kernelFor } from '../../kernel/kernel.ts';
import { privateMemory } from '../../kernel/memory.ts';
import { TieBuffer } from '../tie-buffer.ts';
import { CR, LF, ZERO } from './bytes.ts';
import type { Records } from './csv.ts';

/** Bytes of a file that has as many lines as are worth a kernel. */
const LARGE = 100_000;
/** Bytes of the file that are at hand at a time. */
const WINDOW = 1 << 20;
/** The kernel reads so many bytes ahead. */
const AHEAD = 8;
/** The shortest plain line: two digits, a delimiter, an end. */
const SHORTEST = 4;

/** A list for the ties of a file of plain lines: it never has to grow, and takes no memory before it is written to. */
export function listFor(bytes: number): TieBuffer {
  if (bytes < LARGE) return new TieBuffer(bytes / 16);
  return new TieBuffer(bytes / SHORTEST + 1, false, false, kernelMemory(privateMemory));
}

export class PlainLines {
  private readonly kernel: Kernel | undefined;
  private readonly text: Uint8Array;
  private readonly told: Uint32Array;
  /** The part of the file that is at hand: whole lines. */
  private first = 0;
  private end = 0;

  constructor(
    private readonly records: Records,
    /** Numbers below it count as plain. */
    private readonly bound: number,
    private readonly ties: TieBuffer,
  ) {
    const memory = memoryBeside(ties.from);
    const kernel = kernelFor(ties.from, ties.to);
    this.text = kernel === undefined ? new Uint8Array(0) : memory.u8(WINDOW + AHEAD);
    this.told = kernel === undefined ? new Uint32Array(0) : memory.u32(1);
    this.kernel = kernel && kernelFor(ties.from, this.text, this.told);
  }

  /** Reads from where the records stand as far as lines are plain. */
  read(): void {
    if (this.kernel === undefined) this.readPlainly();
    else while (this.readWindow(this.kernel));
  }

  /** Reads what is at hand; whether it was plain to the end. */
  private readWindow(kernel: Kernel): boolean {
    const { records, ties, text, told } = this;
    if (records.at >= this.end && !this.fill(records.at)) return false;
    if (ties.from.length - ties.length < WINDOW / SHORTEST) return this.readPlainly();
    const [from, to] = [ties.from.byteOffset + 4 * ties.length, ties.to.byteOffset + 4 * ties.length];
    const at = text.byteOffset + records.at - this.first;
    const stop = text.byteOffset + this.end - this.first;
    ties.length += kernel.lines(at, stop, records.delimiter, this.bound, from, to, told.byteOffset);
    records.at = told[0] - text.byteOffset + this.first;
    return records.at === this.end;
  }

  /** Takes whole lines from a place on; false where there are none that fit. */
  private fill(at: number): boolean {
    const { bytes } = this.records;
    const end = bytes.lastIndexOf(LF, Math.min(bytes.length, at + WINDOW) - 1) + 1;
    if (end <= at) return false;
    this.text.set(bytes.subarray(at, end));
    this.first = at;
    this.end = end;
    return true;
  }

  private readPlainly(): false {
    const { records, bound, ties } = this;
    const { bytes, delimiter } = records;
    // Only ended lines, so that no read passes the end of the file; the last one may take the careful way.
    const stop = bytes.lastIndexOf(LF) + 1;
    let at = records.at;
    while (at < stop) {
      let p = at;
      let from = 0;
      let digit = bytes[p] - 48;
      for (; digit >= 0 && digit <= 9; digit = bytes[++p] - 48) from = (Math.imul(from, 10) + digit) | 0;
      if (!isPlain(bytes, at, p) || from >= bound || bytes[p] !== delimiter) break;
      const second = ++p;
      let to = 0;
      digit = bytes[p] - 48;
      for (; digit >= 0 && digit <= 9; digit = bytes[++p] - 48) to = (Math.imul(to, 10) + digit) | 0;
      if (!isPlain(bytes, second, p) || to >= bound) break;
      if (bytes[p] === CR) p++;
      if (bytes[p] !== LF) break;
      ties.add(from, to);
      at = p + 1;
    }
    records.at = at;
    return false;
  }
}

/** Whether digits are a small number, as it is written: nine at most, without leading zeros. */
function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  return end > start && end <= start + 9 && (bytes[start] !== ZERO || end === start + 1);
}
