// A calendar queue: what is due on which step. Entries are never moved; whoever takes one checks whether it still holds.
// They stand in pages of a few, each of one step; a page that was taken is written on anew.

/** Entries on a page. */
const PAGE = 32;
const NONE = -1;

export class Calendar {
  /** Of each step, the page that is written on, and how many stand there. */
  private readonly pages: Int32Array;
  private readonly written: Uint8Array;
  private entries = new Uint32Array(2 * PAGE);
  /** Of each page, the full one of the same step before it; of one that is free, the next free one. */
  private before = new Int32Array(2);
  /** How many pages there are, and the first that is free. */
  private count = 0;
  private free = NONE;
  /** Nothing is noted for steps from the one asked about last up to this one. */
  private asked = 0;
  private empty = 0;

  constructor(private readonly steps: number) {
    this.pages = new Int32Array(steps + 1).fill(NONE);
    this.written = new Uint8Array(steps + 1);
  }

  /** Notes something for a step; beyond the last step it is forgotten. */
  add(step: number, subject: number): void {
    if (step > this.steps) return;
    if (step < this.empty) this.empty = step;
    if (this.pages[step] === NONE || this.written[step] === PAGE) this.turn(step);
    this.entries[this.pages[step] * PAGE + this.written[step]++] = subject;
  }

  /** Calls `visit` for all that is due on a step, also for what is added to that step meanwhile. */
  take(step: number, visit: (subject: number) => void): void {
    while (this.pages[step] !== NONE) {
      const page = this.pages[step];
      const subject = this.entries[page * PAGE + --this.written[step]];
      if (this.written[step] === 0) this.turnBack(step);
      visit(subject);
    }
  }

  /** Whether anything is noted for this step or a later one. */
  pending(from: number): boolean {
    // Asked step by step, each is looked at once.
    let step = from < this.asked ? from : Math.max(from, this.empty);
    while (step <= this.steps && this.pages[step] === NONE) step++;
    this.asked = from;
    this.empty = step;
    return step <= this.steps;
  }

  /** A step goes on on an empty page. */
  private turn(step: number): void {
    let page = this.free;
    if (page === NONE) {
      page = this.count++;
      if (page === this.before.length) this.grow();
    } else {
      this.free = this.before[page];
    }
    this.before[page] = this.pages[step];
    this.pages[step] = page;
    this.written[step] = 0;
  }

  /** A step's last page is empty. */
  private turnBack(step: number): void {
    const page = this.pages[step];
    this.pages[step] = this.before[page];
    if (this.pages[step] !== NONE) this.written[step] = PAGE;
    this.before[page] = this.free;
    this.free = page;
  }

  private grow(): void {
    const pages = Math.ceil(1.5 * this.before.length);
    const entries = new Uint32Array(pages * PAGE);
    entries.set(this.entries);
    this.entries = entries;
    const before = new Int32Array(pages);
    before.set(this.before);
    this.before = before;
  }
}
