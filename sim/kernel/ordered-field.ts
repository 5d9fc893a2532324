// An ordered exponential field: one keyed Exp(1) mark for every person on every occasion, drawn for a block of 256
// people in rising order. The least of m independent Exp(1) is Exp(1)/m, its holder is uniform, the next lies Exp(1)/(m−1)
// above it, and so on (Rényi's representation of order statistics, 1953). So whoever asks for all marks below a pressure
// pays for those marks and for nobody else, and the marks have exactly the law of independent draws.
//
// For questions of the kind "who, of everybody, is below?". Where one person's mark is asked for, see `ExpField`.

import { BLOCK } from './field.ts';
import type { Key } from './luck.ts';
import { laneA, laneB, uniformOf, wordOf } from './luck.ts';
import { log } from './math.ts';

const MARKS = 0x40000000;

export class OrderedField {
  readonly blocks: number;
  /** Holders already drawn in the block at hand. */
  private readonly drawn = new Uint8Array(BLOCK);
  private readonly holders = new Uint16Array(BLOCK);

  constructor(
    private readonly key: Key,
    private readonly people: number,
  ) {
    this.blocks = Math.ceil(people / BLOCK);
  }

  /** Calls `visit` for every person of a block whose mark on an occasion lies below `limit`, by rising mark. */
  below(block: number, occasion: number, limit: number, visit: (person: number, mark: number) => void): void {
    const blockA = laneA(this.key.a, block);
    const a = laneA(blockA, occasion);
    const b = laneB(laneB(this.key.b, blockA), a);
    const size = Math.min(BLOCK, this.people - block * BLOCK);
    let mark = 0;
    let attempt = 0;
    let count = 0;
    while (count < size) {
      mark -= log(1 - uniformOf(a, b, MARKS + count)) / (size - count);
      if (mark >= limit) break;
      let holder = 0;
      do holder = Math.floor((wordOf(a, b, attempt++) / 4294967296) * size);
      while (this.drawn[holder] === 1);
      this.drawn[holder] = 1;
      this.holders[count++] = holder;
      visit(block * BLOCK + holder, mark);
    }
    for (let place = 0; place < count; place++) this.drawn[this.holders[place]] = 0;
  }

  /** The mark of one person. Slow: draws the block until the person comes. */
  mark(person: number, occasion: number): number {
    let found = 0;
    this.below(person >>> 8, occasion, Number.POSITIVE_INFINITY, (holder, mark) => {
      if (holder === person) found = mark;
    });
    return found;
  }
}
