// What is left to do in a run, by market: replicates that wait for a thread, and how many are not yet told. Long lists are
// taken from their end, so that a million replicates cost no more each than ten.

export class Backlog {
  /** Replicates not yet told. */
  left: number;
  /** The market that is worked off last. */
  readonly last: number;
  private readonly waiting = new Map<number, number[]>();
  private readonly open = new Map<number, number>();
  private readonly losses = new Map<string, number>();
  /** Replicates that are run with no others: one of them may end its thread. */
  private readonly alone = new Set<number>();

  /** `replicates` in rising order, at least one. */
  constructor(
    replicates: readonly number[],
    private readonly marketOf: (replicate: number) => number,
  ) {
    this.left = replicates.length;
    this.last = marketOf(replicates[replicates.length - 1]);
    for (const replicate of replicates) this.list(marketOf(replicate)).push(replicate);
    for (const [market, list] of this.waiting) {
      list.reverse();
      this.open.set(market, list.length);
    }
  }

  /** Whether replicates of a market wait for a thread. */
  waitsFor(market: number): boolean {
    return this.waiting.has(market);
  }

  /** Whether replicates of a market are not yet told. */
  needs(market: number): boolean {
    return (this.open.get(market) ?? 0) > 0;
  }

  /** The first market that something waits for and that `known` does not hold. */
  nextOutside(known: ReadonlyMap<number, unknown>): number | undefined {
    for (const market of this.waiting.keys()) if (!known.has(market)) return market;
    return undefined;
  }

  /** The next replicates of a market that wait, at most so many. */
  take(market: number, most: number): number[] {
    const list = this.list(market);
    const taken = [list.pop()!];
    const fits = (replicate: number) => !this.alone.has(replicate);
    if (fits(taken[0]))
      while (taken.length < most && list.length > 0 && fits(list[list.length - 1])) taken.push(list.pop()!);
    if (list.length === 0) this.waiting.delete(market);
    return taken;
  }

  /** Replicates that were taken have to be run, each `alone` or not. */
  putBack(replicates: readonly number[], alone = false): void {
    for (const replicate of replicates.toReversed()) {
      if (alone) this.alone.add(replicate);
      this.list(this.marketOf(replicate)).push(replicate);
    }
  }

  /** A replicate is off our hands. */
  told(replicate: number): void {
    const market = this.marketOf(replicate);
    this.open.set(market, this.open.get(market)! - 1);
    this.left--;
  }

  /** How often this has now been lost. */
  lost(name: string): number {
    const losses = (this.losses.get(name) ?? 0) + 1;
    this.losses.set(name, losses);
    return losses;
  }

  private list(market: number): number[] {
    let list = this.waiting.get(market);
    if (list === undefined) this.waiting.set(market, (list = []));
    return list;
  }
}
