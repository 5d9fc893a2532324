// How many replicates a thread is given at a time: as many as take it some milliseconds. So what threads say to each other
// costs little beside the work, while rows, progress and an interruption do not wait much longer than for one replicate.

/** Milliseconds of work in a portion. */
const WORK = 10;
const MOST = 4096;

export class Portion {
  private size = 1;

  /** Of so many that are left for so many threads: towards the end fewer, so that they end together. */
  of(left: number, threads: number): number {
    return Math.max(1, Math.min(this.size, Math.ceil(left / (2 * threads))));
  }

  /** So many replicates took a thread so many milliseconds. */
  took(replicates: number, milliseconds: number): void {
    const fitting = Math.floor((WORK * replicates) / Math.max(milliseconds, 1e-3));
    this.size = Math.max(1, Math.min(MOST, 2 * this.size, fitting));
  }
}
