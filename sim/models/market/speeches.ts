// Who began to talk or stopped on a step, in order, until the talk loop carries it to those who listen: many at a time,
// since their rows are all over the memory.

import { COLUMNS, REPORTS, TALKERS } from '../../kernel/assembly/earshot-places.ts';
import type { Allocator } from '../../kernel/memory.ts';

export class Speeches {
  count = 0;
  readonly speakers: Uint32Array;
  /** Of each, what it adds to the row of a hearer whose tie weighs 1. */
  said: Float32Array;

  /** Room for so many. */
  constructor(room: number, memory: Allocator) {
    this.speakers = memory.u32(room);
    this.said = memory.f32(room * COLUMNS);
  }

  get full(): boolean {
    return this.count === this.speakers.length;
  }

  /** `sign`: 1 for a beginning, −1 for an end. */
  add(speaker: number, kind: number, part: number, report: number, sign: number): void {
    const place = this.count++;
    this.speakers[place] = speaker;
    const { said } = this;
    const row = place * COLUMNS;
    // A loop: to fill so few is slower.
    for (let column = row; column < row + COLUMNS; column++) said[column] = 0;
    said[row + kind] = sign * part;
    said[row + REPORTS + kind] = sign * part * report;
    said[row + TALKERS] = sign;
  }
}
