// Who began to talk or stopped on a step, in order, until the talk loop carries it to those who listen: many at a time,
// since their rows are all over the memory.

export class Speeches {
  count = 0;
  step = 0;
  speakers = new Uint32Array(256);
  /** Kind of talk; present intensity, negative for whoever stops; what is reported; 1 for a beginning, −1 for an end. */
  columns = new Uint8Array(256);
  parts = new Float64Array(256);
  reports = new Float64Array(256);
  signs = new Int8Array(256);

  add(speaker: number, column: number, part: number, report: number, sign: number, step: number): void {
    if (this.count === this.speakers.length) this.grow();
    const place = this.count++;
    this.step = step;
    this.speakers[place] = speaker;
    this.columns[place] = column;
    this.parts[place] = part;
    this.reports[place] = report;
    this.signs[place] = sign;
  }

  private grow(): void {
    const room = 2 * this.speakers.length;
    this.speakers = wider(this.speakers, new Uint32Array(room));
    this.columns = wider(this.columns, new Uint8Array(room));
    this.parts = wider(this.parts, new Float64Array(room));
    this.reports = wider(this.reports, new Float64Array(room));
    this.signs = wider(this.signs, new Int8Array(room));
  }
}

function wider<A extends { set(from: ArrayLike<number>): void } & ArrayLike<number>>(array: A, larger: A): A {
  larger.set(array);
  return larger;
}
