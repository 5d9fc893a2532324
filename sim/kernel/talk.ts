// The talk loop: speakers turn to those who listen to them. Every model whose people talk along ties goes through it.
// Memory is what takes time here, not arithmetic, and a processor fetches many places at once only where none waits for
// another, and few instructions lie between. So the work is done in phases, over 128 blocks of up to 32 ties at a time:
//
//   0 look    where the rows of speakers lie, cut into blocks, and what their luck is keyed by
//   1 weigh   the chance of each tie, where ties differ in it: a read of the hearer's
//   2 draw    which ties live, from keys alone
//   3 fetch   who hears on each living tie, and where it matters, from whom: reads that do not depend on one another
//   4 tell    each hearer in turn: the model's
//
// A tie's luck depends on its speaker and its place in their row, so that it does not matter who else speaks and how the
// work is cut. Phases 0 to 3 are done by the WebAssembly kernel where rows lie in its memory (kernel.ts), else in
// TypeScript (plain-talk.ts), to the same bits.

import { arenaOf, memoryBeside } from './arena.ts';
import { KernelTalk, kernelFor } from './kernel.ts';
import type { Key } from './luck.ts';
import { threshold } from './luck.ts';
import { PlainTalk } from './plain-talk.ts';

/**
 * How likely ties live, as the largest 32-bit uniform with which one does: the same for all, or one for each hearer or each
 * tie, where ties of weight 0 never live. Null: all live, and nothing is drawn.
 */
export type Chance = number | OwnChances | null;
export interface OwnChances {
  readonly by: 'hearer' | 'tie';
  readonly lasts: Uint32Array;
  readonly weights: Float64Array | null;
}

/** The largest 32-bit uniform below a chance above 0. */
export const lastBelow = (chance: number): number => Math.max(threshold(chance), 1) - 1;

export interface Telling {
  readonly rows: { readonly offsets: Uint32Array; readonly targets: Uint32Array };
  /** What people are keyed by; null where by their number. */
  readonly keys: Uint32Array | null;
  /** Luck for the purpose of talking. */
  readonly key: Key;
  readonly chance: Chance;
  /** Whether it matters who speaks to whom. */
  readonly named: boolean;
}

/** Whoever speaks is heard by all who listen. */
export const everyTie = (rows: Telling['rows']): Telling => ({
  rows,
  keys: null,
  key: { a: 0, b: 0 },
  chance: null,
  named: false,
});

export interface TalkLoop {
  /** Of each living tie of the piece at hand: its place in `targets`, who hears, and where it matters, who speaks, by place in the list. */
  readonly ties: Uint32Array;
  readonly hearers: Uint32Array;
  readonly tellers: Uint32Array;
  /**
   * The speakers speakers[first] … speakers[end − 1] try all ties of their rows. `heard` is called for each piece of work
   * with how many of its ties live; pieces and their ties come in the order of speakers and rows.
   */
  run(speakers: Uint32Array, first: number, end: number, telling: Telling, heard: (living: number) => void): void;
}

const plain: TalkLoop = new PlainTalk();
const loops = new WeakMap<object, TalkLoop>();

/** By the offsets of rows: what was asked for last, which is mostly what is asked for next. */
const latest = new WeakMap<Uint32Array, Pick<Telling, 'keys' | 'chance'> & { targets: Uint32Array; loop: TalkLoop }>();

/** The thread's own loop for these rows. Nobody may run it again while it tells. */
export function talkLoop(telling: Telling): TalkLoop {
  const { rows, keys, chance } = telling;
  const { offsets, targets } = rows;
  const before = latest.get(offsets);
  if (before?.targets === targets && before.keys === keys && before.chance === chance) return before.loop;
  const loop = loopFor(telling);
  latest.set(offsets, { targets, keys, chance, loop });
  return loop;
}

function loopFor({ rows: { offsets, targets }, keys, chance }: Telling): TalkLoop {
  const own = typeof chance === 'object' && chance !== null ? [chance.lasts, chance.weights ?? chance.lasts] : [];
  const arrays = [offsets, targets, keys ?? offsets, ...own];
  const arena = arenaOf(...arrays);
  if (arena === undefined) return plain;
  const known = loops.get(arena);
  if (known !== undefined) return known;
  const kernel = kernelFor(...arrays);
  const room = kernel && memoryBeside(offsets).u8(kernel.BYTES.value);
  const loop = room !== undefined && arenaOf(room) === arena ? new KernelTalk(kernel!, room) : plain;
  loops.set(arena, loop);
  return loop;
}
