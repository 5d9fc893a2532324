// The WebAssembly kernel at work on a market that lies in its memory: one instance for each memory and thread. Each of its
// functions has a twin in TypeScript that says what it does, and does it where there is no kernel: those for talk, flags, marks
// and pressure in this folder, those for lists, rows and names in `market/`, that for what people hear in `models/market/`.

import type { Arena } from './arena.ts';
import { arenaOf } from './arena.ts';
import { fromBase64 } from './base64.ts';
import { KERNEL_WASM } from './kernel-wasm.ts';
import type { Chance, TalkLoop, Telling } from './talk.ts';

/** The exports of assembly/index.ts. Addresses are places in its memory. */
export interface Kernel {
  open(
    room: number,
    offsets: number,
    targets: number,
    keys: number,
    a: number,
    b: number,
    how: number,
    last: number,
    lasts: number,
    weights: number,
    named: number,
  ): void;
  speak(at: number, first: number, many: number, last: number): number;
  piece(last: number): number;
  clear(states: number, people: number): void;
  enlist(people: number, count: number, states: number, taken: number, flag: number, end: number): number;
  spread(
    list: number,
    first: number,
    end: number,
    states: number,
    taken: number,
    give: number,
    asked: number,
    most: number,
    told: number,
    waves: number,
  ): number;
  mark(people: number, count: number, states: number, give: number, keep: number, asked: number): number;
  listen(rows: number, most: number, loud: number, offsets: number, weights: number): void;
  hear(hearers: number, tellers: number, ties: number, count: number, speeches: number, weights: number): number;
  count(rows: number, length: number, shift: number, starts: number): void;
  put(near: number, far: number, length: number, shift: number, next: number, low: number, targets: number): void;
  deal(offsets: number, people: number, start: number, end: number, low: number, spare: number, targets: number): void;
  dealListed(
    offsets: number,
    people: number,
    first: number,
    start: number,
    end: number,
    low: number,
    spare: number,
    targets: number,
    from: number,
    to: number,
    tie: number,
    ties: number,
  ): number;
  sort(offsets: number, people: number, targets: number, spare: number, digits: number): void;
  attach(
    first: number,
    end: number,
    ties: number,
    a: number,
    b: number,
    from: number,
    to: number,
    chosen: number,
    last: number,
    drawn: number,
  ): number;
  lines(at: number, stop: number, delimiter: number, bound: number, from: number, to: number, told: number): number;
  largest(numbers: number, length: number, most: number): number;
  see(numbers: number, length: number, seen: number): void;
  rising(from: number, to: number, length: number): number;
  same(one: number, other: number, length: number): number;
  repeats(offsets: number, people: number, targets: number): number;
  hashes(bytes: number, offsets: number, count: number, keys: number, places: number, last: number): number;
  spell(values: number, count: number, offsets: number, bytes: number): void;
  below(room: number, a: number, b: number, names: number, block: number, size: number, occasion: number): number;
  least(room: number, a: number, b: number, names: number, block: number, size: number, occasion: number): number;
  notice(plan: number, step: number): number;
  judge(plan: number): number;
  press(plan: number, offsets: number, targets: number, first: number, count: number, step: number): void;
  resist(plan: number, block: number): void;
  yielding(plan: number, block: number, step: number, end: number): number;
  nextDate(plan: number, block: number, after: number): number;
  thankful(plan: number, first: number, count: number, a: number, b: number): number;
  readonly BYTES: { readonly value: number };
  readonly TIES: { readonly value: number };
  readonly HEARERS: { readonly value: number };
  readonly TELLERS: { readonly value: number };
  readonly LINE: { readonly value: number };
  readonly SPEAKERS: { readonly value: number };
  readonly LIMITS: { readonly value: number };
  readonly FOUND: { readonly value: number };
  readonly MARKS: { readonly value: number };
  readonly FIELD_BYTES: { readonly value: number };
}

/** With fewer people or ties than this at a time, what they need is done before a kernel is at work. */
export const WORTH_A_KERNEL = 10_000;

let compiled: WebAssembly.Module | undefined;
const kernels = new WeakMap<Arena, Kernel | null>();

/** The kernel for these arrays; undefined where they do not all lie in one memory of its, or it does not run here. */
export function kernelFor(...arrays: readonly ArrayBufferView[]): Kernel | undefined {
  const arena = arenaOf(...arrays);
  if (arena === undefined) return undefined;
  let kernel = kernels.get(arena);
  if (kernel === undefined) {
    kernel = kernelOn(arena.memory);
    kernels.set(arena, kernel);
  }
  return kernel ?? undefined;
}

function kernelOn(memory: WebAssembly.Memory): Kernel | null {
  try {
    compiled ??= new WebAssembly.Module(fromBase64(KERNEL_WASM));
    return new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as Kernel;
  } catch {
    return null;
  }
}

const HOW = { all: 0, one: 1, hearer: 2, tie: 3 };

/** The talk loop by the kernel, on rows in its memory. */
export class KernelTalk implements TalkLoop {
  readonly ties: Uint32Array;
  readonly hearers: Uint32Array;
  readonly tellers: Uint32Array;
  private readonly line: Uint32Array;
  /** What the kernel was told to do, where it has done all of it. */
  private opened: Telling | undefined;
  /** The list of speakers that was asked about last, and whether it lies in the kernel's memory. */
  private asked: Uint32Array | undefined;
  private isNear = false;

  /** `room`: so many bytes as the kernel says, in its memory. */
  constructor(
    readonly kernel: Kernel,
    private readonly room: Uint8Array,
  ) {
    const list = (from: { value: number }, end: { value: number }) =>
      new Uint32Array(room.buffer, room.byteOffset + from.value, (end.value - from.value) >>> 2);
    const { TIES, HEARERS, TELLERS, LINE, BYTES } = kernel;
    this.ties = list(TIES, HEARERS);
    this.hearers = list(HEARERS, TELLERS);
    this.tellers = list(TELLERS, LINE);
    this.line = list(LINE, BYTES);
  }

  run(speakers: Uint32Array, first: number, end: number, telling: Telling, heard: (living: number) => void): void {
    this.prepare(telling);
    // A run that is broken off leaves work behind: the next one opens anew.
    this.opened = undefined;
    if (this.near(speakers)) this.speak(speakers.byteOffset + 4 * first, first, end, 1, heard);
    else this.speakByLines(speakers, first, end, heard);
    this.opened = telling;
  }

  /** Has the kernel know what is to be done. */
  prepare(telling: Telling): void {
    if (telling !== this.opened) this.open(telling);
    this.opened = telling;
  }

  /** Speakers who stand in the kernel's memory are read there. */
  private near(speakers: Uint32Array): boolean {
    if (speakers !== this.asked) {
      this.asked = speakers;
      this.isNear = arenaOf(speakers, this.room) !== undefined;
    }
    return this.isNear;
  }

  private speakByLines(speakers: Uint32Array, first: number, end: number, heard: (living: number) => void): void {
    const { line } = this;
    for (let place = first; place < end; place += line.length) {
      const last = Math.min(place + line.length, end);
      line.set(speakers.subarray(place, last));
      this.speak(line.byteOffset, place, last, last === end ? 1 : 0, heard);
    }
  }

  private speak(at: number, first: number, end: number, last: number, heard: (living: number) => void): void {
    const { kernel } = this;
    let living = kernel.speak(at, first, end - first, last);
    for (; living >= 0; living = kernel.piece(last)) heard(living);
    if (living !== -1) heard(~living);
  }

  private open({ rows: { offsets, targets }, keys, key: { a, b }, chance, named }: Telling): void {
    const own = typeof chance === 'object' ? chance : null;
    this.kernel.open(
      this.room.byteOffset,
      offsets.byteOffset,
      targets.byteOffset,
      keys?.byteOffset ?? 0,
      a,
      b,
      howOf(chance),
      typeof chance === 'number' ? chance : 0,
      own?.lasts.byteOffset ?? 0,
      own?.weights?.byteOffset ?? 0,
      named ? 1 : 0,
    );
  }
}

function howOf(chance: Chance): number {
  if (chance === null) return HOW.all;
  return typeof chance === 'number' ? HOW.one : HOW[chance.by];
}
