// Who began to talk or stopped on a step, in order, until the talk loop carries it to those who listen: many at a time,
// since their rows are all over the memory.

import { longer } from '../../kernel/longer.ts';

export class Speeches {
  count = 0;
  step = 0;
  speakers = new Uint32Array(256);
  /** Kind of talk; present intensity, negative for whoever stops; what is reported; 1 for a beginning, −1 for an end. */
  kinds = new Uint8Array(256);
  parts = new Float64Array(256);
  reports = new Float64Array(256);
  signs = new Int8Array(256);

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

  private grow(): void {
    const room = 2 * this.speakers.length;
    this.speakers = longer(this.speakers, room);
    this.kinds = longer(this.kinds, room);
    this.parts = longer(this.parts, room);
    this.reports = longer(this.reports, room);
    this.signs = longer(this.signs, room);
  }
}
