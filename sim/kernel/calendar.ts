// A calendar queue: what is due on which step. Entries are never moved; whoever takes one checks whether it still holds.

export class Calendar {
  private readonly heads: Int32Array;
  private what = new Uint32Array(64);
  private next = new Int32Array(64);
  private length = 0;
  /** Nothing is noted for steps from the one asked about last up to this one. */
  private asked = 0;
  private empty = 0;

  constructor(private readonly steps: number) {
    this.heads = new Int32Array(steps + 1).fill(-1);
  }

  /** Notes something for a step; beyond the last step it is forgotten. */
  add(step: number, subject: number): void {
    if (step > this.steps) return;
    if (step < this.empty) this.empty = step;
    if (this.length === this.what.length) {
      const what = new Uint32Array(this.length * 2);
      what.set(this.what);
      this.what = what;
      const next = new Int32Array(this.length * 2);
      next.set(this.next);
      this.next = next;
    }
    this.what[this.length] = subject;
    this.next[this.length] = this.heads[step];
    this.heads[step] = this.length++;
  }

  /** Calls `visit` for all that is due on a step, also for what is added to that step meanwhile. */
  take(step: number, visit: (subject: number) => void): void {
    while (this.heads[step] >= 0) {
      const entry = this.heads[step];
      this.heads[step] = this.next[entry];
      visit(this.what[entry]);
    }
  }

  /** Whether anything is noted for this step or a later one. */
  pending(from: number): boolean {
    // Asked step by step, each is looked at once.
    let step = from < this.asked ? from : Math.max(from, this.empty);
    while (step <= this.steps && this.heads[step] < 0) step++;
    this.asked = from;
    this.empty = step;
    return step <= this.steps;
  }
}
