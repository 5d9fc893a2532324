// Who began to talk or stopped on a step, in order, until the talk loop carries it to those who listen: many at a time,
// since their rows are all over the memory.

import type { Allocator } from '../../kernel/memory.ts';

export class Speeches {
  count = 0;
  step = 0;
  speakers!: Uint32Array;
  /** Kind of talk; present intensity, negative for whoever stops; what is reported; 1 for a beginning, −1 for an end. */
  kinds!: Uint8Array;
  parts!: Float64Array;
  reports!: Float64Array;
  signs!: Int8Array;

  constructor(private readonly memory: Allocator) {
    this.make(256);
  }

  add(speaker: number, kind: number, part: number, report: number, sign: number, step: number): void {
    if (this.count === this.speakers.length) this.grow();
    const place = this.count++;
    this.step = step;
    this.speakers[place] = speaker;
    this.kinds[place] = kind;
    this.parts[place] = part;
    this.reports[place] = report;
    this.signs[place] = sign;
  }

  private make(room: number): void {
    const { memory } = this;
    this.speakers = memory.u32(room);
    this.kinds = memory.u8(room);
    this.parts = memory.f64(room);
    this.reports = memory.f64(room);
    this.signs = memory.i8(room);
  }

  private grow(): void {
    const { speakers, kinds, parts, reports, signs } = this;
    this.make(2 * speakers.length);
    this.speakers.set(speakers);
    this.kinds.set(kinds);
    this.parts.set(parts);
    this.reports.set(reports);
    this.signs.set(signs);
  }
}
