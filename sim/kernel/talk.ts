// The talk loop: speakers turn to those who listen to them. Every model whose people talk along ties goes through it.
// Memory is what takes time here, not arithmetic, and a processor fetches many places at once only where none waits for
// another. So the work is done in phases, over some blocks of up to 32 ties at a time:
//
//   0 look    where the rows of speakers lie, cut into blocks, and what their luck is keyed by
//   1 weigh   the chance of each tie, where ties differ in it: a read of the hearer's
//   2 draw    which ties live, from keys alone (draws.ts)
//   3 fetch   who hears on each living tie, and where it matters, from whom: reads that do not depend on one another
//   4 tell    each hearer in turn: the model's
//
// A tie's luck depends on its speaker and its place in their row, so that it does not matter who else speaks and how the
// work is cut.

import { Deal, WORTH_DEALING } from './deal.ts';
import type { Draws } from './draws.ts';
import { BLOCK_TIES, BLOCKS, quickDraws } from './draws.ts';
import type { Key } from './luck.ts';
import { threshold } from './luck.ts';

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
  /** Whether hearers are told in order of where they lie (deal.ts), and not in that of speakers. */
  readonly dealt: boolean;
}

/** Whoever speaks is heard by all who listen. */
export const everyTie = (rows: Telling['rows']): Telling => ({
  rows,
  keys: null,
  key: { a: 0, b: 0 },
  chance: null,
  named: false,
  dealt: false,
});

export class TalkLoop {
  /** Of each living tie of the piece of work at hand: who hears, and where it matters, who speaks, by place in the list. */
  readonly hearers = new Uint32Array(BLOCKS * BLOCK_TIES);
  readonly tellers = new Uint32Array(BLOCKS * BLOCK_TIES);
  private deal: Deal | undefined;
  private readonly placeOf = new Uint32Array(BLOCKS);
  private readonly keyOf = new Uint32Array(BLOCKS);
  private readonly begins = new Uint32Array(BLOCKS);
  private readonly ends = new Uint32Array(BLOCKS);

  constructor(private readonly draws: Draws = quickDraws()) {}

  /** Where each living tie of the piece stands in `targets`. */
  get ties(): Uint32Array {
    return this.draws.ties;
  }

  /**
   * The speakers speakers[first] … speakers[end − 1] try all ties of their rows. `heard` is called for each piece of work
   * with how many of its ties live; pieces and their ties come in the order of speakers and rows, or are dealt.
   */
  run(speakers: Uint32Array, first: number, end: number, telling: Telling, heard: (living: number) => void): void {
    const people = telling.rows.offsets.length - 1;
    if (!telling.dealt || people < WORTH_DEALING) {
      this.inOrder(speakers, first, end, telling, heard);
      return;
    }
    this.deal ??= new Deal();
    const { deal } = this;
    this.inOrder(speakers, first, end, telling, (living) => {
      deal.add(this, living);
      if (deal.room < BLOCKS * BLOCK_TIES) deal.hand(people, this, heard);
    });
    deal.hand(people, this, heard);
  }

  private inOrder(
    speakers: Uint32Array,
    first: number,
    end: number,
    telling: Telling,
    heard: (living: number) => void,
  ): void {
    const { keys, numbers, firsts, open } = this.draws;
    const { placeOf, keyOf, begins, ends } = this;
    let blocks = 0;
    for (let place = first; place < end; place++) {
      const i = (place - first) % BLOCKS;
      if (i === 0) this.look(speakers, place, Math.min(end, place + BLOCKS), telling);
      for (let tie = begins[i], last = ends[i], number = 0; tie < last; tie += BLOCK_TIES, number++) {
        if (blocks === BLOCKS) {
          this.piece(blocks, telling, heard);
          blocks = 0;
        }
        const left = last - tie;
        placeOf[blocks] = place;
        keys[blocks] = keyOf[i];
        numbers[blocks] = number;
        firsts[blocks] = tie;
        open[blocks++] = left >= BLOCK_TIES ? -1 : (1 << left) - 1;
      }
    }
    if (blocks > 0) this.piece(blocks, telling, heard);
  }

  /** Short, so that the processor is at many speakers at once. */
  private look(speakers: Uint32Array, first: number, end: number, { rows: { offsets }, keys }: Telling): void {
    const { keyOf, begins, ends } = this;
    for (let place = first; place < end; place++) {
      const speaker = speakers[place];
      begins[place - first] = offsets[speaker];
      ends[place - first] = offsets[speaker + 1];
      keyOf[place - first] = keys === null ? speaker : keys[speaker];
    }
  }

  private piece(blocks: number, { rows, chance, key, named }: Telling, heard: (living: number) => void): void {
    const living = this.living(blocks, rows.targets, chance, key);
    fetch(this.draws.ties, living, rows.targets, this.hearers);
    if (named) this.name(living);
    heard(living);
  }

  private living(blocks: number, targets: Uint32Array, chance: Chance, key: Key): number {
    const { draws } = this;
    if (chance === null) return this.all(blocks);
    if (typeof chance === 'number') draws.lasts[0] = chance;
    else this.weigh(blocks, targets, chance);
    return draws.draw(blocks, key, typeof chance !== 'number');
  }

  /** Phase 2 where every tie lives. */
  private all(blocks: number): number {
    const { firsts, open, ties } = this.draws;
    let living = 0;
    for (let block = 0; block < blocks; block++) {
      const end = firsts[block] + tiesOf(open[block]);
      for (let tie = firsts[block]; tie < end; tie++) ties[living++] = tie;
    }
    return living;
  }

  private weigh(blocks: number, targets: Uint32Array, { by, lasts: from, weights }: OwnChances): void {
    const { firsts, open, lasts } = this.draws;
    for (let block = 0; block < blocks; block++) {
      const first = firsts[block];
      const count = tiesOf(open[block]);
      for (let bit = 0, to = block * BLOCK_TIES; bit < count; bit++, to++) {
        lasts[to] = from[by === 'hearer' ? targets[first + bit] : first + bit];
        if (weights !== null && weights[first + bit] === 0) open[block] &= ~(1 << bit);
      }
    }
  }

  /** Each block's speaker once for each of its living ties. */
  private name(living: number): void {
    const { placeOf, tellers } = this;
    const { open } = this.draws;
    for (let block = 0, i = 0; i < living; block++) {
      for (let rest = open[block]; rest !== 0; rest &= rest - 1) tellers[i++] = placeOf[block];
    }
  }
}

function fetch(ties: Uint32Array, living: number, targets: Uint32Array, hearers: Uint32Array): void {
  for (let i = 0; i < living; i++) hearers[i] = targets[ties[i]];
}

/** How many ties a block has, up to the last that is open. */
const tiesOf = (open: number): number => BLOCK_TIES - Math.clz32(open);

let loop: TalkLoop | undefined;
/** The thread's own loop. Nobody may run it again while it tells. */
export function talkLoop(): TalkLoop {
  loop ??= new TalkLoop();
  return loop;
}
